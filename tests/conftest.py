"""What every test may ask for; the fixtures themselves live beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation

from flows.engine.world import EMPTY
from tests.database import start_postgres

pytest_plugins = ["tests.goldens", "tests.personas"]

# The same examples each time, none against the clock, so that what passed once passes again on any
# machine; `make explore` draws new ones.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

E2E = Path(__file__).parent / "e2e"
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """pytest-django asks for this just before it makes the test database.

    It takes the place of a fixture that asks for the suffix, by which each process of a parallel
    run has a database of its own.
    """
    start_postgres(request.config)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The queue lives in the database, so it moves to the test database with it."""
    from tests.broker import in_the_test_database
    from webhooks.ending import doorbell

    # So that no bell of one test is still on its way in the next.
    doorbell._GATHER_SECONDS = 0.05
    with in_the_test_database():
        yield


@pytest.fixture(autouse=True)
def _our_language() -> Iterator[None]:
    """A page asked for in Swedish leaves its thread speaking Swedish."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _an_empty_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has learnt that there are no opening hours yet."""
    from flows import worlds

    monkeypatch.setattr(worlds, "_kept", EMPTY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks that follow from what a test asks for, so that nobody has to remember them."""
    for item in items:
        asks_for = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asks_for & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)
        if "golden" in asks_for:
            item.add_marker(pytest.mark.golden)
        if E2E in item.path.parents:
            item.add_marker(pytest.mark.e2e)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The order is another each time: who looks into a failure may want this one again."""
    seed = terminalreporter.config.getoption("randomly_seed", None)
    if seed is not None and terminalreporter.stats.get("failed"):
        terminalreporter.write_line(f"This order again: --randomly-seed={seed}")
