"""What all things of the panel have in common: made, saved, deleted, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, Generic, TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from flows.naming import require_readable_name
from flows.panel.rows import Announcement, CallerList, How, PanelLine, SmallTable, Switch, Thing
from flows.problems import Conflict, Missing, Problem
from flows.shared.uses import require_unused

KEY_LENGTH = 64
T = TypeVar("T", bound=Thing)
# Words that stand where a key does in addresses.
_RESERVED = frozenset({"csv"})


@dataclass(frozen=True)
class ThingKind(Generic[T]):
    """`name` is the kind of the fields that name such a thing; the sentences hold a `{name}`."""

    name: str
    model: type[T]
    gone: Promise
    taken: Promise
    used: Promise


SWITCH = ThingKind(
    "shared_switch",
    Switch,
    gone=_("This switch does not exist: somebody may have deleted it."),
    taken=_("There is already a switch called “{name}”: choose another name."),
    used=_("“{name}” is used in {flows}: choose another switch there first."),
)
ANNOUNCEMENT = ThingKind(
    "announcement",
    Announcement,
    gone=_("This announcement does not exist: somebody may have deleted it."),
    taken=_("There is already an announcement called “{name}”: choose another name."),
    used=_("“{name}” is used in {flows}: choose another announcement there first."),
)
TABLE = ThingKind(
    "table",
    SmallTable,
    gone=_("This table does not exist: somebody may have deleted it."),
    taken=_("There is already a table called “{name}”: choose another name."),
    used=_("“{name}” is used in {flows}: choose another table there first."),
)
CALLER_LIST = ThingKind(
    "caller_list",
    CallerList,
    gone=_("This list does not exist: somebody may have deleted it."),
    taken=_("There is already a list called “{name}”: choose another name."),
    used=_("“{name}” is used in {flows}: choose another list there first."),
)


@dataclass(frozen=True)
class Who:
    """Who does something, and when: somebody signed in, or a person known by their number."""

    user: User | None
    now: datetime
    how: How = How.STUDIO
    person: str = ""
    number: str = ""


def find(kind: ThingKind[T], key: str) -> T:
    found = kind.model._default_manager.select_related("saved_by").filter(key=key).first()
    if found is None:
        raise Missing(str(kind.gone))
    return found


def locked(kind: ThingKind[T], key: str) -> T:
    rows = kind.model._default_manager.select_for_update(of=("self",))
    found = rows.filter(key=key).first()
    if found is None:
        raise Missing(str(kind.gone))
    return found


def lines_of(kind: ThingKind[Any], key: str) -> Any:
    return PanelLine.objects.filter(kind=kind.name, key=key).select_related("by")


@transaction.atomic
def create(kind: ThingKind[T], *, name: str, owner: str, fields: Mapping[str, Any], who: Who) -> T:
    _require_readable(name, owner)
    thing = kind.model(
        key=_free_key(kind, name),
        name=name,
        owner=owner,
        saved_at=who.now,
        saved_by=who.user,
        **fields,
    )
    _save_under_free_name(kind, thing)
    write_line(kind, thing, who, did="made")
    return thing


def save(
    kind: ThingKind[T],
    thing: T,
    *,
    base_revision: int,
    fields: Mapping[str, Any],
    who: Who,
    what: Mapping[str, Any],
    beside: bool = False,
) -> None:
    """The next revision of a locked row, if nobody has saved since `base_revision`.

    The same save once more changes nothing, unless something `beside` its fields is another. `what`
    is written down of it.
    """
    _require_readable(fields["name"], fields["owner"])
    if not beside and all(getattr(thing, field) == value for field, value in fields.items()):
        return
    if thing.revision != base_revision:
        sentence = _("This was saved elsewhere in the meantime: load it anew.")
        raise Conflict(str(sentence), revision=thing.revision)
    for field, value in fields.items():
        setattr(thing, field, value)
    thing.revision += 1
    thing.saved_at, thing.saved_by = who.now, who.user
    _save_under_free_name(kind, thing)
    write_line(kind, thing, who, did="saved", what=what)


@transaction.atomic
def delete(kind: ThingKind[T], key: str, *, who: Who) -> None:
    """Delete what no drawing names and no live program, parts in it included."""
    thing = locked(kind, key)
    require_unused(kind.name, key, str(kind.used), name=thing.name)
    write_line(kind, thing, who, did="deleted", what={"name": thing.name})
    thing.delete()


def write_line(
    kind: ThingKind[Any],
    thing: Thing,
    who: Who,
    *,
    did: str,
    what: Mapping[str, Any] | None = None,
    until: datetime | None = None,
    reason: str = "",
) -> None:
    PanelLine.objects.create(
        kind=kind.name,
        key=thing.key,
        at=who.now,
        by=who.user,
        did=did,
        what=dict(what or {}),
        until=until,
        reason=reason,
        how=who.how,
        person=who.person,
        number=who.number[:64],
    )


def require_ahead(until: datetime | None, *, now: datetime) -> None:
    if until is not None and until <= now:
        sentence = str(_("This moment has passed: choose a later one."))
        raise Problem(sentence, until=[sentence])


def _require_readable(name: str, owner: str) -> None:
    require_readable_name(name)
    require_readable_name(owner)


def _free_key(kind: ThingKind[T], name: str) -> str:
    stem = slugify(name)[: KEY_LENGTH - 8] or "thing"
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    like = kind.model._default_manager.filter(key__startswith=stem)
    unfree = _RESERVED | set(like.values_list("key", flat=True))
    return next(key for key in keys if key not in unfree)


def _save_under_free_name(kind: ThingKind[T], thing: T) -> None:
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        sentence = str(kind.taken).format(name=thing.name)
        raise Problem(sentence, name=[sentence]) from None
