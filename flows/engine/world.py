"""What calls meet besides their program: shared things that change without publishing a flow.

A frozen value, whole at every moment: the shell keeps the newest at hand and gives it to each turn.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from flows.engine.hours.calendar import Calendar


class World(BaseModel):
    """Each by key; None stands for one that is there and cannot be read.

    `hours` are calendars, `boxes` the names of voicemail boxes.
    """

    model_config = ConfigDict(frozen=True)

    hours: Mapping[str, Calendar | None] = {}
    boxes: Mapping[str, str | None] = {}


EMPTY = World()
