"""Remember something: for the rest of the call, with the call, or about the caller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import expressions, fields
from flows.engine.errands import MAX_NAME, Mark
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register


class Assignment(fields.Config):
    name: Annotated[str, fields.Variable("Name")]
    value: Annotated[str, fields.Template("Value", help="Text, or {caller} for what is known.")] = (
        ""
    )


class Tag(fields.Config):
    name: Annotated[str, fields.Text("Tag", max=40, help="Like “Complaint” or “New customer”.")]


class Config(fields.Config):
    assignments: Annotated[list[Assignment], fields.Items("Remember", max=20)] = []
    tags: Annotated[
        list[Tag],
        fields.Items("Tags", max=10, help="Shown with the call, and calls are found by them."),
    ] = []
    note: Annotated[
        str,
        fields.Template(
            "Note about the caller",
            max=MAX_NAME,
            help="Shown with every call of the same number. Hidden callers get none.",
            may_be_empty=True,
        ),
    ] = ""


@register
class SetVariable(NodeType[Config]):
    """Remembers values under names, to compare or use later in the call. Tags and a note stay
    with the call and its caller, for people."""

    model = Config
    label, group, icon, place = "Remember", "do", "variable", 10
    summary = "{assignments}, {tags}"
    ports = (Port("next", "Then"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        if not (config.assignments or config.tags or config.note):
            text = "Nothing is remembered here: add a value, a tag or a note."
            yield Fault("nothing_remembered", "assignments", text)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        known, told = dict(call.variables), {}
        for assignment in config.assignments:
            told[assignment.name] = expressions.render(assignment.value, known)
            known |= told
        marks = [Mark("tag", tag.name) for tag in config.tags]
        note = expressions.render(config.note, known).strip()[:MAX_NAME]
        # Some carriers have a word for who hides the number.
        if note and fields.PHONE.fullmatch(call.person):
            marks.append(Mark("note", note))
        return Leave("next", told, sends=tuple(marks))
