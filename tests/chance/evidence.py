"""What must be true of a call that is over, whatever it was: each fault is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from webhooks.line.sorry import SORRY_SHA256
from webhooks.models import Call
from webhooks.standin.transcript import Posted, Recorded, Transcript

_NEXT = re.compile(r"/elks/next/[^/]+/([0-9]+)")
# A network that loses a post makes the carrier tell of it, and post again; one that loses a sound
# makes some carriers end the call.
_THE_NETWORK_S = {"whenhangup_refused", "recording_refused", "bad_media"}
_CUT_OFF = "The call was cut off: The media could not be played."
_PROPER_ENDS = {"the server hung up", "the caller hung up"}


def faults_of(transcript: Transcript, document: dict[str, Any]) -> list[str]:
    return [*_heard(transcript), *_journalled(transcript, document)]


def _heard(transcript: Transcript) -> Iterator[str]:
    """What the carrier, and so the caller, met."""
    cut_off = False
    for noted in transcript.faults:
        if noted.text == _CUT_OFF:
            cut_off = True
        elif noted.code not in _THE_NETWORK_S:
            yield f"the carrier notes {noted.code}: {noted.text}"
    for post in transcript.each(Posted):
        if post.status not in {200, None}:
            yield f"the {post.purpose} post got {post.status}"
        if SORRY_SHA256 in post.answer:
            yield f"the {post.purpose} post got an apology"
    proper = _PROPER_ENDS | ({"the carrier cut it off"} if cut_off else set())
    if transcript.ended is None or transcript.ended.reason not in proper:
        yield f"the call ended badly: {transcript.ended}"


def _journalled(transcript: Transcript, document: dict[str, Any]) -> Iterator[str]:
    call = Call.objects.filter(callid=_callid(transcript)).select_related("live", "report").first()
    if call is None:
        yield "there is no row of the call"
        return
    steps = list(call.steps.all())
    if [step.seq for step in steps] != list(range(len(steps))):
        yield f"the journal has holes: {[step.seq for step in steps]}"
    yield from path_faults([(step.path, step.node) for step in steps], document)
    told = _answers(transcript)
    kept = {step.seq: step.answer for step in steps}
    # What was asked after the report changes nothing and is not journalled.
    if any(kept.get(turn) != answer for turn, answer in told.items() if answer != "{}"):
        yield f"the journal says {kept}, the carrier heard {told}"
    if hasattr(call, "live"):
        yield "the call is still live after its report"
    if call.ended_at is None or not hasattr(call, "report"):
        yield "the report has not ended the call"
    if call.recordings.count() != len(transcript.each(Recorded)):
        yield f"{call.recordings.count()} of {len(transcript.each(Recorded))} recordings are known"


def path_faults(
    journal: list[tuple[list[dict[str, str]], str]], document: dict[str, Any]
) -> Iterator[str]:
    """The way through the drawing has no gap, and each step ends where the call then stood.

    From a way out without a wire it may come to the step that catches what goes wrong.
    """
    wires = {(edge["source"], edge["port"]): edge["target"] for edge in document["edges"]}
    catches = {node["id"] for node in document["nodes"] if node["type"] == "when_trouble"}
    stands: str | None = "start"
    for path, node in journal:
        for passed in path:
            caught = stands is None and passed["node"] in catches
            if passed["node"] != stands and not caught:
                yield f"the call jumped from {stands} to {passed['node']}"
            stands = wires.get((passed["node"], passed["port"]))
        if (stands or "") != node:
            yield f"the journal says {node or 'nowhere'}, the drawing {stands or 'nowhere'}"


def _answers(transcript: Transcript) -> dict[int, str]:
    """The answer of each turn, as the carrier heard it."""
    return {
        _turn(post): post.answer
        for post in transcript.each(Posted)
        if post.purpose in {"start", "next"} and post.problem is None
    }


def _turn(post: Posted) -> int:
    found = _NEXT.search(post.url)
    return int(found[1]) if found else 0


def _callid(transcript: Transcript) -> str:
    form = transcript.each(Posted)[0].form
    return form.get("callid") or form["id"]


def readable(transcript: Transcript) -> str:
    """The call's last posts, for whoever looks into a failure."""
    posts = (
        f"{post.purpose} {_turn(post)} {post.form} {post.status} {post.answer}"[:400]
        for post in transcript.each(Posted)[-12:]
    )
    return "\n".join(posts)
