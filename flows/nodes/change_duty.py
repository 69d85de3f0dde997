"""People put themselves on duty or off, by phone."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.by_pin import ByPin, ByPinConfig
from flows.engine.errands import Duty
from flows.engine.node import CallView, Memory, Port, register


class First(fields.Config):
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


class Config(ByPinConfig, First):
    on_prompt: Annotated[str | None, fields.Prompt("Said to those on duty now")] = None
    off_prompt: Annotated[str | None, fields.Prompt("Said to those off duty now")] = None


@register
class ChangeDuty(ByPin[Config]):
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
    settled = frozenset({"on", "off"})

    def wish(self, config: Config, call: CallView, memory: Memory, pin: str) -> Duty:
        person = call.world.people.get(memory["person"])
        on = config.change == "on" or (
            config.change == "toggle" and person is not None and not person.on_duty(call.now)
        )
        return Duty(memory["person"], pin, on, call.variables.get("caller", ""))

    def said(self, config: Config, way: str, memory: Memory) -> str | None:
        return config.on_prompt if way == "on" else config.off_prompt
