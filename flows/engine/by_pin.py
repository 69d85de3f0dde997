"""Steps by which people change something by phone: known by their number or code, and their PIN.

A caller's number can be forged, so the PIN is asked for in any case. Whether it is theirs only the
worker finds out; the caller hears seconds of silence meanwhile.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, ClassVar, TypeVar

from flows.engine import fields
from flows.engine.actions import Ask, Play, Spoken, Tones
from flows.engine.errands import Errand
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType
from flows.engine.people import known_by_code, known_by_number

LONGEST_PIN, LONGEST_CODE = 8, 6
# So many seconds a caller waits for the change to be made.
PATIENCE = 15
_SECOND_OF_SILENCE = Tones("PP")


class ByPinConfig(fields.Config):
    """Fields of the form; a step's own come before them and after them."""

    pin_prompt: Annotated[
        str, fields.Prompt("Ask for the PIN", help="“Enter your PIN, then press hash.”")
    ]
    code_prompt: Annotated[
        str | None,
        fields.Prompt(
            "Ask for the code",
            help="For people who call from a number that is not theirs. Empty: they cannot.",
        ),
    ] = None
    wrong_prompt: Annotated[str | None, fields.Prompt("Said when the PIN is wrong")] = None
    tries: Annotated[
        int,
        fields.Number(
            "Tries", min=1, max=5, help="After ten wrong PINs in a row a person is locked out."
        ),
    ] = 3


C = TypeVar("C", bound=ByPinConfig)


class ByPin(NodeType[C]):
    """The way out is what the errand's answer calls its `way`; `refused` asks once more."""

    # The ways of an answer that are not asked about again.
    settled: ClassVar[frozenset[str]]

    @abstractmethod
    def wish(self, config: C, call: CallView, memory: Memory, pin: str) -> Errand:
        """What is wanted of the worker; the person's key is `memory["person"]`."""

    @abstractmethod
    def said(self, config: C, way: str, memory: Memory) -> str | None:
        """What callers hear before they leave by a settled way."""

    def silent(self, config: C) -> bool:
        return config.code_prompt is None

    def sensitive(self, config: C) -> bool:
        return True

    def enter(self, config: C, call: CallView) -> Act | Leave:
        person = known_by_number(call.world.people, call.variables.get("caller", ""))
        if person is not None:
            return self.known(config, call, {"person": person, "wrong": 0})
        if config.code_prompt is None:
            return Leave("refused")
        return self._ask_code(config, {"person": "", "wrong": 0})

    def resume(self, config: C, call: CallView, finished: Finished, memory: Memory) -> Act | Leave:
        match memory["asked"]:
            case "code":
                # Whether there is such a code is not told: the PIN is asked for in any case.
                person = known_by_code(call.world.people, finished.digits) or ""
                return self.known(config, call, {**memory, "person": person})
            case "pin":
                return self._check(config, call, finished.digits, memory)
            case "wrong":
                return self._ask_again(config, memory)
            case "done":
                return _leave(memory["way"])
        answer = call.facts.answer
        if answer is not None:
            return self._answered(config, str(answer.get("way", "")), memory)
        if memory["waited"] >= PATIENCE:
            return _leave("failed")
        return _wait({**memory, "waited": memory["waited"] + 1})

    def known(self, config: C, call: CallView, memory: Memory) -> Act:
        """Somebody has said who they are: what is asked next."""
        return self.ask_pin(config, memory)

    def ask_pin(self, config: C, memory: Memory) -> Act:
        asked = Ask(config.pin_prompt, digits=LONGEST_PIN, timeout=10)
        return Act(asked, {**memory, "asked": "pin"})

    def _check(self, config: C, call: CallView, pin: str, memory: Memory) -> Act | Leave:
        if not pin:
            return self._wrong(config, memory)
        errand = self.wish(config, call, memory, pin[:LONGEST_PIN])
        return _wait({**memory, "asked": "change", "waited": 1}, errand)

    def _answered(self, config: C, way: str, memory: Memory) -> Act | Leave:
        if way not in self.settled:
            return self._wrong(config, memory)
        said = self.said(config, way, memory)
        if said is None:
            return _leave(way)
        return Act(Play(Spoken(said)), {"asked": "done", "way": way})

    def _wrong(self, config: C, memory: Memory) -> Act | Leave:
        memory = {**memory, "wrong": memory["wrong"] + 1}
        if config.wrong_prompt is not None:
            return Act(Play(Spoken(config.wrong_prompt)), {**memory, "asked": "wrong"})
        return self._ask_again(config, memory)

    def _ask_again(self, config: C, memory: Memory) -> Act | Leave:
        if memory["wrong"] >= config.tries:
            return Leave("refused")
        if memory.get("by_code"):
            return self._ask_code(config, memory)
        return self.ask_pin(config, memory)

    def _ask_code(self, config: C, memory: Memory) -> Act:
        asked = Ask(config.code_prompt or "", digits=LONGEST_CODE, timeout=10)
        return Act(asked, {**memory, "asked": "code", "by_code": True})


def _leave(way: str) -> Leave:
    return Leave("failed", otherwise="refused") if way == "failed" else Leave(way)


def _wait(memory: Memory, *wanted: Errand) -> Act:
    """A second of silence, after which the step looks whether the change has been made."""
    return Act(Play(_SECOND_OF_SILENCE, skippable=False), memory, sends=wanted)
