"""Headings, the way back, and the way over to the studio."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.made_up_calls import make_call, make_flow, make_number, publish

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
ROWS = "webhooks/call", "webhooks/number", "flows/flow", "flows/flowversion", "auth/user"


def way_back(html: str) -> str:
    """The breadcrumbs as they are read."""
    found = re.search(r'<div class="breadcrumbs">(.*?)</div>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).replace("&rsaquo;", "›").split())


@pytest.mark.parametrize("place", ROWS)
def test_a_list_is_one_step_from_home(page: Page, place: str) -> None:
    names = {
        "webhooks/call": "Calls",
        "webhooks/number": "Numbers",
        "flows/flow": "Flows",
        "flows/flowversion": "Versions",
        "auth/user": "Users",
    }
    html = page(f"/admin/{place}/")
    assert way_back(html) == f"Home › {names[place]}"
    assert f"<h1>{names[place]}</h1>" in html


def test_a_row_is_headed_by_its_name_and_leads_back_to_its_list(page: Page) -> None:
    flow = make_flow()
    html = page(f"/admin/flows/flow/{flow.pk}/change/")
    assert "<h1>Nordic Bikes</h1>" in html
    assert way_back(html) == "Home › Flows › Nordic Bikes"


def test_a_name_with_markup_is_text_in_the_heading_and_in_the_way_back(page: Page) -> None:
    flow = make_flow("<b>&amp;")
    html = page(f"/admin/flows/flow/{flow.pk}/change/")
    assert "<h1>&lt;b&gt;&amp;amp;</h1>" in html
    assert way_back(html) == "Home › Flows › &lt;b&gt;&amp;amp;"


def test_what_is_done_with_a_row_leads_back_to_the_row(page: Page) -> None:
    number = make_number(None)
    for deed, name in [("history", "History"), ("delete", "Delete"), ("new-secret", None)]:
        html = page(f"/admin/webhooks/number/{number.pk}/{deed}/")
        assert f"Home › Numbers › {number} › {name or 'New start address'}" == way_back(html)


def test_a_call_leads_back_to_the_calls(page: Page) -> None:
    call = make_call(publish(make_flow()))
    assert way_back(page(f"/admin/webhooks/call/{call.pk}/change/")) == (
        f"Home › Calls › {call.callid}"
    )


def test_a_section_has_no_page_of_its_own(admins: Client) -> None:
    assert admins.get("/admin/webhooks/")["Location"] == "/admin/"


def test_every_page_leads_to_the_studio(page: Page) -> None:
    assert '<a href="/" class="studio">Studio</a>' in page("/admin/webhooks/call/")


@pytest.mark.parametrize(("language", "first"), [("en", "Calls"), ("sv", "Samtal")])
def test_calls_come_first_in_every_language(admins: Client, language: str, first: str) -> None:
    html = admins.get("/admin/", headers={"accept-language": language}).content.decode()
    menu = html[html.index('class="rooms"') :]
    found = re.search(r'<a href="[^"]+">(\w+)</a>', menu)
    assert found is not None
    assert found[1] == first


def test_a_row_that_is_only_looked_at_offers_no_history_of_changes(page: Page) -> None:
    assert "historylink" not in page(f"/admin/flows/flow/{make_flow().pk}/change/")


@pytest.mark.parametrize("place", ["", "password_change/", "webhooks/call/"])
def test_the_same_links_are_at_the_top_of_every_page(page: Page, place: str) -> None:
    html = page(f"/admin/{place}")
    assert "Sign out</button>" in html
    assert "theme-toggle" not in html
