"""Play a message."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Play, Spoken
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Further(fields.Config):
    prompt: Annotated[str, fields.Prompt("Message")]


class Config(fields.Config):
    prompt: Annotated[str, fields.Prompt("Message")]
    more: Annotated[
        list[Further],
        fields.Items(
            "And then",
            max=10,
            follows="prompt",
            help="Heard right after it; when you publish they become one sound.",
        ),
    ] = []
    times: Annotated[int, fields.Number("Times to play it", min=1, max=5)] = 1
    skippable: Annotated[
        bool,
        fields.Switch("May be skipped with a key", help="Switch off for what everyone must hear."),
    ] = True


@register
class PlayMessage(NodeType[Config]):
    """Plays a message. To let callers choose something, use a menu: keys pressed here are lost."""

    model = Config
    label, group, icon, place = "Play message", "talk", "volume", 10
    summary = "{prompt}"
    ports = (
        Port("done", "Then", unwired="warning"),
        Port("failed", "Cannot be played", unwired="goes_on"),
    )
    onward = "done"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return self._play(config, place=0, time=1)

    def heard_through(self, config: Config) -> tuple[str, ...] | None:
        if config.skippable:
            return ()
        return (config.prompt, *(further.prompt for further in config.more)) * config.times

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if finished.outcome == "failed":
            # Most flows do not care, so that this way out is wired only where somebody does.
            return Leave("failed", otherwise="done")
        place, time = memory.get("place", 0) + 1, memory.get("time", 1)
        if place <= len(config.more):
            return self._play(config, place=place, time=time)
        return self._play(config, place=0, time=time + 1) if time < config.times else Leave("done")

    def _play(self, config: Config, *, place: int, time: int) -> Act:
        """Most rows are one sound by now; what could not be joined is played one by one."""
        prompt = config.more[place - 1].prompt if place else config.prompt
        memory = ({"place": place} if place else {}) | ({"time": time} if time > 1 else {})
        return Act(Play(Spoken(prompt), skippable=config.skippable), memory)
