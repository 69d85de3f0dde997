"""The end of a call: what is reported, and in which order."""

from __future__ import annotations

import json
import math

from webhooks.standin.line import Line


def report(line: Line) -> dict[str, object]:
    """The call as the REST twin shows it; a call nobody answered has the basics only."""
    basics: dict[str, object] = {
        "id": line.ticket.callid,
        **line.parties(),
        "created": line.stamp(line.created),
        "state": line.state,
    }
    if line.answered is None:
        return basics
    seconds = ((line.ended or line.caller.clock.now()) - line.answered).total_seconds()
    return {
        **basics,
        "start": line.stamp(line.answered),
        "duration": int(seconds),
        "cost": max(1, math.ceil(seconds / 60)) * line.profile.minute_price,
        "actions": line.actions,
        "legs": line.legs,
    }


async def settle(line: Line) -> None:
    """Deliver what is still to be told: recordings, then the report, or the other way round."""
    if line.record_call and line.answered:
        url, since = line.record_call
        seconds = ((line.ended or since) - since).total_seconds()
        line.unannounced.append(line.keep(url, None, began=since, seconds=seconds, whole_call=True))
    if line.profile.hangup_before_recording:
        await _tell_hangup(line)
        await announce(line)
    else:
        await announce(line)
        await _tell_hangup(line)


async def announce(line: Line) -> None:
    while line.unannounced:
        news = line.unannounced.pop(0)
        await line.hooks.tell(news.url, news.form, purpose="recording")


async def _tell_hangup(line: Line) -> None:
    if line.when_hangup:
        form = {key: _as_field(value) for key, value in report(line).items()}
        await line.hooks.tell(line.when_hangup, form, purpose="whenhangup")


def _as_field(value: object) -> str:
    """Lists travel as JSON text inside a form field."""
    return json.dumps(value) if isinstance(value, list) else str(value)
