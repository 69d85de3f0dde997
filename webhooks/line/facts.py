"""What the journal of all calls tells a turn (flows/engine/facts.py), read in one statement.

A program that needs none of it costs no statement. Where a turn has to read the call first, all of
it comes along, so that no turn needs a third round trip.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flows.engine.compiler import Program
from flows.engine.facts import NOTHING, Facts
from webhooks.statements import one_row

# Marks older than a year are for people, not for calls. Marks pile up and callers wait: for each
# number of a person its last mark is looked up, one step down an index.
# By name, what gives the JSON of it; {callid}, {person} and {asked} are what stands for them.
_READ = {
    "answer": """(
        SELECT result FROM webhooks_errand
         WHERE call_id = (SELECT id FROM webhooks_call WHERE callid = {callid})
           AND seq = {asked} AND result IS NOT NULL
         ORDER BY position LIMIT 1
    )""",
    "busy": """(
        SELECT jsonb_agg(DISTINCT number)
          FROM webhooks_livecall live, unnest(live.ringing) AS number
         WHERE live.ringing <> '{{}}' AND live.call_id IS DISTINCT FROM
               (SELECT id FROM webhooks_call WHERE callid = {callid})
    )""",
    "rung": """(
        SELECT jsonb_object_agg(known.number, last.at)
          FROM flows_personnumber known, LATERAL (
              SELECT max(at) AS at FROM webhooks_mark
               WHERE what = 'rang' AND name = left(known.number, 200)
          ) AS last
         WHERE last.at > now() - interval '366 days'
    )""",
    "earlier": """(
        SELECT to_jsonb(max(started_at)) FROM webhooks_call
         WHERE caller = {person} AND caller <> '' AND callid <> {callid} AND trial IS NULL
    )""",
    "passed": """(
        SELECT jsonb_object_agg(name, times) FROM (
            SELECT name, jsonb_agg(at ORDER BY at) AS times FROM (
                SELECT name, at FROM webhooks_mark
                 WHERE what = 'passed' AND caller = {person} AND caller <> ''
                   AND at > now() - interval '366 days'
                 ORDER BY at DESC LIMIT 5000
            ) AS latest
             GROUP BY name
        ) AS places
    )""",
}


def look_up(program: Program, *, callid: str, person: str, asked: int | None = None) -> Facts:
    """The facts that the program needs, and the answer the call waits for, if it does for one."""
    wanted = [*program.needs, *(["answer"] if asked is not None else [])]
    if not wanted:
        return NOTHING
    facts = _built(sorted(wanted), callid="%(callid)s", person="%(person)s", asked="%(asked)s")
    values = {"callid": callid, "person": person, "asked": asked}
    row = one_row(f"SELECT {facts}", values)
    return read(row[0] if row else None)


def all_of(*, callid: str, person: str, asked: str) -> str:
    """The SQL of all facts as one value; what is given are expressions of the statement around."""
    return _built(_READ, callid=callid, person=person, asked=asked)


def read(told: Any) -> Facts:
    """From what the SQL gave."""
    found = json.loads(told) if isinstance(told, str) else told or {}
    earlier = found.get("earlier")
    return Facts(
        answer=found.get("answer"),
        busy=frozenset(found.get("busy") or ()),
        rung={name: _moment(at) for name, at in (found.get("rung") or {}).items()},
        earlier=_moment(earlier) if earlier else None,
        passed={
            name: [_moment(at) for at in times]
            for name, times in (found.get("passed") or {}).items()
        },
    )


def _built(wanted: Iterable[str], **places: str) -> str:
    pairs = (f"'{name}', {_READ[name].format(**places)}" for name in wanted)
    return f"jsonb_build_object({', '.join(pairs)})"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
