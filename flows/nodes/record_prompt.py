"""A line for staff: who knows the PIN records a message."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Ask, Beep, Play, Record
from flows.engine.events import Finished
from flows.engine.node import (
    Act,
    CallView,
    Fault,
    Leave,
    Memory,
    NodeType,
    Port,
    register,
)

_PIN = re.compile(r"[0-9]{6,12}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2,4})?")
# In one call; with six digits at least nobody comes far by trying.
TRIES = 3
_SECONDS_TO_PRESS = 15


class Config(fields.Config):
    prompt: Annotated[str, fields.PromptToRecord("Message to record")]
    language: Annotated[
        str,
        fields.Text("Language", max=8, help="For example sv. Empty: its main language."),
    ] = ""
    ask: Annotated[str, fields.Prompt("Ask for the PIN", help="“Enter your PIN.”")]
    pin: Annotated[
        str,
        fields.Text("PIN", max=12, help="6 to 12 digits. Whoever may see this flow can read it."),
    ]
    time_limit: Annotated[int, fields.Seconds("Longest recording", min=5, max=600)] = 120


@register
class RecordPrompt(NodeType[Config]):
    """Asks for a PIN, then records a message. It is what callers hear once flows are published."""

    model = Config
    label, group, icon, place = "Record a prompt", "do", "microphone", 60
    summary = "{prompt}"
    everyday = False
    steers = True
    ports = (
        Port("done", "Recorded", unwired="hint"),
        Port("refused", "Wrong PIN", unwired="hint", trouble=True),
        Port("failed", "Failed", unwired="hint", trouble=True),
    )

    def sensitive(self, config: Config) -> bool:
        return True

    def records_into(self, config: Config) -> tuple[str, str] | None:
        return config.prompt, config.language

    def faults(self, config: Config) -> Iterator[Fault]:
        if not _PIN.fullmatch(config.pin):
            yield Fault("weak_pin", "pin", "Use a PIN of 6 to 12 digits.")
        if config.language and not _LANGUAGE.fullmatch(config.language):
            yield Fault("no_language", "language", "Write a language as its code, like sv or en.")

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return self._ask(config, wrong=0)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        match memory["after"]:
            case "pin":
                return self._check(config, finished, wrong=memory["wrong"])
            case "beep":
                record = Record(config.time_limit, stop_on_silence=False)
                return Act(record, {"after": "record"})
            case _:
                return Leave("done" if finished.outcome == "success" else "failed")

    def _check(self, config: Config, finished: Finished, *, wrong: int) -> Act | Leave:
        if hmac.compare_digest(finished.digits.encode(), config.pin.encode()):
            return Act(Play(Beep(), skippable=False), {"after": "beep"})
        if wrong + 1 >= TRIES:
            return Leave("refused")
        return self._ask(config, wrong=wrong + 1)

    def _ask(self, config: Config, *, wrong: int) -> Act:
        action = Ask(config.ask, digits=len(config.pin), timeout=_SECONDS_TO_PRESS)
        return Act(action, {"after": "pin", "wrong": wrong})
