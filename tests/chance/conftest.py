"""The call face as it runs in production, with prompts that can be heard."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django.fixtures import Settings

from designer import settings_calls
from flows.prompts import add_prompt
from tests.calls.conftest import FACE
from tests.graphs import PROMPTS
from webhooks.line import known_numbers
from webhooks.standin import tones


@pytest.fixture
def call_face(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Its rows are committed, as its posts come in threads of their own."""
    for name in FACE:
        setattr(settings, name, getattr(settings_calls, name))
    settings.CALLS_FOLDER = str(tmp_path)
    known_numbers._known.clear()
    for pitch, key in enumerate(sorted(PROMPTS), start=3):
        add_prompt(key.title(), audio=ContentFile(tones.tone(2, pitch=pitch * 100)), key=key)
    # What thousands of calls tell the log, nobody reads.
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
