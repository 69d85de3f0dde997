"""From a draft to the version new calls get, and from an old version back to the draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from flows.announce import announce
from flows.drafts import (
    Draft,
    check_users_again,
    find_flow,
    locked_flow,
    locked_if_there,
    save_draft,
)
from flows.engine.compiler import digest
from flows.engine.parts import Part
from flows.following import Follower, followers_of
from flows.freezing import freeze, sounds_of_draft
from flows.models import Flow, FlowVersion
from flows.problems import Conflict, Refused, no_such_version
from flows.testing.gate import failing_tests
from flows.testing.running import Result
from flows.voices.putting_together import NotMade, Sounds

# Any number that nothing else in this database locks by.
_PUBLISHING = 4_640_046
# After that the sounds are made while others wait.
_MOST_PREPARATIONS = 3


@dataclass(frozen=True)
class Publication:
    """What callers get from now on; `new` is false when they already got exactly that."""

    version: FlowVersion
    new: bool
    followers: list[Follower] = field(default_factory=list)
    failing: list[Result] = field(default_factory=list)


def publish(
    flow_id: int, *, revision: int, note: str, user: User | None, now: datetime
) -> Publication:
    """Freeze the draft as the next version and send new calls there.

    Where only boxes were moved the program is the live one: no version is made that callers could
    not tell from the last one, and the flow counts as published. Live flows that follow this one
    get a version with it in the same moment; one that would break with it stays as it is. Saved
    tests that fail stop it, or are told of (`FAILING_TESTS`).

    Rows of messages and clips are made first, while nobody waits: other publications come one
    after another. Where a message gets another take meanwhile, they are made again.
    """
    for _attempt in range(_MOST_PREPARATIONS):
        sounds = sounds_of_draft(find_flow(flow_id))
        try:
            return _publish(flow_id, sounds, revision=revision, note=note, user=user, now=now)
        except NotMade:
            continue
    return _publish(flow_id, None, revision=revision, note=note, user=user, now=now)


@transaction.atomic
def _publish(
    flow_id: int,
    sounds: Sounds | None,
    *,
    revision: int,
    note: str,
    user: User | None,
    now: datetime,
) -> Publication:
    wait_for_other_publications()
    flow = locked_flow(flow_id)
    if flow.draft_revision != revision:
        raise Conflict(
            _("This flow was saved in the meantime: look at the newer drawing before publishing."),
            revision=flow.draft_revision,
        )
    version = freeze(flow, sounds=sounds)
    live = flow.live_version
    if live is not None and live.digest == version.digest:
        _go_live(flow, live)
        return Publication(live, new=False)
    failing = failing_tests(flow, version)
    version.number = _next_number(flow)
    version.note, version.published_at, version.published_by = note, now, user
    version.save()
    _go_live(flow, version)
    _tell(flow, version)
    followers = _lead_on(flow, version)
    check_users_again([flow.key, *(one.flow.key for one in followers if one.program)])
    return Publication(version, new=True, followers=followers, failing=failing)


def wait_for_other_publications() -> None:
    """Publications wait for each other: two at once could make flows parts of each other.

    It comes before the lock on any flow, or two of them would wait for each other for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PUBLISHING])


def followers_of_draft(flow_id: int) -> list[Follower]:
    """What publishing the draft now would make of the flows that follow it.

    A draft that cannot be published tells nothing of them: the list is empty.
    """
    flow = find_flow(flow_id)
    try:
        version = freeze(flow)
    except Refused:
        return []
    number = _next_number(flow)
    return followers_of(flow.key, Part(flow.name, number, number, version.program))


@transaction.atomic
def restore(
    flow_id: int,
    number: int,
    *,
    base_revision: int,
    user: User | None,
    client: str | None = None,
    now: datetime,
) -> Draft:
    """Make a version's drawing the draft again; callers notice nothing until it is published."""
    version = find_version(flow_id, number)
    return save_draft(
        flow_id, version.document, base_revision=base_revision, user=user, client=client, now=now
    )


def find_version(flow_id: int, number: int) -> FlowVersion:
    found = FlowVersion.objects.filter(flow_id=flow_id, number=number)
    version = found.select_related("published_by").first()
    if version is None:
        raise no_such_version()
    return version


def _lead_on(flow: Flow, version: FlowVersion) -> list[Follower]:
    part = Part(flow.name, version.number, version.number, version.program)
    return [one for one in followers_of(flow.key, part) if _takes_its_version(one, version)]


def _takes_its_version(follower: Follower, version: FlowVersion) -> bool:
    """Gives it one, unless it stays as it is; false where it was deleted meanwhile."""
    if follower.program is None:
        return True
    user = locked_if_there(follower.flow.pk)
    if user is None:
        return False
    note = _("Follows version {n} of “{name}”.")
    note = note.format(n=follower.part.version, name=follower.part.name)
    user.live_version = FlowVersion.objects.create(
        flow=user,
        number=follower.number,
        document=follower.live.document,
        program=follower.program,
        digest=digest(follower.program),
        note=note,
        published_at=version.published_at,
        published_by=version.published_by,
    )
    # What is drawn stays what is live: it is no newer for it.
    user.save(update_fields=["live_version"])
    _tell(user, user.live_version)
    return True


def _next_number(flow: Flow) -> int:
    latest = flow.versions.aggregate(latest=Max("number"))["latest"]
    return (latest or 0) + 1


def _tell(flow: Flow, version: FlowVersion) -> None:
    by = version.published_by.username if version.published_by else None
    announce(flow.pk, {"type": "flow.published", "version": version.number, "by": by})


def _go_live(flow: Flow, version: FlowVersion) -> None:
    flow.live_version, flow.live_revision = version, flow.draft_revision
    flow.save(update_fields=["live_version", "live_revision"])
