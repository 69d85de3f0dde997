"""Flows and calls made up for tests: rows as turns and reports would have left them."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from flows.models import Flow, FlowVersion
from flows.naming import free_key
from webhooks.models import Call, CallState, CallStep, LiveCall, Number, Recording, RecordingState

_counter = count(1)

DOCUMENT: dict[str, Any] = {
    "spec": 1,
    "nodes": [
        {"id": "start", "type": "incoming_call", "name": "", "config": {}},
        {
            "id": "menu",
            "type": "menu",
            "name": "Main menu",
            "config": {
                "prompt": "welcome",
                "choices": [{"key": "1", "label": "Sales"}, {"key": "2", "label": "Workshop"}],
            },
        },
        {
            "id": "sales",
            "type": "connect",
            "name": "Ring sales",
            "config": {
                "targets": [
                    {"number": "+46701111111", "name": "Anna"},
                    {"number": "+46702222222", "name": "Bo"},
                ]
            },
        },
        {"id": "voicemail", "type": "record_message", "name": "Workshop voicemail", "config": {}},
    ],
    "edges": [
        {"source": "start", "port": "next", "target": "menu"},
        {"source": "menu", "port": "key:1", "target": "sales"},
        {"source": "menu", "port": "key:2", "target": "voicemail"},
    ],
    "layout": {},
}


def make_flow(name: str = "Nordic Bikes") -> Flow:
    return Flow.objects.create(
        name=name, key=free_key(name), draft=DOCUMENT, draft_revision=7, saved_at=timezone.now()
    )


def publish(flow: Flow, document: dict[str, Any] = DOCUMENT) -> FlowVersion:
    version = FlowVersion.objects.create(
        flow=flow,
        number=flow.versions.count() + 1,
        document=document,
        program={},
        digest="0" * 64,
        published_at=timezone.now(),
    )
    Flow.objects.filter(pk=flow.pk).update(live_version=version, live_revision=flow.draft_revision)
    return version


def make_number(
    flow: Flow | None, number: str = "+46766861004", label: str = "Main number"
) -> Number:
    return Number.objects.create(number=number, label=label, flow=flow)


def make_call(
    version: FlowVersion | None,
    *,
    live_at: str | None = None,
    started_at: datetime | None = None,
    **facts: Any,
) -> Call:
    """An ended call; with `live_at` one that stands at that step."""
    started_at = started_at or timezone.now()
    values: dict[str, Any] = {
        "caller": "+46701234567",
        "called": "+46766861004",
        "callid": f"c{next(_counter):032x}",
    }
    if not live_at:
        values["ended_at"] = started_at + timedelta(seconds=facts.get("duration") or 0)
    call = Call.objects.create(version=version, started_at=started_at, **(values | facts))
    if live_at:
        LiveCall.objects.create(call=call, seq=0, state={}, node=live_at, updated_at=started_at)
    return call


def add_step(
    call: Call,
    *passed: tuple[str, str],
    node: str = "",
    event: dict[str, Any] | None = None,
    seconds: int = 0,
    answer: str = '{"hangup": "reject"}',
) -> CallStep:
    """One turn: the steps passed with their ways out, and where the call stands after it."""
    seq = call.steps.count()
    LiveCall.objects.filter(call=call).update(seq=seq + 1, node=node)
    return CallStep.objects.create(
        call=call,
        seq=seq,
        at=call.started_at + timedelta(seconds=seconds),
        event=event or {"kind": "started"},
        node=node,
        path=[{"node": step, "port": port} for step, port in passed],
        answer=answer,
    )


def make_recording(state: RecordingState, *, error: str = "", days_ago: int = 0) -> Recording:
    """One of a call of its own, announced so many days ago."""
    at = timezone.now() - timedelta(days=days_ago)
    facts = {"announced_at": at, "next_attempt_at": at, "state": state, "error": error}
    if state == RecordingState.STORED:
        facts |= {"file": "r.wav", "sha256": "0" * 64, "stored_at": at}
    return Recording.objects.create(
        call=make_call(None), carrier_id=f"r{next(_counter)}", raw={}, **facts
    )


def answered(**facts: Any) -> dict[str, Any]:
    return {"state": CallState.SUCCESS, "duration": 75, "cost": 5700} | facts
