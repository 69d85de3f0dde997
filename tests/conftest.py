"""What every test may ask for; the fixtures themselves live beside this file."""

from __future__ import annotations

import pytest

from tests.database import start_postgres

pytest_plugins = ["tests.goldens"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """pytest-django asks for this just before it makes the test database."""
    start_postgres(request.config)
