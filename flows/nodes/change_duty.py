"""People put themselves on duty or off, by phone."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Ask, Play, Spoken, Tones
from flows.engine.errands import Duty
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register
from flows.engine.people import known_by_code, known_by_number

LONGEST_PIN, LONGEST_CODE = 8, 6
# So many seconds a caller waits for the change to be made.
PATIENCE = 15
_SECOND_OF_SILENCE = Tones("PP")


class Config(fields.Config):
    change: Annotated[
        str,
        fields.Choice(
            "Change",
            options=(
                ("toggle", "To the other: on duty, or off"),
                ("on", "Put on duty"),
                ("off", "Take off duty"),
            ),
        ),
    ] = "toggle"
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
    on_prompt: Annotated[str | None, fields.Prompt("Said to those on duty now")] = None
    off_prompt: Annotated[str | None, fields.Prompt("Said to those off duty now")] = None
    wrong_prompt: Annotated[str | None, fields.Prompt("Said when the PIN is wrong")] = None
    tries: Annotated[
        int,
        fields.Number(
            "Tries", min=1, max=5, help="After ten wrong PINs in a row a person is locked out."
        ),
    ] = 3


@register
class ChangeDuty(NodeType[Config]):
    """Asks people for their PIN and changes whether they are on duty.

    Whoever calls from one of their own numbers is recognised by it, all others by their code.
    """

    model = Config
    label, group, icon, place = "Change duty", "do", "user-cog", 50
    summary = "{change}"
    everyday = False
    steers = True
    ports = (
        Port("on", "On duty now", unwired="ends"),
        Port("off", "Off duty now", unwired="ends"),
        Port("refused", "Not recognised", unwired="warning", trouble=True),
        Port("failed", "Could not be changed", unwired="goes_on"),
    )
    onward = "refused"

    def silent(self, config: Config) -> bool:
        return config.code_prompt is None

    def sensitive(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        person = known_by_number(call.world.people, call.variables.get("caller", ""))
        if person is not None:
            return self._ask_pin(config, {"person": person, "wrong": 0})
        if config.code_prompt is None:
            return Leave("refused")
        return self._ask_code(config, {"person": "", "wrong": 0})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        match memory["asked"]:
            case "code":
                # Whether there is such a code is not told: the PIN is asked for in any case.
                person = known_by_code(call.world.people, finished.digits) or ""
                return self._ask_pin(config, {**memory, "person": person})
            case "pin":
                return self._check(config, call, finished.digits, memory)
            case "wrong":
                return self._ask_again(config, memory)
            case "done":
                return Leave(memory["way"])
        answer = call.facts.answer
        if answer is not None:
            return self._answered(config, str(answer.get("way", "")), memory)
        if memory["waited"] >= PATIENCE:
            return Leave("failed", otherwise="refused")
        return _wait({**memory, "waited": memory["waited"] + 1})

    def _check(self, config: Config, call: CallView, pin: str, memory: Memory) -> Act | Leave:
        if not pin:
            return self._wrong(config, memory)
        person = call.world.people.get(memory["person"])
        on = config.change == "on" or (
            config.change == "toggle" and person is not None and not person.on_duty(call.now)
        )
        caller = call.variables.get("caller", "")
        errand = Duty(memory["person"], pin[:LONGEST_PIN], on, caller)
        return _wait({**memory, "asked": "change", "waited": 1}, errand)

    def _answered(self, config: Config, way: str, memory: Memory) -> Act | Leave:
        if way not in {"on", "off"}:
            return self._wrong(config, memory)
        said = config.on_prompt if way == "on" else config.off_prompt
        if said is None:
            return Leave(way)
        return Act(Play(Spoken(said)), {"asked": "done", "way": way})

    def _wrong(self, config: Config, memory: Memory) -> Act | Leave:
        memory = {**memory, "wrong": memory["wrong"] + 1}
        if config.wrong_prompt is not None:
            return Act(Play(Spoken(config.wrong_prompt)), {**memory, "asked": "wrong"})
        return self._ask_again(config, memory)

    def _ask_again(self, config: Config, memory: Memory) -> Act | Leave:
        if memory["wrong"] >= config.tries:
            return Leave("refused")
        if memory.get("by_code"):
            return self._ask_code(config, memory)
        return self._ask_pin(config, memory)

    def _ask_pin(self, config: Config, memory: Memory) -> Act:
        asked = Ask(config.pin_prompt, digits=LONGEST_PIN, timeout=10)
        return Act(asked, {**memory, "asked": "pin"})

    def _ask_code(self, config: Config, memory: Memory) -> Act:
        asked = Ask(config.code_prompt or "", digits=LONGEST_CODE, timeout=10)
        return Act(asked, {**memory, "asked": "code", "by_code": True})


def _wait(memory: Memory, *wanted: Duty) -> Act:
    """A second of silence, after which the step looks whether the change has been made."""
    return Act(Play(_SECOND_OF_SILENCE, skippable=False), memory, sends=wanted)
