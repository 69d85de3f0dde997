"""Things of the panel, made through the same doors as the product's own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from flows.panel import announcements, sheets, switches
from flows.panel.rows import Announcement, CallerList, SmallTable, Switch
from flows.panel.things import CALLER_LIST, TABLE, Who
from flows.people.rows import Person
from tests.builders import the_prompts
from tests.people.conftest import ANNA, BO, somebody

MODE: dict[str, Any] = {"positions": ["Normal", "Storm"], "default": "Normal"}
BRANCHES: dict[str, Any] = {"columns": ["Postcode", "Branch"], "rows": [["41101", "Gothenburg"]]}
BLOCKED: dict[str, Any] = {"entries": [{"number": "+46701234567", "note": "Rude"}]}


def nobody(now: datetime | None = None) -> Who:
    return Who(None, now or timezone.now())


@pytest.fixture
def mode(db: None) -> Switch:
    return switches.create_switch(name="Mode", owner="Ops", definition=MODE, who=nobody())


@pytest.fixture
def anna(db: None) -> Person:
    return somebody("Anna", ANNA, pin="4711")


@pytest.fixture
def bo(db: None) -> Person:
    return somebody("Bo", BO)


@pytest.fixture
def storm(db: None) -> Announcement:
    """A message called “Menu” that nothing puts in force yet."""
    the_prompts()
    return announcements.create_announcement(name="Storm", owner="", prompt="menu", who=nobody())


@pytest.fixture
def branches(db: None) -> SmallTable:
    made: SmallTable = sheets.create_sheet(
        TABLE, name="Branches", owner="", definition=BRANCHES, who=nobody()
    )
    return made


@pytest.fixture
def blocked(db: None) -> CallerList:
    made: CallerList = sheets.create_sheet(
        CALLER_LIST, name="Blocked", owner="", definition=BLOCKED, who=nobody()
    )
    return made


def flip(position: str, *, until: datetime | None = None, now: datetime | None = None) -> Any:
    return switches.flip("mode", position=position, until=until, reason="Wind", who=nobody(now))


def announce(*, on: bool = True, prompt: str = "", **times: datetime | None) -> Any:
    told = {"since": None, "until": None, **times}
    return announcements.announce(
        "storm", on=on, prompt=prompt, reason="Wind", who=nobody(), **told
    )
