"""Ready-made flows: each is made whole from a few answers, in both languages, without a problem."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone, translation

from flows.checking import check_drawing
from flows.engine.errands import Sms
from flows.engine.node import node_types
from flows.engine.runner import State, take_after
from flows.models import Flow, Person, Prompt, Take
from flows.programs import program_for
from flows.publishing import publish
from flows.templates.all import TEMPLATES
from flows.templates.template import Template
from flows.templates.test_bench import LEFT_OUT
from flows.voices.making import make_take
from flows.voices.rows import TakeState
from tests.personas import Persona
from tests.templates.making import MADE_AT, answers_to, made_by, published

pytestmark = pytest.mark.django_db


def made(dora: Persona, template: Template, **changes: Any) -> Flow:
    body = {"name": "The flow", "answers": answers_to(template, **changes)}
    answer = dora.api.post(f"/api/templates/{template.key}/", body)
    assert answer.status_code == 201, answer.json()
    return Flow.objects.get(pk=answer.json()["id"])


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_a_template_makes_a_flow_that_lacks_nothing_but_its_sounds(
    dora: Persona, template: Template, language: str
) -> None:
    with translation.override(language):
        flow = made(dora, template)
    silent = {"unplayable", "no_prompt", "silent"}
    found = [issue for issue in check_drawing(flow.draft) if issue.code not in silent]
    assert [(issue.code, issue.node, issue.field) for issue in found] == []


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_its_messages_are_written_in_both_languages_and_being_spoken(
    dora: Persona, template: Template
) -> None:
    made(dora, template)
    prompts = list(Prompt.objects.filter(folder="The flow"))
    assert len(prompts) == len(template.words)
    for prompt in prompts:
        texts = {script.language: script.text for script in prompt.scripts.all()}
        assert set(texts) == {"en", "sv"}
        assert all(texts.values())
        assert not any("{" in text for text in texts.values())
        assert prompt.takes.count() == 2


def test_a_template_asks_at_most_five_questions() -> None:
    assert max(len(template.questions) for template in TEMPLATES.values()) <= 5


def test_departments_are_told_with_their_keys(dora: Persona) -> None:
    made(dora, TEMPLATES["main-menu"])
    said = Prompt.objects.get(name="The flow: Main menu").scripts.get(language="en").text
    assert "For Anna, press 1. For Bo, press 2." in said


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"call_talked": "no"}, ["+46701740605 hung up before anybody on call answered."]),
        ({"call_talked": "yes"}, []),
        # The carrier does not tell: nobody is alarmed for nothing.
        ({"call_talked": ""}, []),
        ({"call_talked": "no", "manager_told": "yes"}, []),
    ],
    ids=["missed", "talked", "nobody knows", "told already"],
)
def test_on_call_the_manager_hears_of_who_hung_up_and_of_nobody_twice(
    petra: Persona, known: dict[str, str], said: list[str]
) -> None:
    flow = published(made_by(petra, TEMPLATES["on-call"], "en"))
    assert flow.live_version is not None
    parties = {"caller": "+46701740605", "called": "+46766861004"}
    turn = take_after(
        program_for(flow.live_version.pk), State(node=None, variables=parties), known, MADE_AT
    )
    assert [errand for errand in turn.sends if not isinstance(errand, Sms)] == []
    assert [(sms.to, sms.text) for sms in turn.sends if isinstance(sms, Sms)] == [
        ("+46701234567", text) for text in said
    ]


def test_the_wizard_is_told_what_to_ask(dora: Persona) -> None:
    told = dora.api.get("/api/templates/", headers={"Accept-Language": "en"}).json()
    assert [each["key"] for each in told] == list(TEMPLATES)
    assert told[0]["questions"][0] == {
        "name": "language",
        "kind": "language",
        "label": "Which language do most callers speak?",
        "help": "",
        "required": True,
        "most": 10,
        "row": "",
    }


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"company": " "}, "company", "Please answer this question."),
        ({"company": "x" * 81}, "company", "Use at most 80 characters."),
        (
            {"email": "anna"},
            "email",
            "“anna” is no e-mail address: write one like anna@example.com.",
        ),
        ({"colleagues": []}, "colleagues", "Please answer this question."),
        (
            {"colleagues": [{"name": "Anna", "number": "12"}]},
            "colleagues",
            "Row 1: “12” is too short: look for a missing digit.",
        ),
        ({"colleagues": "Anna"}, "colleagues", "Please answer this question."),
        ({"open": "always"}, "open", "Please answer this question."),
        ({"language": "de"}, "language", "Choose one of the list."),
    ],
)
def test_what_cannot_be_understood_is_told_at_its_question(
    dora: Persona, changes: dict[str, Any], field: str, sentence: str
) -> None:
    template = TEMPLATES["open-closed"]
    body = {"name": "The flow", "answers": answers_to(template, **changes)}
    answer = dora.api.post(f"/api/templates/{template.key}/", body)
    assert (answer.status_code, answer.json()[field]) == (400, [sentence])
    assert not Flow.objects.exists()
    assert not Prompt.objects.exists()


def test_a_name_that_is_taken_is_told_before_anything_is_made(dora: Persona) -> None:
    made(dora, TEMPLATES["small-office"])
    before = Prompt.objects.count()
    body = {"name": "The flow", "answers": answers_to(TEMPLATES["small-office"])}
    answer = dora.api.post("/api/templates/small-office/", body)
    assert (answer.status_code, "name" in answer.json()) == (400, True)
    assert Prompt.objects.count() == before


def test_there_is_no_template_of_another_name(dora: Persona) -> None:
    body = {"name": "The flow", "answers": {}}
    assert dora.api.post("/api/templates/nothing/", body).status_code == 404


def test_a_reviewer_may_make_none(rut: Persona) -> None:
    template = TEMPLATES["small-office"]
    body = {"name": "The flow", "answers": answers_to(template)}
    assert rut.api.post(f"/api/templates/{template.key}/", body).status_code == 403


def test_once_its_messages_are_spoken_it_can_be_published(petra: Persona) -> None:
    flow = made(petra, TEMPLATES["small-office"])
    now = timezone.now()
    for take in Take.objects.filter(state=TakeState.WAITING):
        assert make_take(take.pk, now=now)
    publish(flow.pk, revision=flow.draft_revision, note="", user=None, now=now)
    flow.refresh_from_db()
    assert flow.live_version is not None


def test_a_colleague_who_is_known_is_not_made_twice(dora: Persona) -> None:
    made(dora, TEMPLATES["triage"])
    assert Person.objects.filter(name="Anna").count() == 1


def test_the_test_bench_has_every_kind_of_step_but_those_it_says_it_has_not(dora: Persona) -> None:
    flow = made(dora, TEMPLATES["test-bench"])
    drawn = {node["type"] for node in flow.draft["nodes"]}
    ours = {name for name, kind in node_types().items() if not type(kind).translations}
    assert ours - drawn == set(LEFT_OUT)
