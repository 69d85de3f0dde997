"""Templates made into flows, with sounds and published, as whoever answers the wizard would."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import translation

from flows.models import Flow, Prompt
from flows.prompts import replace_audio
from flows.publishing import publish
from flows.templates.making import make_from_template
from flows.templates.template import Template
from tests.personas import Persona
from webhooks.standin import tones

# The week that the wizard begins with, in Stockholm.
WEEK = [[{"start": "08:00", "end": "17:00"}]] * 5 + [[], []]
ANSWERS: dict[str, Any] = {
    "text": "Nordic Bikes",
    "email": "office@example.com",
    "phone": "070-123 45 67",
    "people": [
        {"name": "Anna", "number": "070-123 45 68"},
        {"name": "Bo", "number": "+46 70 123 45 69"},
    ],
    "week": WEEK,
    "language": "sv",
}
# A Monday in spring, before any of the moments that calls are made at.
MADE_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def answers_to(template: Template, **changes: Any) -> dict[str, Any]:
    given = {question.name: ANSWERS[question.kind] for question in template.questions}
    return given | changes


def made_by(persona: Persona, template: Template, language: str) -> Flow:
    """As somebody makes it who reads and speaks the language, once its messages are spoken."""
    with translation.override(language):
        answers = answers_to(template)
        if "language" in answers:
            answers["language"] = language
        flow = make_from_template(
            template.key, name="Office", answers=answers, user=persona.user, now=MADE_AT
        )
    give_sounds()
    return flow


def give_sounds() -> None:
    """Each message a sound of its own in each of its languages: a tone, since nobody listens."""
    pitch = 200
    for prompt in Prompt.objects.order_by("key"):
        for script in prompt.scripts.order_by("language"):
            pitch += 10
            sound = ContentFile(tones.tone(1.0, pitch=pitch), name="tone.wav")
            replace_audio(prompt.key, audio=sound, language=script.language)


def published(flow: Flow) -> Flow:
    publish(flow.pk, revision=flow.draft_revision, note="", user=None, now=MADE_AT)
    flow.refresh_from_db()
    return flow
