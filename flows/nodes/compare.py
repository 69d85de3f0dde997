"""Decide by comparing."""

from __future__ import annotations

from typing import Annotated

from flows.engine import expressions, fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Row(fields.Config):
    id: Annotated[str, fields.Key("Identity", max=40)]
    label: Annotated[str, fields.Text("Name of the way out", max=60)]
    left: Annotated[str, fields.Template("Value", help="For instance {caller}", may_be_empty=True)]
    operator: Annotated[str, fields.Choice("Comparison", options=expressions.OPERATORS)] = "is"
    right: Annotated[str, fields.Template("With", may_be_empty=True)] = ""


class Config(fields.Config):
    rows: Annotated[
        list[Row],
        fields.Items("Rules", min=1, max=20, help="Read from the top; the first that fits."),
    ]


@register
class Compare(NodeType[Config]):
    """Goes the way of the first rule that fits, such as “{caller} starts with +46”."""

    model = Config
    label, group, icon, place = "Compare", "decide", "split", 10
    summary = "{rows}"
    steers = True
    ports = (
        Port("row:{id}", "{label}", each="rows"),
        Port("otherwise", "Otherwise"),
    )
    onward = "otherwise"

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        for row in config.rows:
            left = expressions.render(row.left, call.variables)
            right = expressions.render(row.right, call.variables)
            if expressions.compare(left, row.operator, right):
                return Leave(f"row:{row.id}")
        return Leave("otherwise")
