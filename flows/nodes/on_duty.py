"""Decide by whether anybody is on duty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register
from flows.engine.people import anybody_on_duty, members


class Config(fields.Config):
    team: Annotated[str | None, fields.Team("Anybody of the team", rings=False)] = None
    person: Annotated[
        str | None,
        fields.Person("Or this person", rings=False, help="With both, either of them will do."),
    ] = None


@register
class OnDuty(NodeType[Config]):
    """Goes on by whether a person, or anybody of a team, is on duty."""

    model = Config
    label, group, icon, place = "Is anyone on duty?", "decide", "user-check", 7
    summary = "{team} {person}"
    steers = True
    ports = (Port("yes", "Yes"), Port("no", "No"))
    onward = "yes"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        if not config.team and not config.person:
            yield Fault("nobody_chosen", "team", "Choose a team or a person.")

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        people = call.world.people
        asked = members(call.world.teams.get(config.team or ""), people)
        person = people.get(config.person or "")
        asked += [(config.person or "", person)] if person else []
        return Leave("yes" if anybody_on_duty(asked, call.now) else "no")
