"""Ring a whole team at once."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Connect
from flows.engine.announcing import Announced, said_first, was_said
from flows.engine.errands import Mark
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register
from flows.engine.people import MOST_AT_ONCE, anybody_on_duty, members


class Config(fields.Config):
    team: Annotated[
        str, fields.Team("Team", help="The first ten who are free ring at once, in its order.")
    ]
    announcement: Announced = None
    only_on_duty: Annotated[
        bool, fields.Switch("Only those on duty", help="Otherwise everybody is rung.")
    ] = True
    ring_time: Annotated[
        int,
        fields.Seconds("Ring for", min=5, max=60, help="25 s is before most voicemails answer."),
    ] = 25
    caller_id: Annotated[
        str | None,
        fields.OurNumber("Show as caller", help="Empty: the caller's own number."),
    ] = None


@register
class RingEveryone(NodeType[Config]):
    """Rings everybody of a team who is not in a call; the first to answer talks."""

    model = Config
    label, group, icon, place = "Ring everyone", "connect", "users", 30
    summary = "{team}, {ring_time}"
    steers = True
    ports = (
        Port("talked", "Talked", unwired="ends"),
        Port("nobody", "Nobody answered", unwired="warning", trouble=True),
        Port("nobody_on_duty", "Nobody on duty", unwired="goes_on"),
    )
    onward = "nobody"
    needs = frozenset({"busy"})

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return said_first(config.announcement, self._ring(config, call))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if was_said(memory):
            return self._ring(config, call)
        return Leave("talked" if finished.outcome == "success" else "nobody")

    def _ring(self, config: Config, call: CallView) -> Act | Leave:
        team = members(call.world.teams.get(config.team), call.world.people)
        if config.only_on_duty and team and not anybody_on_duty(team, call.now):
            return Leave("nobody_on_duty", otherwise="nobody")
        free = tuple(
            person.main
            for _, person in team
            if not person.in_call(call.facts.busy)
            and (person.on_duty(call.now) or not config.only_on_duty)
        )[:MOST_AT_ONCE]
        if not free:
            return Leave("nobody")
        sends = tuple(Mark("rang", number) for number in free)
        return Act(Connect(free, config.ring_time, config.caller_id), sends=sends)
