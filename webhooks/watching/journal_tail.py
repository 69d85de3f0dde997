"""What the live feed reads: the calls going on, and the newest steps of the journal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypedDict

from django.db.models import F, Max, QuerySet

from flows.models import Flow
from webhooks.models import AFTER_SEQ, CallStep, LiveCall

# Ids are given out before the commit, so a lower one may appear after a higher one.
OVERLAP = 500
# After a long pause the backlog is read in pieces.
LONGEST_STRIDE = 5000


@dataclass(frozen=True)
class Step:
    id: int
    flow_id: int
    event: dict[str, Any]


class LiveState(TypedDict):
    """Where a call stands, as the contract names it; `seq` is that of its newest step."""

    callid: str
    node: str | None
    seq: int
    version: int


@dataclass(frozen=True)
class Hello:
    """How a flow stands: its draft's revision, its calls, and the steps already behind them."""

    revision: int
    calls: list[LiveState]
    steps: set[int]
    newest_step: int


@dataclass(frozen=True)
class News:
    """Which calls live (call id → flow), and the steps since the cursor."""

    live: dict[str, int]
    steps: list[Step]
    newest_step: int


def read_hello(flow_id: int, cursor: int) -> Hello:
    newest = newest_step_id()
    steps = _steps([flow_id]).filter(id__gt=(cursor or newest) - OVERLAP)
    return Hello(
        newest_step=newest,
        steps=set(steps.values_list("id", flat=True)),
        revision=Flow.objects.values_list("draft_revision", flat=True).get(pk=flow_id),
        calls=[
            {"callid": callid, "node": node or None, "seq": seq - 1, "version": version}
            for callid, node, seq, version in _live([flow_id])
            .order_by("call_id")
            .values_list("call__callid", "node", "seq", "call__version__number")
        ],
    )


def read_news(flow_ids: Collection[int], cursor: int) -> News:
    """The live calls are read first: a call missing among them has no further step to come."""
    calls = dict(_live(flow_ids).values_list("call__callid", "call__version__flow_id"))
    newest = min(newest_step_id(), cursor + LONGEST_STRIDE)
    rows = _steps(flow_ids).filter(id__gt=cursor - OVERLAP, id__lte=newest).order_by("id")
    steps = [
        Step(
            id=row["id"],
            flow_id=row["flow_id"],
            event={
                "type": "call.step",
                "callid": row["callid"],
                "version": row["version"],
                "seq": row["seq"],
                "at": in_utc(row["at"]),
                "node": row["node"] or None,
                "path": row["path"],
            },
        )
        for row in rows.values(
            "id",
            "seq",
            "at",
            "node",
            "path",
            callid=F("call__callid"),
            version=F("call__version__number"),
            flow_id=F("call__version__flow_id"),
        )
    ]
    return News(live=calls, steps=steps, newest_step=max(newest, cursor))


def newest_step_id() -> int:
    return CallStep.objects.aggregate(newest=Max("id"))["newest"] or 0


def in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _steps(flow_ids: Collection[int]) -> QuerySet[CallStep]:
    return CallStep.objects.filter(
        call__version__flow_id__in=flow_ids, call__trial__isnull=True, seq__lt=AFTER_SEQ
    )


def _live(flow_ids: Collection[int]) -> QuerySet[LiveCall]:
    """Whoever tries a flow follows that call in the phone; others would take it for a real one."""
    return LiveCall.objects.filter(call__version__flow_id__in=flow_ids, call__trial__isnull=True)
