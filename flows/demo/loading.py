"""The demo's messages and flow, put in where missing; what people changed is left alone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.core.files import File

from flows.drafts import create_flow
from flows.models import Flow, Prompt
from flows.prompts import add_prompt
from flows.publishing import publish
from flows.rest.strict_json import read_json
from flows.voices.rows import How

FOLDER = Path(__file__).parent
FLOW = "Nordic Bikes"


def load_prompts() -> None:
    for prompt in json.loads((FOLDER / "prompts.json").read_text()):
        if Prompt.objects.filter(key=prompt["key"]).exists():
            continue
        with (FOLDER / "prompts" / f"{prompt['key']}.wav").open("rb") as audio:
            add_prompt(**prompt, audio=File(audio), how=How.SHIPPED)


def load_flow(*, user: User, now: datetime) -> Flow:
    """The demo flow, published."""
    flow = Flow.objects.filter(name=FLOW).first()
    if flow is None:
        drawing = read_json((FOLDER / "flow.json").read_bytes())
        flow = create_flow(FLOW, document=drawing, user=user, now=now)
    if flow.live_version is None:
        publish(flow.pk, revision=flow.draft_revision, note="The demo", user=user, now=now)
    return flow
