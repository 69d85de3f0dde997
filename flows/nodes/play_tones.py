"""Play a beep or key tones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from flows.engine import fields
from flows.engine.actions import Beep, Play, Tones
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Fault, Leave, Memory, NodeType, Port, register

SOUNDS = (("beep", "Beep"), ("keys", "Key tones"))


class Config(fields.Config):
    sound: Annotated[Literal["beep", "keys"], fields.Choice("Sound", options=SOUNDS)] = "beep"
    keys: Annotated[
        str | None,
        fields.Tones("Key tones", help="As if pressed: 12P34# waits half a second at P."),
    ] = None
    skippable: Annotated[bool, fields.Switch("May be skipped with a key")] = False


@register
class PlayTones(NodeType[Config]):
    """Plays a beep, or the tones of keys, such as those that open a door."""

    model = Config
    label, group, icon, place = "Play tones", "talk", "bell", 50
    summary = "{sound} {keys}"
    everyday = False
    ports = (Port("done", "Then", unwired="warning"),)
    onward = "done"

    def faults(self, config: Config) -> Iterator[Fault]:
        if config.sound == "keys" and config.keys is None:
            yield Fault("no_keys", "keys", "Write which keys are to sound, such as 12#.")

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        sound = Beep() if config.sound == "beep" else Tones(config.keys or "")
        return Act(Play(sound, skippable=config.skippable))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Leave("done")
