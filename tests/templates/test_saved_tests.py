"""Ready-made flows come with saved tests, which pass as soon as their messages are spoken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import translation

from flows.models import FlowTest
from flows.templates.all import TEMPLATES
from flows.templates.making import make_from_template
from flows.testing.running import run_tests
from tests.personas import Persona
from tests.templates.making import MADE_AT, answers_to, give_sounds, made_by

pytestmark = pytest.mark.django_db
FEWEST = 3
ALWAYS = [[{"start": "00:00", "end": "24:00"}]] * 7


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("key", list(TEMPLATES))
def test_all_tests_of_a_template_pass(petra: Persona, key: str, language: str) -> None:
    results = run_tests(made_by(petra, TEMPLATES[key], language).pk).results
    assert len(results) >= FEWEST
    failing = [(str(result.test), result.sentences) for result in results if not result.passed]
    assert failing == []


@pytest.mark.parametrize("key", list(TEMPLATES))
def test_they_are_named_in_the_language_of_the_wizard(petra: Persona, key: str) -> None:
    made_by(petra, TEMPLATES[key], "en")
    english = set(FlowTest.objects.values_list("name", flat=True))
    FlowTest.objects.all().delete()
    with translation.override("sv"):
        answers = answers_to(TEMPLATES[key])
        make_from_template(key, name="Kontor", answers=answers, user=petra.user, now=MADE_AT)
    assert not english & set(FlowTest.objects.values_list("name", flat=True))


def test_the_editor_lists_them(petra: Persona) -> None:
    flow = made_by(petra, TEMPLATES["open-closed"], "en")
    told = petra.api.get(f"/api/flows/{flow.pk}/tests/").json()
    names = {test["name"] for test in told}
    assert names == {"Open: somebody answers", "Open: nobody answers", "Closed", "Holiday"}


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2028, 2, 29, 7, 0, tzinfo=UTC),
    ],
    ids=["the last second of a year", "a leap day"],
)
def test_they_pass_whenever_the_flow_is_made(petra: Persona, now: datetime) -> None:
    answers = answers_to(TEMPLATES["triage"])
    flow = make_from_template("triage", name="Office", answers=answers, user=petra.user, now=now)
    give_sounds()
    results = run_tests(flow.pk).results
    assert [result.passed for result in results] == [True] * 5


def test_what_never_comes_about_is_not_tested(petra: Persona) -> None:
    """Who is always open is never closed; holidays close all the same."""
    answers = answers_to(TEMPLATES["triage"], open=ALWAYS)
    make_from_template("triage", name="Office", answers=answers, user=petra.user, now=MADE_AT)
    names = set(FlowTest.objects.values_list("name", flat=True))
    assert names == {"Open: somebody answers", "Open: nobody answers", "Holiday: urgent"}
