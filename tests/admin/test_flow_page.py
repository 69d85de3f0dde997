"""A flow in the admin: what is live, what is drawn, and the way to the canvas."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from flows.models import Flow
from tests.made_up_calls import make_flow, make_number, publish

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]


def address_of(flow: Flow) -> str:
    return f"/admin/flows/flow/{flow.pk}/change/"


def test_a_flow_leads_to_the_studio(page: Page) -> None:
    flow = make_flow()
    assert f'<a href="/flows/{flow.pk}">Open in the studio</a>' in page(address_of(flow))


def test_a_flow_tells_its_live_version_its_draft_and_its_numbers(page: Page) -> None:
    flow = make_flow()
    version, number = publish(flow), make_number(flow)
    html = page(address_of(flow))
    assert f'<a href="/admin/flows/flowversion/{version.pk}/change/">v1</a>' in html
    assert "Revision 7" in html
    assert f'<a href="/admin/webhooks/number/{number.pk}/change/">{number}</a>' in html


def test_a_draft_says_who_saved_it(page: Page) -> None:
    flow = make_flow()
    Flow.objects.update(saved_by=User.objects.create(username="anna"))
    assert "</time> by anna" in page(address_of(flow))


def test_a_flow_that_was_never_published_says_what_to_do(page: Page) -> None:
    html = page(address_of(make_flow()))
    assert "calls are answered once the flow is published" in html
    assert "Not published yet" in html


def test_problems_are_counted_in_words(page: Page) -> None:
    flow = make_flow()
    Flow.objects.update(errors=2, warnings=1)
    assert "2 errors, 1 warning" in page(address_of(flow))


def test_nobody_meets_the_document_itself(page: Page) -> None:
    assert "Workshop voicemail" not in page(address_of(make_flow()))


def test_times_are_told_as_everywhere_else(page: Page) -> None:
    version = publish(make_flow())
    html = page(f"/admin/flows/flowversion/{version.pk}/change/")
    assert f'title="{version.published_at:%Y-%m-%d %H:%M:%S} UTC"' in html
    assert ".m." not in html
