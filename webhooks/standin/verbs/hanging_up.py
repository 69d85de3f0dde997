"""`hangup`: before anybody answered the cause is heard; afterwards the call just ends."""

from __future__ import annotations

from webhooks.standin.actions import Hangup
from webhooks.standin.line import Line
from webhooks.standin.outcomes import Outcome


def hang_up(action: Hangup, line: Line) -> Outcome:
    if line.answered is None:
        line.refusal = "busy" if action.cause == "busy" else "failed"
    elif action.cause != "reject":
        text = f"“hangup”: “{action.cause}” is only heard before the call is answered: use reject."
        line.hooks.note("finding", "late_hangup", text)
    return Outcome(action.cause)
