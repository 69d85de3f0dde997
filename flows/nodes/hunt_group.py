"""Ring a team one after another."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Connect, Play, Spoken
from flows.engine.errands import Mark
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register
from flows.engine.people import Call, Order, anybody_on_duty, arranged, members

_ORDERS = (
    ("fixed", "As the team is listed"),
    ("rotating", "Rotating: begin after whoever was rung last"),
    ("least_recent", "Whoever was rung longest ago"),
    ("random", "By chance"),
)


class Config(fields.Config):
    team: Annotated[str, fields.Team("Team", help="Only those on duty are rung.")]
    order: Annotated[Order, fields.Choice("Order", options=_ORDERS)] = "fixed"
    rounds: Annotated[
        int, fields.Number("Rounds", min=1, max=10, help="How often each is tried.")
    ] = 2
    ring_time: Annotated[
        int,
        fields.Seconds(
            "Ring each for", min=5, max=60, help="25 s is before most voicemails answer."
        ),
    ] = 25
    pause_prompt: Annotated[
        str | None,
        fields.Prompt("Message between tries", help="“We are still looking for somebody.”"),
    ] = None
    caller_id: Annotated[
        str | None,
        fields.OurNumber("Show as caller", help="Empty: the caller's own number."),
    ] = None


@register
class HuntGroup(NodeType[Config]):
    """Rings those of a team who are on duty, one after another. Whoever is in a call is skipped."""

    model = Config
    label, group, icon, place = "Hunt group", "connect", "hunt", 40
    summary = "{team}, {order}"
    steers = True
    ports = (
        Port("talked", "Talked", unwired="ends"),
        Port("nobody", "Nobody answered", unwired="warning", trouble=True),
        Port("nobody_on_duty", "Nobody on duty", unwired="goes_on"),
    )
    onward = "nobody"
    needs = frozenset({"busy", "rung"})

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        team = members(call.world.teams.get(config.team), call.world.people)
        if team and not anybody_on_duty(team, call.now):
            return Leave("nobody_on_duty", otherwise="nobody")
        seed = f"{call.seed} {call.step}"
        order = arranged(team, config.order, rung=call.facts.rung, seed=seed)
        keys = [key for key, person in order if person.on_duty(call.now)]
        return self._ring(config, call, {"order": keys, "tried": 0})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        paused = memory.get("paused", False)
        if finished.outcome == "success" and not paused:
            return Leave("talked")
        if config.pause_prompt and not paused and self._next(config, call, memory) is not None:
            return Act(Play(Spoken(config.pause_prompt)), {**memory, "paused": True})
        return self._ring(config, call, memory)

    def _ring(self, config: Config, call: CallView, memory: Memory) -> Act | Leave:
        place = self._next(config, call, memory)
        if place is None:
            return Leave("nobody")
        order = memory["order"]
        person = call.world.people[order[place % len(order)]]
        assert person is not None  # noqa: S101  (`_next` has looked)
        return Act(
            Connect((person.main,), config.ring_time, config.caller_id),
            {"order": order, "tried": place + 1},
            sends=(Mark("rang", person.main),),
        )

    def _next(self, config: Config, call: CallView, memory: Memory) -> int | None:
        """Where the next one stands who can be rung now, counted through all rounds."""
        order, now = memory["order"], Call(call.now, call.facts.busy)
        for place in range(memory["tried"], config.rounds * len(order)):
            person = call.world.people.get(order[place % len(order)])
            if person is not None and now.free(person):
                return place
        return None
