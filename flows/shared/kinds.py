"""All kinds of things that flows share, each by the kind of the fields that name it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flows.hours.shared import HOURS
from flows.panel.shared import ANNOUNCEMENTS, CALLER_LISTS, SWITCHES, TABLES
from flows.people.reading import PEOPLE, TEAMS
from flows.secrets.shared import SECRETS
from flows.shared.kind import SharedKind
from flows.voicemail.shared import BOXES

SHARED: Mapping[str, SharedKind] = {
    "hours": HOURS,
    "shared_switch": SWITCHES,
    "announcement": ANNOUNCEMENTS,
    "table": TABLES,
    "caller_list": CALLER_LISTS,
    "person": PEOPLE,
    "team": TEAMS,
    "secret": SECRETS,
    "voicemail_box": BOXES,
}


def shared_things() -> dict[str, Mapping[str, Collection[str]]]:
    """By kind and key, the names within each: what a drawing may speak of."""
    return {kind: shared.within() for kind, shared in SHARED.items()}


def shared_names() -> dict[str, Mapping[str, str]]:
    """By kind and key, what people call each."""
    return {kind: shared.named() for kind, shared in SHARED.items()}
