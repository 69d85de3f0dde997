"""What stands against a drawing, given the prompts, numbers and shared things there are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from flows.engine.document import MAX_BYTES, MAX_EDGES, MAX_NODES, read_document
from flows.engine.issue import Issue
from flows.engine.issues import check
from flows.engine.saying import LANGUAGES
from flows.engine.voices import CLIPS
from flows.models import Flow, Prompt
from flows.parts import parts_of
from flows.problems import Problem, TooLarge
from flows.prompts import seconds_of_prompts, stale_prompts, without_sound
from flows.shared.kinds import shared_things
from flows.voices.engines import voice_for


def check_drawing(drawing: object, *, flow_id: int | None = None) -> list[Issue]:
    """The issues of a drawing: those of reading it first, then those of what was read.

    The flow it is drawn for, if there is one yet, says which of our numbers lead to it.
    """
    reading = read_document(drawing)
    prompts, numbers = prompt_audio(), numbers_of_ours()
    spoken = {CLIPS} if can_say_values() else set()
    parts = parts_of(reading.document)
    found = check(
        reading.document,
        prompts=prompts.keys() | spoken,
        numbers=numbers,
        unplayable=without_sound(prompts),
        answering=[number for number, led_to in numbers.items() if led_to and led_to == flow_id],
        shared=shared_things(),
        parts=parts,
        own=_key_of(flow_id) if parts and flow_id else None,
        stale=stale_prompts(),
        lengths=seconds_of_prompts(),
    )
    return [*reading.issues, *found]


def can_say_values() -> bool:
    """Whether there are clips, or a voice that makes them when the flow is published."""
    return all(voice_for(language) for language in LANGUAGES)


def prompt_audio() -> dict[str, str]:
    """The sound of each prompt (`flows.engine.voices`), by its key; empty: it is silent."""
    return dict(Prompt.objects.values_list("key", "sound"))


def numbers_of_ours() -> dict[str, int | None]:
    """All our numbers (E.164), each with the flow it leads to.

    The room `webhooks` keeps them and hangs them on to flows; the relation is followed by name,
    because flows import nothing from there.
    """
    numbers: Any = Flow._meta.get_field("numbers").related_model
    return dict(numbers.objects.values_list("number", "flow_id"))


def _key_of(flow_id: int) -> str | None:
    return Flow.objects.filter(pk=flow_id).values_list("key", flat=True).first()


def count(issues: Collection[Issue], severity: str) -> int:
    return sum(issue.severity == severity for issue in issues)


def require_drawing(document: object, *, size: int) -> dict[str, Any]:
    """The drawing, if it is one at all and not larger than Antler takes; it may be unfinished."""
    if not isinstance(document, dict):
        raise Problem(_("This is not a call flow: send a JSON object with nodes and edges."))
    if size > MAX_BYTES:
        sentence = _(
            "This flow is too large to save ({size} of {most} bytes): split it into several flows."
        )
        raise TooLarge(sentence.format(size=_grouped(size), most=_grouped(MAX_BYTES)))
    for name, limit, sentence in (
        ("nodes", MAX_NODES, _("A flow holds at most {n} steps: split it into several flows.")),
        ("edges", MAX_EDGES, _("A flow holds at most {n} wires: split it into several flows.")),
    ):
        found = document.get(name)
        if isinstance(found, list) and len(found) > limit:
            raise TooLarge(sentence.format(n=_grouped(limit)))
    return document


def _grouped(number: int) -> str:
    """A large number as the reader's language writes it."""
    return number_format(number, force_grouping=True)
