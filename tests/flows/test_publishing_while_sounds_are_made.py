"""Sounds are made before a publication begins: nobody waits for them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from flows.models import Flow, FlowVersion
from flows.prompts import add_prompt, replace_audio
from flows.publishing import publish
from flows.voices import putting_together
from tests.drawings import flow_of, goodbye, sound, upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def flow() -> Flow:
    for name in ("A", "B"):
        add_prompt(name, audio=upload(sound(seconds=1)))
    drawing = goodbye()
    row = {"prompt": "a", "more": [{"prompt": "b"}]}
    drawing["nodes"].append({"id": "say", "type": "play", "name": "Say", "config": row})
    drawing["edges"] = [
        {"source": "start", "port": "next", "target": "say"},
        {"source": "say", "port": "done", "target": "end"},
    ]
    return flow_of(drawing)


def go(flow: Flow) -> FlowVersion:
    revision = flow.draft_revision
    made = publish(flow.pk, revision=revision, note="", user=None, now=timezone.now())
    return made.version


def watched(monkeypatch: pytest.MonkeyPatch, then: Any = lambda: None) -> list[bool]:
    """Whether a transaction was open, each time a sound was made; `then` happens afterwards."""
    open_then: list[bool] = []
    make = putting_together._stitched

    def watch(parts: tuple[str, ...]) -> str:
        open_then.append(connection.in_atomic_block)
        made = make(parts)
        then()
        return made

    monkeypatch.setattr(putting_together, "_stitched", watch)
    return open_then


def test_no_transaction_is_held_while_a_sound_is_made(
    flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_then = watched(monkeypatch)
    assert "a+b" in go(flow).program["made"]
    assert open_then == [False]


def test_a_message_that_sounds_anew_meanwhile_is_heard_as_it_is_now(
    flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = [5, 6]

    def another_take() -> None:
        if levels:
            replace_audio("b", audio=upload(sound(seconds=2, level=levels.pop())))

    open_then = watched(monkeypatch, another_take)
    program = go(flow).program
    assert open_then == [False] * 3
    monkeypatch.undo()
    parts = (program["prompts"]["a"], program["prompts"]["b"])
    assert program["made"]["a+b"] == putting_together._stitched(parts)


def test_a_message_that_never_rests_is_published_all_the_same(
    flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = iter(range(1, 10))
    open_then = watched(
        monkeypatch, lambda: replace_audio("b", audio=upload(sound(level=next(levels))))
    )
    assert "a+b" in go(flow).program["made"]
    assert open_then == [False, False, False, True]
