"""Saved tests listed, made, changed and deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from flows.drafts import locked_flow
from flows.engine.document import read_document
from flows.engine.testing.saved import SavedTest
from flows.models import Flow, FlowTest
from flows.naming import require_readable_name
from flows.problems import Conflict, Missing, Problem, Refused, no_such_flow
from flows.testing.reading import read_test
from flows.testing.running import ground_of

MOST_TESTS = 300


def tests_of(flow_id: int) -> list[FlowTest]:
    """The tests of a flow by name."""
    if not Flow.objects.filter(pk=flow_id).exists():
        raise no_such_flow()
    return list(FlowTest.objects.filter(flow=flow_id).select_related("changed_by"))


@transaction.atomic
def create_test(
    flow_id: int, *, name: str, definition: object, user: User | None, now: datetime
) -> FlowTest:
    flow = locked_flow(flow_id)
    if flow.tests.count() >= MOST_TESTS:
        sentence = _("A flow holds at most {n} tests: delete some first.")
        raise Problem(sentence.format(n=MOST_TESTS))
    test = FlowTest(flow=flow, revision=0)
    return _put(test, name=name, definition=definition, user=user, now=now)


@transaction.atomic
def change_test(
    flow_id: int,
    test_id: int,
    *,
    base_revision: int,
    name: str,
    definition: object,
    user: User | None,
    now: datetime,
) -> FlowTest:
    """Only the test that one has seen is changed: a newer one comes back with a 409."""
    locked_flow(flow_id)
    test = find_test(flow_id, test_id)
    if test.revision != base_revision:
        sentence = _("Somebody changed this test in the meantime: open it again.")
        raise Conflict(sentence, revision=test.revision)
    return _put(test, name=name, definition=definition, user=user, now=now)


@transaction.atomic
def delete_test(flow_id: int, test_id: int) -> None:
    locked_flow(flow_id)
    find_test(flow_id, test_id).delete()


def find_test(flow_id: int, test_id: int) -> FlowTest:
    test = FlowTest.objects.filter(flow=flow_id, pk=test_id).select_related("flow").first()
    if test is None:
        raise Missing(_("This test does not exist: somebody may have deleted it."))
    return test


def _put(
    test: FlowTest, *, name: str, definition: object, user: User | None, now: datetime
) -> FlowTest:
    require_readable_name(name)
    read = read_test(definition)
    test.name, test.definition = name, read.model_dump(mode="json", exclude_defaults=True)
    test.route = _route(test.flow, read) or test.route
    test.names = {**_names_kept(test, read), **_names_now(test.flow, read)}
    test.revision += 1
    test.changed_at, test.changed_by = now, user
    try:
        with transaction.atomic():
            test.save()
    except IntegrityError:
        sentence = _("There is already a test called “{name}”: choose another name.")
        sentence = sentence.format(name=name)
        raise Problem(sentence, name=[sentence]) from None
    return test


def _route(flow: Flow, test: SavedTest) -> list[str] | None:
    """By which steps the call comes on the draft; None where it fails or cannot be tried."""
    try:
        return ground_of(flow).route_of(test)
    except Refused:
        return None


def _names_now(flow: Flow, test: SavedTest) -> dict[str, str]:
    nodes = read_document(flow.draft).document.nodes
    return {id: nodes[id].name for id in test.steps() if id in nodes and nodes[id].name}


def _names_kept(test: FlowTest, read: SavedTest) -> dict[str, Any]:
    """Of steps that were gone already when the test was changed."""
    return {id: name for id, name in test.names.items() if id in read.steps()}
