"""Connect the caller to a person."""

from __future__ import annotations

from typing import Annotated

from flows.engine import expressions, fields
from flows.engine.actions import Connect
from flows.engine.announcing import Announced, said_first, was_said
from flows.engine.dialling import Dialled, dialled
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Target(fields.Config):
    number: Annotated[str, fields.PhoneOrVariable("Number", max=320)]
    name: Annotated[str, fields.Text("Who it is", max=60)] = ""


class Config(fields.Config):
    targets: Annotated[
        list[Target],
        fields.Items(
            "Ring",
            min=1,
            max=10,
            help="A number, or a variable that holds one. Several ring at once; the first to "
            "answer talks.",
        ),
    ]
    announcement: Announced = None
    ring_time: Annotated[
        int,
        fields.Seconds("Ring for", min=5, max=60, help="25 s is before most voicemails answer."),
    ] = 25
    caller_id: Annotated[
        str | None,
        fields.OurNumber("Show as caller", help="Empty: the caller's own number."),
    ] = None
    abroad: Annotated[
        bool,
        fields.Switch(
            "Variables may name numbers abroad",
            help="Otherwise only numbers of the country of your own are rung from variables. "
            "Premium numbers never are.",
        ),
    ] = False
    talk_limit: Annotated[
        int | None,
        fields.Seconds(
            "Longest conversation",
            min=10,
            max=14_400,
            help="Empty: as long as they like. 46elks does not promise to heed it.",
            experimental=True,
        ),
    ] = None


@register
class ConnectCall(NodeType[Config]):
    """Rings one person, or several at once. What comes after talking is up to you.

    A variable may hold the number, as people write it; one that holds none goes to “No answer”.
    """

    model = Config
    label, group, icon, place = "Connect", "connect", "phone-outgoing", 10
    summary = "{targets}, {ring_time}"
    steers = True
    ports = (
        Port("talked", "Talked", unwired="ends"),
        Port("busy", "Busy", unwired="warning", trouble=True),
        Port("no_answer", "No answer", unwired="warning", trouble=True),
    )
    onward = "no_answer"

    def silent(self, config: Config) -> bool:
        # What variables hold may be nothing that can be rung.
        return all(expressions.names(target.number) for target in config.targets)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return said_first(config.announcement, self._ring(config, call))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if was_said(memory):
            return self._ring(config, call)
        # The carrier says “failed” when nobody answers (46elks voice-connect).
        ports = {"success": "talked", "busy": "busy"}
        return Leave(ports.get(finished.outcome, "no_answer"), why=self._whom(config, call).why)

    def _ring(self, config: Config, call: CallView) -> Act | Leave:
        whom = self._whom(config, call)
        if not whom.numbers:
            return Leave("no_answer", why=whom.why)
        return Act(Connect(whom.numbers, config.ring_time, config.caller_id, config.talk_limit))

    def _whom(self, config: Config, call: CallView) -> Dialled:
        written = (target.number for target in config.targets)
        return dialled(written, call, abroad=config.abroad)
