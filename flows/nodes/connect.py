"""Connect the caller to a person."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Connect
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Target(fields.Config):
    number: Annotated[str, fields.PhoneOrSip("Number")]
    name: Annotated[str, fields.Text("Who it is", max=60)] = ""


class Config(fields.Config):
    targets: Annotated[
        list[Target],
        fields.Items(
            "Ring",
            min=1,
            max=10,
            help="Several ring at once; the first to answer talks.",
        ),
    ]
    ring_time: Annotated[
        int,
        fields.Seconds("Ring for", min=5, max=60, help="25 s is before most voicemails answer."),
    ] = 25
    caller_id: Annotated[
        str | None,
        fields.OurNumber("Show as caller", help="Empty: the caller's own number."),
    ] = None
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
    """Rings one person, or several at once. What comes after talking is up to you."""

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

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        targets = tuple(target.number for target in config.targets)
        return Act(Connect(targets, config.ring_time, config.caller_id, config.talk_limit))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        # The carrier says “failed” when nobody answers (46elks voice-connect).
        ports = {"success": "talked", "busy": "busy"}
        return Leave(ports.get(finished.outcome, "no_answer"))
