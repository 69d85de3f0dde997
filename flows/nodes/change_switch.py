"""People flip a switch by phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Ask
from flows.engine.by_pin import ByPin, ByPinConfig
from flows.engine.errands import Flip
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Fault, Leave, Memory, Port, register

# The key of each position, by its place in the list.
KEYS = "1234567890"


class Position(fields.Config):
    name: Annotated[str, fields.PositionToSet("Position")]
    said: Annotated[str | None, fields.Prompt("Said once it stands there")] = None


class First(fields.Config):
    switch: Annotated[
        str,
        fields.SharedSwitch(
            "Switch", help="Who may flip it by phone is said with the switch, in the panel."
        ),
    ]
    change: Annotated[
        str,
        fields.Choice(
            "Change",
            options=(
                ("chosen", "To the position whose key is pressed"),
                ("next", "To the next position of the list"),
            ),
        ),
    ] = "chosen"
    positions: Annotated[
        list[Position],
        fields.Items(
            "Positions",
            min=1,
            max=10,
            help="Key 1 is the first, key 2 the second, and so on; key 0 is the tenth.",
        ),
    ]
    prompt: Annotated[
        str | None,
        fields.Prompt(
            "Ask for the position",
            help="“To open, press 1. To close, press 2.”",
            shown_for=("change", "chosen"),
        ),
    ] = None
    hours: Annotated[
        int,
        fields.Number(
            "For so many hours", min=0, max=168, help="0: until somebody changes it again."
        ),
    ] = 0


class Config(ByPinConfig, First):
    pass


@register
class ChangeSwitch(ByPin[Config]):
    """Asks people where a switch shall stand and for their PIN, and flips it.

    Only those may who are named with the switch, and it counts for the next call. Whoever calls
    from one of their own numbers is recognised by it, all others by their code.
    """

    model = Config
    label, group, icon, place = "Change a switch", "do", "toggle-right", 52
    summary = "{switch}"
    everyday = False
    steers = True
    ports = (
        Port("flipped", "Changed", unwired="ends"),
        Port("refused", "Not recognised", unwired="warning", trouble=True),
        Port("unchosen", "Nothing chosen", unwired="goes_on"),
        Port("failed", "Could not be changed", unwired="goes_on"),
    )
    onward = "refused"
    settled = frozenset({"flipped", "failed"})

    def faults(self, config: Config) -> Iterator[Fault]:
        if config.change == "chosen" and not config.prompt:
            label = {"label": "Ask for the position"}
            yield Fault("missing", "prompt", "Fill in “{label}”.", label)
        seen: set[str] = set()
        for place, position in enumerate(config.positions):
            if position.name in seen:
                text = "“{position}” is there twice: remove one."
                yield Fault("twice", f"positions.{place}.name", text, {"position": position.name})
            seen.add(position.name)

    def known(self, config: Config, call: CallView, memory: Memory) -> Act:
        if "chosen" in memory:
            return self.ask_pin(config, memory)
        if config.change == "next":
            return self.ask_pin(config, {**memory, "chosen": _next(config, call)})
        return self._ask_position(config, {**memory, "unclear": 0})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if memory["asked"] != "position":
            return super().resume(config, call, finished, memory)
        keys = KEYS[: len(config.positions)]
        if finished.digits and finished.digits in keys:
            return self.ask_pin(config, {**memory, "chosen": keys.index(finished.digits)})
        unclear = memory["unclear"] + 1
        if unclear >= config.tries:
            return Leave("unchosen", otherwise="refused")
        return self._ask_position(config, {**memory, "unclear": unclear})

    def wish(self, config: Config, call: CallView, memory: Memory, pin: str) -> Flip:
        until = call.now + timedelta(hours=config.hours)
        return Flip(
            switch=config.switch,
            position=config.positions[memory["chosen"]].name,
            until=until.isoformat() if config.hours else "",
            person=memory["person"],
            pin=pin,
            number=call.variables.get("caller", ""),
        )

    def said(self, config: Config, way: str, memory: Memory) -> str | None:
        return config.positions[memory["chosen"]].said if way == "flipped" else None

    def _ask_position(self, config: Config, memory: Memory) -> Act:
        asked = Ask(config.prompt or "", digits=1, timeout=5)
        return Act(asked, {**memory, "asked": "position"})


def _next(config: Config, call: CallView) -> int:
    """The place after where the switch stands; the first where it stands at none of them."""
    switch = call.world.switches.get(config.switch)
    stands = switch.at(call.now).position if switch else ""
    names = [position.name for position in config.positions]
    return (names.index(stands) + 1) % len(names) if stands in names else 0
