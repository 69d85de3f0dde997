"""What became of a test in one sentence: where the call went another way, by names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from flows.engine.node import node_types
from flows.engine.parts import INSIDE, OUTSIDE, WITHIN
from flows.engine.ports import ways_out
from flows.engine.testing.driving import Walk
from flows.engine.testing.judging import Miss, Verdict
from flows.engine.testing.saved import Expectation
from flows.phrases import phrase


@dataclass(frozen=True)
class Wording:
    """The words of a program: its steps and ways out, and the names of messages by key.

    `names` are those of steps that the program no longer has.
    """

    program: Mapping[str, Any]
    messages: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)

    def knowing(self, names: Mapping[str, str]) -> Wording:
        return Wording(self.program, self.messages, names)

    def miss(self, miss: Miss, walk: Walk) -> str:
        """“At “Main menu” key 2 led to “Invoices”, not to “Sales”.”"""
        match miss.wrong:
            case "gone":
                told = _("“{step}”, which this test expects, is no longer in the flow.")
                return told.format(step=self.step(miss.wanted))
            case "left":
                told = _("“{step}” was left by “{way}”, not by “{wanted}”.")
                wanted = self.way(miss.expectation.step, miss.expectation.port)
                way = self.way(miss.node, miss.port)
                step = self.step(miss.expectation.step)
                return told.format(step=step, way=way, wanted=wanted)
            case "other_end":
                told = _("At “{step}” the call ended {found}, not {wanted}.")
                found, asked = _end(miss.found), _end(miss.expectation.how or "")
                return told.format(step=self.step(miss.node), found=found, wanted=asked)
            case "many_steps":
                told = _("“{step}” came as step {found}, not within {most}.")
                most = miss.expectation.most_steps
                return told.format(step=self.step(miss.node), found=miss.found, most=most)
            case "many_seconds":
                told = _("“{step}” came after {found} s, not within {most} s.")
                most = miss.expectation.most_seconds
                return told.format(step=self.step(miss.node), found=miss.found, most=most)
            case "never":
                return self._never(miss.expectation)
            case "ended":
                return self._ended(miss, walk)
            case _astray:
                return self._astray(miss)

    def remarks(self, verdict: Verdict) -> list[str]:
        """Steps the test speaks of that are gone, but for those that make it fail."""
        told = {miss.wanted for miss in verdict.misses if miss.wrong == "gone"}
        sentence = _("The test speaks of “{step}”, which is no longer in the flow.")
        return [sentence.format(step=self.step(id)) for id in sorted(verdict.gone - told)]

    def step(self, id: str) -> str:
        """“Part › Step” for a step inside a part."""
        ids = id.split(WITHIN)
        return " › ".join(self._own(WITHIN.join(ids[: level + 1])) for level in range(len(ids)))

    def _own(self, id: str) -> str:
        step = self.program["steps"].get(id)
        if step is None:
            return self.names.get(id) or id
        kind = node_types().get(step["type"])
        return step["name"] or (phrase(kind.label) if kind else id)

    def way(self, id: str, port: str) -> str:
        """A way out as it is drawn; one that people named is in no catalogue and stays as it is."""
        step = self.program["steps"].get(id, {})
        if port == OUTSIDE:
            return str(step.get("config", {}).get("label") or "")
        if port == INSIDE:
            return phrase("Begins")
        kind = node_types().get(step.get("type", ""))
        labels = (
            {way.id: way.label for way in ways_out(kind, step.get("config", {}))} if kind else {}
        )
        return phrase(labels[port]) if labels.get(port) else port

    def _astray(self, miss: Miss) -> str:
        place = {
            "step": self.step(miss.node),
            "keys": miss.keys,
            "way": self.way(miss.node, miss.port),
            "to": self.step(miss.to),
            "wanted": self.step(miss.wanted) if miss.wanted else "",
            "goal": self._goal(miss.expectation),
        }
        if not miss.wanted:
            if miss.keys:
                return _("At “{step}” key {keys} led to “{to}”, and so {goal}.").format(**place)
            return _("At “{step}” the way “{way}” led to “{to}”, and so {goal}.").format(**place)
        if miss.keys:
            return ngettext(
                "At “{step}” key {keys} led to “{to}”, not to “{wanted}”.",
                "At “{step}” the keys {keys} led to “{to}”, not to “{wanted}”.",
                len(miss.keys),
            ).format(**place)
        return _("At “{step}” the way “{way}” led to “{to}”, not to “{wanted}”.").format(**place)

    def _ended(self, miss: Miss, walk: Walk) -> str:
        place = {"step": self.step(miss.node), "goal": self._goal(miss.expectation)}
        if miss.wanted:
            place["goal"] = _("“{step}” was not reached").format(step=self.step(miss.wanted))
        if walk.end == "caller":
            return _("The caller hung up at “{step}”, and {goal}.").format(**place)
        if walk.end == "fault":
            return _("The call went round and round at “{step}”, and {goal}.").format(**place)
        return _("The call ended at “{step}”, and {goal}.").format(**place)

    def _goal(self, asked: Expectation) -> str:
        if asked.kind == "hears":
            return _("“{message}” was not heard").format(message=self._message(asked.prompt))
        return _("nobody rang {number}").format(number=asked.number)

    def _never(self, asked: Expectation) -> str:
        if asked.kind == "hears":
            told = _("No step plays “{message}” now.")
            return told.format(message=self._message(asked.prompt))
        return _("No step rings {number} now.").format(number=asked.number)

    def _message(self, key: str) -> str:
        return self.messages.get(key, key)


def _end(how: str) -> str:
    """How a call ended, after “the call ended”."""
    match how:
        case "busy":
            return _("with a busy tone")
        case "reject":
            return _("by being rejected")
        case "404":
            return _("as if the number did not exist")
        case "caller":
            return _("because the caller hung up")
        case "fault":
            return _("because the flow went round for ever")
        case _end:
            return _("by hanging up")
