"""Small drawings and sounds for tests."""

from __future__ import annotations

import io
import wave
from datetime import UTC, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from flows.drafts import create_flow
from flows.models import Flow
from flows.publishing import publish

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def goodbye(reason: str = "end") -> dict[str, Any]:
    """The smallest flow without a problem: it hangs up."""
    return {
        "spec": 1,
        "nodes": [
            {"id": "start", "type": "incoming_call", "name": "Incoming call", "config": {}},
            {"id": "end", "type": "hang_up", "name": "End", "config": {"reason": reason}},
        ],
        "edges": [{"source": "start", "port": "next", "target": "end"}],
        "layout": {"start": {"x": 0, "y": 0}, "end": {"x": 320, "y": 0}},
    }


def announcement(prompt: str) -> dict[str, Any]:
    """A flow that plays a prompt and hangs up."""
    drawing = goodbye()
    drawing["nodes"][1]["config"]["prompt"] = prompt
    return drawing


def renamed(name: str) -> dict[str, Any]:
    """The same with another name on its last step."""
    drawing = goodbye()
    drawing["nodes"][1]["name"] = name
    return drawing


def flow_of(drawing: dict[str, Any], *, name: str = "Main") -> Flow:
    return create_flow(name, document=drawing, user=None, now=NOON)


def published(drawing: dict[str, Any], *, name: str = "Main") -> Flow:
    flow = flow_of(drawing, name=name)
    publish(flow.pk, revision=flow.draft_revision, note="", user=None, now=NOON)
    flow.refresh_from_db()
    return flow


def sound(*, seconds: float = 0.5, level: int = 0) -> bytes:
    """A WAV as the carrier plays it; another level is another sound."""
    file = io.BytesIO()
    with wave.open(file, "wb") as audio:
        audio.setnchannels(1)
        audio.setsampwidth(2)
        audio.setframerate(8000)
        audio.writeframes(level.to_bytes(2, "little") * round(seconds * 8000))
    return file.getvalue()


def upload(content: bytes, *, name: str = "recorded.wav") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="audio/wav")
