"""The end of a call: what is reported, and in which order."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import datetime, timedelta

from webhooks.standin.line import Line, News

# In a sample of the papers the call was answered so long before it was made.
A_MOMENT = timedelta(milliseconds=23)


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
    start = line.created - A_MOMENT if line.profile.start_before_created else line.answered
    return {
        **basics,
        "start": line.stamp(start),
        "duration": int(seconds),
        "cost": max(1, math.ceil(seconds / 60)) * line.profile.minute_price,
        "actions": line.actions,
        "legs": line.legs,
    }


async def settle(line: Line) -> None:
    """Deliver what is still to be told: recordings, then the report, or the other way round.

    What comes late is waited for, so that it comes in the order in which it is due.
    """
    ended = line.caller.clock.now()
    if line.record_call and line.answered:
        url, since = line.record_call
        seconds = ((line.ended or since) - since).total_seconds()
        line.unannounced.append(line.keep(url, None, began=since, seconds=seconds, whole_call=True))
    news = [replace(each, due=max(each.due, ended)) for each in line.unannounced]
    line.unannounced.clear()
    if line.when_hangup:
        news.insert(
            0 if line.profile.hangup_before_recording else len(news),
            _the_end(line, line.when_hangup, ended),
        )
    for each in sorted(news, key=lambda each: each.due):
        await line.caller.clock.sleep(max(0.0, -line.since(each.due)))
        await line.hooks.tell(each.url, each.form, purpose=each.purpose)


async def announce(line: Line) -> None:
    """Tell of the recordings that are due by now."""
    for news in take_due(line):
        await line.hooks.tell(news.url, news.form, purpose=news.purpose)


def take_due(line: Line) -> list[News]:
    """The news to tell now; the rest stays on the line."""
    now = line.caller.clock.now()
    due = [news for news in line.unannounced if news.due <= now]
    line.unannounced = [news for news in line.unannounced if news.due > now]
    return due


def _the_end(line: Line, url: str, ended: datetime) -> News:
    form = {key: _as_field(value) for key, value in report(line).items()}
    return News(url, form, due=ended + line.lateness(), purpose="whenhangup")


def _as_field(value: object) -> str:
    """Lists travel as JSON text inside a form field."""
    return json.dumps(value) if isinstance(value, list) else str(value)
