"""One module for each verb: what it does to the line, and how it turned out."""

from __future__ import annotations

from webhooks.standin.actions import Action, Ask, Connect, Hangup, Play, Record
from webhooks.standin.line import Line
from webhooks.standin.outcomes import Outcome
from webhooks.standin.verbs.asking import ask
from webhooks.standin.verbs.connecting import connect
from webhooks.standin.verbs.hanging_up import hang_up
from webhooks.standin.verbs.playing import play
from webhooks.standin.verbs.recording import record


async def perform(action: Action, line: Line) -> Outcome:
    match action:
        case Connect():
            return await connect(action, line)
        case Play():
            return await play(action, line)
        case Ask():
            return await ask(action, line)
        case Record():
            return await record(action, line)
        case Hangup():
            return hang_up(action, line)
