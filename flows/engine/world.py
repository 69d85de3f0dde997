"""What calls meet besides their program: shared things that change without publishing a flow.

A frozen value, whole at every moment: the shell keeps the newest at hand and gives it to each turn.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from flows.engine.hours.calendar import Calendar
from flows.engine.panel.announcements import Announcement
from flows.engine.panel.caller_lists import CallerList
from flows.engine.panel.switches import Switch
from flows.engine.panel.tables import Table
from flows.engine.people import Person, Team


class World(BaseModel):
    """Each thing by its key; None stands for one that is there and cannot be read.

    `hours` are calendars, `boxes` the names of voicemail boxes. `zone` is where the clock is read,
    `language` the one whose words are used where the call has none.
    """

    model_config = ConfigDict(frozen=True)

    hours: Mapping[str, Calendar | None] = {}
    switches: Mapping[str, Switch | None] = {}
    announcements: Mapping[str, Announcement | None] = {}
    tables: Mapping[str, Table | None] = {}
    caller_lists: Mapping[str, CallerList | None] = {}
    people: Mapping[str, Person | None] = {}
    teams: Mapping[str, Team | None] = {}
    boxes: Mapping[str, str | None] = {}
    zone: str = "UTC"
    language: str = "en"


EMPTY = World()
