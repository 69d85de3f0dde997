"""A question that is answered with yes or no."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Ask
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register

_ANSWERS = {"1": "yes", "2": "no"}


class Config(fields.Config):
    prompt: Annotated[
        str, fields.Prompt("Message", help="“To be called back, press 1. Otherwise press 2.”")
    ]
    timeout: Annotated[int, fields.Seconds("Wait for a key", min=1, max=30)] = 5
    tries: Annotated[
        int, fields.Number("Times to ask", min=1, max=10, help="Silence and other keys together.")
    ] = 3


@register
class YesNo(NodeType[Config]):
    """Asks a question: 1 is yes, 2 is no."""

    model = Config
    label, group, icon, place = "Yes or no", "talk", "question", 25
    summary = "{prompt}"
    everyday = False
    steers = True
    ports = (
        Port("yes", "1 Yes"),
        Port("no", "2 No"),
        Port("gave_up", "No answer", unwired="warning", trouble=True),
    )

    def question(self, config: Config) -> str | None:
        return config.prompt

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return self._ask(config, asked=1)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if answer := _ANSWERS.get(finished.digits):
            return Leave(answer)
        asked = memory["asked"]
        return self._ask(config, asked=asked + 1) if asked < config.tries else Leave("gave_up")

    def _ask(self, config: Config, *, asked: int) -> Act:
        return Act(Ask(config.prompt, digits=1, timeout=config.timeout), {"asked": asked})
