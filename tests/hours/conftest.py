"""Opening hours over REST, and rows of them made through the same doors."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from flows.hours.editing import create_hours
from flows.hours.rows import OpeningHours
from tests.engine.hours.calendars import definition
from tests.personas import Persona, enter


@pytest.fixture
def office(db: None) -> OpeningHours:
    """Monday to Friday, with Swedish office closures."""
    written = definition(holidays={"country": "SE", "closed": "office", "short_days": True})
    return create_hours("The office", written, user=None, now=timezone.now())


@pytest.fixture
def anna(db: None) -> Persona:
    """Has every role's rights that matter here."""
    return enter("anna", "publisher")


def put(persona: Persona, key: str, **body: Any) -> tuple[int, dict[str, Any]]:
    answer = persona.api.put(f"/api/hours/{key}/", body)
    return answer.status_code, answer.json()
