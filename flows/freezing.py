"""A draft as the version it would be: nothing is written, whoever publishes does that."""

from __future__ import annotations

from django.utils.translation import ngettext

from flows.checking import numbers_of_ours, prompt_audio
from flows.engine.compiler import DocumentInvalid, compile_document, digest
from flows.engine.document import read_document
from flows.models import Flow, FlowVersion
from flows.parts import parts_of
from flows.problems import Refused
from flows.prompts import without_sound
from flows.shared.kinds import shared_things
from flows.voices.putting_together import Sounds, made_for, make_sounds


def sounds_of_draft(flow: Flow) -> Sounds:
    """What freezing the draft needs made, to hand to `freeze` where time is dear."""
    return make_sounds(read_document(flow.draft).document, prompt_audio())


def freeze(flow: Flow, *, sounds: Sounds | None = None) -> FlowVersion:
    """The draft, frozen; `Refused` while an error stands against it.

    With `sounds` nothing is made; `NotMade` where they are not those that are needed by now.
    """
    try:
        return frozen(flow, sounds=sounds)
    except DocumentInvalid as invalid:
        issues = [issue.to_json() for issue in invalid.issues]
        errors = sum(issue.severity == "error" for issue in invalid.issues)
        sentence = ngettext(
            "This flow has {n} problem: mend what is marked before publishing.",
            "This flow has {n} problems: mend what is marked before publishing.",
            errors,
        )
        raise Refused(sentence.format(n=errors), issues=issues) from None


def frozen(flow: Flow, *, sounds: Sounds | None = None) -> FlowVersion:
    """As `freeze`, for whoever has words of its own for an error. Raises DocumentInvalid."""
    reading = read_document(flow.draft)
    prompts = prompt_audio()
    program = compile_document(
        reading.document,
        prompts=prompts,
        made=made_for(reading.document, prompts, ready=sounds),
        numbers=numbers_of_ours(),
        unplayable=without_sound(prompts),
        shared=shared_things(),
        issues=reading.issues,
        parts=parts_of(reading.document),
        own=flow.key,
    )
    return FlowVersion(flow=flow, document=flow.draft, program=program, digest=digest(program))
