"""A slow machine's beats must not come between what a test waits for."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _seldom_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webhooks.watching.consumers.BEAT_SECONDS", 60.0)
