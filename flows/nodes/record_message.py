"""Let the caller leave a message."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Beep, Play, Record, Spoken
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Config(fields.Config):
    prompt: Annotated[
        str | None,
        fields.Prompt("Greeting", help="“Please leave a message after the tone.”"),
    ] = None
    beep: Annotated[bool, fields.Switch("Beep before recording")] = True
    time_limit: Annotated[int, fields.Seconds("Longest message", min=5, max=600)] = 120
    stop_on_silence: Annotated[
        bool,
        fields.Switch("Stop after 3 seconds of silence", help="Off: the caller ends it with hash."),
    ] = False


@register
class RecordMessage(NodeType[Config]):
    """Plays a greeting, beeps and records the caller. The message is kept with the call."""

    model = Config
    label, group, icon, place = "Record a message", "talk", "voicemail", 40
    summary = "{prompt}, {time_limit}"
    steers = True
    ports = (
        Port("done", "Recorded", unwired="hint"),
        Port("failed", "Failed", unwired="warning", trouble=True),
    )
    onward = "done"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        if config.prompt is not None:
            return Act(Play(Spoken(config.prompt)), {"after": "greeting"})
        return self._after_greeting(config)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if memory["after"] == "greeting":
            return self._after_greeting(config)
        if memory["after"] == "beep":
            return self._record(config)
        return Leave("done" if finished.outcome == "success" else "failed")

    def _after_greeting(self, config: Config) -> Act:
        if config.beep:
            return Act(Play(Beep(), skippable=False), {"after": "beep"})
        return self._record(config)

    def _record(self, config: Config) -> Act:
        return Act(Record(config.time_limit, config.stop_on_silence), {"after": "record"})
