"""Remember something."""

from __future__ import annotations

from typing import Annotated

from flows.engine import expressions, fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Assignment(fields.Config):
    name: Annotated[str, fields.Variable("Name")]
    value: Annotated[str, fields.Template("Value", help="Text, or {caller} for what is known.")] = (
        ""
    )


class Config(fields.Config):
    assignments: Annotated[list[Assignment], fields.Items("Remember", min=1, max=20)]


@register
class SetVariable(NodeType[Config]):
    """Remembers values under names, to compare or use later in the call."""

    model = Config
    label, group, icon, place = "Set a variable", "do", "variable", 10
    summary = "{assignments}"
    ports = (Port("next", "Then"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        known, told = dict(call.variables), {}
        for assignment in config.assignments:
            told[assignment.name] = expressions.render(assignment.value, known)
            known |= told
        return Leave("next", told)
