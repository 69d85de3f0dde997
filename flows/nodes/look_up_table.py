"""Look something up in a small table."""

from __future__ import annotations

from typing import Annotated

from flows.engine import expressions, fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Remembered(fields.Config):
    column: Annotated[str, fields.TableColumn("Column")]
    variable: Annotated[str, fields.Variable("Remember as")]


class Config(fields.Config):
    table: Annotated[str, fields.Table("Table", help="A change of it counts for the next call.")]
    column: Annotated[str, fields.TableColumn("Look in the column")]
    value: Annotated[
        str,
        fields.Template("For", help="Such as {digits}. Capitals do not matter.", may_be_empty=True),
    ]
    remember: Annotated[
        list[Remembered], fields.Items("Remember of the row", help="Use it later as {price}.")
    ] = []


@register
class LookUpTable(NodeType[Config]):
    """Looks for a value in a table, and remembers what stands beside it: the first row counts."""

    model = Config
    label, group, icon, place = "Look up in table", "do", "table", 30
    summary = "{table}, {value}"
    steers = True
    sets_by = frozenset({"found"})
    ports = (Port("found", "Found"), Port("not_found", "Not found"))
    onward = "not_found"

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        table = call.world.tables.get(config.table)
        if table is None:
            return Leave("not_found", why={"because": "no_table"})
        wanted = expressions.render(config.value, call.variables)
        row = table.find(config.column, wanted)
        if row is None:
            return Leave("not_found")
        told = {each.variable: row.get(each.column, "") for each in config.remember}
        return Leave("found", told)
