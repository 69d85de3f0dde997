"""Each turn of a tried call as its page shows it: in words, as the path on the canvas, and raw."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

from django.utils import translation

from flows.models import Take
from webhooks.models import Call
from webhooks.review.masking import masked, masked_answer
from webhooks.review.sentence import trouble
from webhooks.review.timeline import timeline

_TURN = re.compile(r"/elks/next/[\w=-]+/([0-9]+)")
_SOUND = re.compile(r"/p/([0-9a-f]{64})\.wav$")
_SAID = re.compile(r"/p/say/[^/]+/[^/]+/(.+)\.wav$")


def turn_of(url: str) -> int:
    """The number of the turn that a post asked for; the start has the number 0."""
    found = _TURN.search(url)
    return int(found[1]) if found else 0


def told_turn(callid: str, seq: int, *, language: str) -> dict[str, Any] | None:
    """A turn as the journal has it, in the reader's words; None where it has none."""
    call = (
        Call.objects.select_related("version__flow")
        .prefetch_related("steps")
        .filter(callid=callid)
        .first()
    )
    with translation.override(language):
        moments = timeline(call, only=seq) if call else []
        if call is None or not moments:
            return None
        moment = moments[0]
        step = next(step for step in call.steps.all() if step.seq == seq)
        wrong = trouble(step.event["fault"]) if "fault" in step.event else ""
    return {
        "seq": seq,
        "came": moment.came,
        "passages": [vars(passage) for passage in moment.passages],
        "stands": moment.stands,
        "node": step.node or None,
        "path": [{"node": row["node"], "port": row["port"]} for row in step.path],
        "trouble": wrong,
        "event": masked(step.event),
        "answer": masked_answer(step.answer),
        "would_send": step.event.get("would_send", []),
    }


def told_sound(reference: str) -> dict[str, str]:
    """What a sound is called and the words in it, as far as they are known here."""
    if (said := _SAID.search(reference)) is not None:
        return {"name": "", "script": unquote(said[1]).replace("_", " ")}
    found = _SOUND.search(reference)
    takes = Take.objects.filter(sha256=found[1]) if found else Take.objects.none()
    take = takes.select_related("prompt").order_by("-pk").first()
    if take is None:
        return {"name": "", "script": ""}
    return {"name": take.prompt.name, "script": take.text}


def told_form(form: dict[str, str]) -> dict[str, Any]:
    """A form as it was posted; lists in it are read, as people read them more easily so."""
    return {name: _read(value) for name, value in form.items()}


def _read(value: str) -> Any:
    if not value.startswith("["):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
