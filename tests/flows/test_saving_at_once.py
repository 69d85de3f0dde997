"""People saving and publishing at the same moment, in real transactions."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from flows.drafts import create_flow, delete_flow, save_draft
from flows.models import Flow
from flows.problems import Problem
from flows.publishing import publish
from tests.archive.worker import eventually, somebody_waits_for_a_lock
from tests.drawings import NOON, flow_of, goodbye, published
from tests.graphs import flow as drawn
from tests.graphs import using

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[str]:
    """What came of each action: "done", or the status of its refusal; all start together."""
    line = Barrier(len(actions))

    def act(action: Callable[[], object]) -> str:
        try:
            line.wait(timeout=5)
            action()
        except Problem as problem:
            return str(problem.status)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(actions)) as threads:
        return sorted(threads.map(act, actions))


def test_of_two_saves_on_the_same_revision_one_wins_and_one_is_told() -> None:
    flow = flow_of(goodbye())

    def save(reason: str) -> Callable[[], object]:
        return lambda: save_draft(
            flow.pk, goodbye(reason), base_revision=1, user=None, client=None, now=NOON
        )

    assert at_once(save("busy"), save("reject")) == ["409", "done"]
    flow.refresh_from_db()
    assert flow.draft_revision == 2


def test_two_flows_of_one_name_cannot_be_made() -> None:
    def make() -> Flow:
        return create_flow("Main", user=None, now=NOON)

    assert at_once(make, make) == ["400", "done"]


def test_publishing_twice_at_once_makes_one_version() -> None:
    flow = flow_of(goodbye())

    def out() -> object:
        return publish(flow.pk, revision=1, note="", user=None, now=NOON)

    assert at_once(out, out) == ["done", "done"]
    assert flow.versions.count() == 1


def test_a_save_and_a_publication_never_publish_what_was_not_looked_at() -> None:
    flow = flow_of(goodbye())
    at_once(
        lambda: save_draft(
            flow.pk, goodbye("busy"), base_revision=1, user=None, client=None, now=NOON
        ),
        lambda: publish(flow.pk, revision=1, note="", user=None, now=NOON),
    )
    assert [version.document for version in flow.versions.all()] in ([], [goodbye()])


@pytest.mark.parametrize("make", [flow_of, published], ids=["in its draft", "live"])
def test_a_flow_that_is_deleted_meanwhile_does_not_stop_the_part_it_used(
    make: Callable[..., Flow],
) -> None:
    part = published(goodbye(), name="Part")
    user = make(drawn({"in": "incoming_call", "p": using("part")}, "in next > p"), name="User")
    save_draft(part.pk, goodbye("busy"), base_revision=1, user=None, client=None, now=NOON)
    somebody = User.objects.create_superuser("sam")
    deleted, seen = Event(), Event()

    def delete() -> None:
        with transaction.atomic():
            delete_flow(user.pk, user=somebody)
            deleted.set()
            seen.wait(10)

    def publish_part() -> None:
        deleted.wait(10)
        publish(part.pk, revision=2, note="", user=None, now=NOON)

    def look() -> None:
        eventually(somebody_waits_for_a_lock, "the publication wants to change the user")
        seen.set()

    assert at_once(delete, publish_part, look) == ["done"] * 3
    assert part.versions.count() == 2
