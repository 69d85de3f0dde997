"""A 46elks document drawn as a flow that does the same, and remarks on what is not the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from flows.engine.document import Document
from webhooks.elks.statics import steps
from webhooks.elks.statics.checking import odd_keys, odd_ways, unannounced
from webhooks.elks.statics.drawing import START, Drawing
from webhooks.elks.statics.reading import Entry, Object, read_object
from webhooks.elks.statics.remarks import Remark, Unreadable, shown
from webhooks.elks.statics.verbs import verb_of

# Nobody reads more, and a hostile document could earn one for each of its keys.
MOST_REMARKS = 100


@dataclass(frozen=True)
class Imported:
    document: Document
    remarks: list[Remark]


def import_document(text: str, *, prompts: Mapping[str, str]) -> Imported:
    """Draw the document; `prompts` are the keys of our own messages by address.

    Raises Unreadable, with the line and the fault, for text that is no document.
    """
    said = _root(read_object(text))
    painter = _Painter(prompts)
    painter.drawing.wire(START, "next", painter.action(said, first=True))
    return Imported(painter.drawing.document(), painter.remarks)


def _root(said: Object) -> Object:
    """The action itself, also out of the request or number it was given with."""
    if not said.entries:
        raise Unreadable("This document is empty: it says nothing to do.")
    if verb_of(said) is not None:
        return said
    wrapped = said.entries.get("voice_start")
    if wrapped is not None and isinstance(wrapped.value, Object):
        return _root(wrapped.value)
    if wrapped is not None and isinstance(wrapped.value, str):
        return _root(read_object(wrapped.value))
    line = next(iter(said.entries.values())).line
    if "message" in said.entries or "forward" in said.entries:
        raise Unreadable("This is for SMS: what a call does stands under “voice_start”.", line=line)
    if "recordcall" in said.entries:
        text = (
            "“recordcall” cannot stand alone: it needs play, connect or another action beside it."
        )
        raise Unreadable(text, line=line)
    raise Unreadable("No action is here: write play, ivr, connect, record or hangup.", line=line)


class _Painter:
    """Draws action by action; what leads to the same place in the document leads to one step."""

    def __init__(self, prompts: Mapping[str, str]) -> None:
        self.prompts = prompts
        self.drawing = Drawing()
        self.remarks: list[Remark] = []
        self._drawn: dict[int | str, str | None] = {}

    def note(self, remark: Remark) -> None:
        if len(self.remarks) < MOST_REMARKS and remark not in self.remarks:
            self.remarks.append(remark)

    def action(self, said: Object, *, first: bool = False) -> str | None:
        """The step an action begins with; None where the call ends."""
        verb = verb_of(said)
        if verb is None:
            if said.entries:
                self.note(Remark("No action is here: the call ends.", {}, said.line))
            return None
        odd = (odd_keys(said, verb), odd_ways(said, verb), unannounced(said, verb, first=first))
        for remark in chain(*odd):
            self.note(remark)
        if "whenhangup" in said.entries:
            text = "The report of the call comes to Antler instead of “{address}”."
            self._moved(said.entries["whenhangup"], text)
        step = steps.DRAW[verb](self, said, first=first)
        if "recordcall" not in said.entries:
            return step
        self._moved(
            said.entries["recordcall"],
            "The recording of the call comes to Antler instead of “{address}”.",
        )
        recorder = self.drawing.add("record_call", {})
        self.drawing.wire(recorder, "next", step)
        return recorder

    def go(self, way: Entry | None) -> str | None:
        """The step a way leads to, drawn once however many ways share it."""
        if way is None or way.value in (None, ""):
            return None
        known: int | str = way.value if isinstance(way.value, str) else id(way)
        if known not in self._drawn:
            self._drawn[known] = self._somewhere(way)
        return self._drawn[known]

    def ends(self) -> str:
        """A step that ends the call, for a way that must not go on elsewhere."""
        if "" not in self._drawn:
            self._drawn[""] = self.drawing.add("hang_up", {})
        return self._drawn[""] or ""

    def _somewhere(self, way: Entry) -> str | None:
        if isinstance(way.value, Object):
            return self.action(way.value)
        if isinstance(way.value, str):
            return self.drawing.add("elsewhere", {"address": way.value[:500]})
        text = "“{value}” is neither an address nor an action: the call ends."
        self.note(Remark(text, {"value": shown(way.value)}, way.line))
        return None

    def _moved(self, entry: Entry, text: str) -> None:
        self.note(Remark(text, {"address": shown(entry.value)}, entry.line))
