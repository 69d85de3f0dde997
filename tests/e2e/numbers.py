"""The numbers of the browser tests, which share one installation: one for each story."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Number(StrEnum):
    DEMO = "+46766861004"
    HOURS = "+46766861077"
    KEPT = "+46766861076"
    PANEL = "+46766861078"
    PARTS = "+46766000077"
    PEOPLE = "+46766861079"
    STORY = "+46766861099"
