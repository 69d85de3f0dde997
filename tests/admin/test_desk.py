"""The first page: how things stand, and whether somebody works on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.made_up_calls import make_call, make_flow, make_number, make_recording, publish
from webhooks.models import OutgoingCall, RecordingState, RefusedPosts, WorkerPulse

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]


def test_the_desk_tells_how_things_stand(page: Page) -> None:
    version = publish(make_flow())
    make_call(version, live_at="menu")
    make_call(version)
    html = page("/admin/")
    assert "<strong>1</strong> going on now" in html
    assert "<strong>2</strong> calls today" in html


def test_the_desk_warns_when_no_worker_has_shown_itself(page: Page) -> None:
    pulse = WorkerPulse.objects.create(name="w1", beat_at=timezone.now() - timedelta(minutes=5))
    assert "No worker has shown itself since" in page("/admin/")
    WorkerPulse.objects.filter(pk=pulse.pk).update(beat_at=timezone.now())
    assert "No worker has shown itself" not in page("/admin/")


def test_the_desk_tells_plainly_that_the_worker_is_at_work(page: Page) -> None:
    WorkerPulse.objects.create(name="w1", beat_at=timezone.now())
    assert "The worker that archives calls and fetches recordings showed itself at" in page(
        "/admin/"
    )


def test_recordings_refused_on_purpose_are_told_apart_from_lost_ones(page: Page) -> None:
    make_recording(RecordingState.REFUSED)
    make_recording(RecordingState.REFUSED)
    make_recording(RecordingState.LOST)
    html = page("/admin/")
    assert "<strong>2</strong> recordings refused this week" in html
    assert "<strong>1</strong> recordings lost this week" in html


def test_recordings_of_other_weeks_are_not_counted(page: Page) -> None:
    make_recording(RecordingState.LOST, days_ago=8)
    assert "lost this week" not in page("/admin/")


def test_a_count_leads_to_the_recordings_it_counts(page: Page) -> None:
    make_recording(RecordingState.REFUSED)
    make_recording(RecordingState.LOST)
    html = page("/admin/")
    assert "/admin/webhooks/recording/?state=refused&amp;period=week" in html
    assert "/admin/webhooks/recording/?state=lost&amp;period=week" in html


def test_posts_that_were_refused_are_counted_with_the_reason(page: Page) -> None:
    today = timezone.localdate()
    RefusedPosts.objects.create(kind="token", day=today, posts=2)
    RefusedPosts.objects.create(kind="token", day=today - timedelta(days=3), posts=3)
    RefusedPosts.objects.create(kind="source", day=today, posts=1)
    RefusedPosts.objects.create(kind="source", day=today - timedelta(days=8), posts=100)
    html = page("/admin/")
    assert "<strong>6</strong> posts refused this week" in html
    assert "5 with the token of another call, 1 from a computer" in html


def test_where_nothing_was_refused_nothing_is_said_of_it(page: Page) -> None:
    assert "posts refused" not in page("/admin/")


def test_the_desk_tells_of_calls_nobody_knows_were_made(page: Page) -> None:
    flow = publish(make_flow()).flow
    OutgoingCall.objects.create(
        flow=flow,
        number=make_number(flow),
        to="+46701234567",
        state="unknown",
        asked_at=timezone.now(),
    )
    html = page("/admin/")
    assert "<strong>1</strong> outgoing calls that may have been made" in html
    assert "/admin/webhooks/outgoingcall/?state=unknown" in html
