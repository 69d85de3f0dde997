"""The list of calls: what it shows, what it finds, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flows.models import FlowVersion
from tests.made_up_calls import add_step, answered, make_call, make_flow, make_number, publish
from webhooks.admin.paging import EstimatingPaginator
from webhooks.models import Call, CallState, Recording
from webhooks.review.searching import with_part

pytestmark = pytest.mark.django_db
CALLS = "/admin/webhooks/call/"
Page = Callable[[str], str]
WHATEVER: dict[str, Any] = {"caller": "+46709999999"}
ODD = "+46701234567"
# Each filter with a call that it lists; all others are an ended, answered call of today.
FILTERS: list[tuple[str, dict[str, Any]]] = [
    ("line=now", {"live_at": "menu"}),
    ("state=busy", {"state": CallState.BUSY}),
    ("state=none", {"state": ""}),
    ("direction=outgoing", {"direction": "outgoing"}),
]


@pytest.fixture
def version() -> FlowVersion:
    return publish(make_flow())


def test_a_call_is_shown_in_words_and_units(version: FlowVersion, page: Page) -> None:
    make_call(version, number=make_number(version.flow), **answered())
    html = page(CALLS)
    for shown in ("Answered", "+46 70 123 45 67", "Main number", "Nordic Bikes v1", "1:15"):
        assert shown in html
    assert "0.57 SEK" in html


def test_a_live_call_is_on_the_line(version: FlowVersion, page: Page) -> None:
    make_call(version, live_at="menu")
    assert '<span class="state live">On the line</span>' in page(CALLS)


def test_the_time_shows_utc_when_the_pointer_rests_on_it(version: FlowVersion, page: Page) -> None:
    call = make_call(version)
    assert f'title="{call.started_at:%Y-%m-%d %H:%M:%S} UTC"' in page(CALLS)


@pytest.mark.parametrize(("query", "facts"), FILTERS, ids=[query for query, _ in FILTERS])
def test_each_filter_lists_its_calls_and_no_others(
    version: FlowVersion, page: Page, query: str, facts: dict[str, Any]
) -> None:
    make_call(version, **(answered() | WHATEVER))
    make_call(version, **({"state": CallState.SUCCESS} | facts | {"caller": ODD}))
    html = page(f"{CALLS}?{query}")
    assert "+46 70 123 45 67" in html
    assert "+46 70 999 99 99" not in html


def test_the_calls_of_yesterday_can_be_listed(version: FlowVersion, page: Page) -> None:
    make_call(version, **(answered() | WHATEVER))
    make_call(version, caller=ODD, started_at=timezone.now() - timedelta(days=1))
    html = page(f"{CALLS}?period=yesterday")
    assert "+46 70 123 45 67" in html
    assert "+46 70 999 99 99" not in html


def test_calls_with_a_recording_can_be_listed(version: FlowVersion, page: Page) -> None:
    make_call(version, **WHATEVER)
    now = timezone.now()
    Recording.objects.create(
        call=make_call(version, caller=ODD),
        carrier_id="r1",
        raw={},
        url="",
        announced_at=now,
        next_attempt_at=now,
    )
    html = page(f"{CALLS}?recording=yes")
    assert "+46 70 123 45 67" in html
    assert "+46 70 999 99 99" not in html


def test_calls_of_one_flow_and_of_one_number_can_be_listed(
    version: FlowVersion, page: Page
) -> None:
    number, other = make_number(version.flow), publish(make_flow("Other"))
    make_call(version, number=number, caller=ODD)
    make_call(other, **WHATEVER)
    for query in (f"version__flow__id__exact={version.flow_id}", f"number__id__exact={number.pk}"):
        html = page(f"{CALLS}?{query}")
        assert "+46 70 123 45 67" in html
        assert "+46 70 999 99 99" not in html


def test_numbers_are_offered_by_what_people_call_them(version: FlowVersion, page: Page) -> None:
    make_number(version.flow)
    make_number(None, number="+46766861005", label="")
    html = page(CALLS)
    assert ">Main number</a>" in html
    assert ">+46 76 686 10 05</a>" in html


@pytest.mark.parametrize(
    ("query", "words"),
    [("number__isnull=True", "No number of ours"), ("version__flow__isnull=True", "No flow")],
)
def test_calls_without_a_number_or_a_flow_of_ours_are_named_and_listed(
    version: FlowVersion, page: Page, query: str, words: str
) -> None:
    make_call(version, number=make_number(version.flow), **WHATEVER)
    make_call(None, caller=ODD)
    html = page(f"{CALLS}?{query}")
    assert f">{words}</a>" in html
    assert "+46 70 123 45 67" in html
    assert "+46 70 999 99 99" not in html


@pytest.mark.parametrize("typed", ["070-123", "70 123 45", "+46701234567", "34567"])
def test_part_of_a_number_finds_the_call_as_people_type_it(
    version: FlowVersion, page: Page, typed: str
) -> None:
    make_call(version, caller=ODD)
    make_call(version, **WHATEVER)
    html = page(f"{CALLS}?q={typed.replace('+', '%2B')}")
    assert "+46 70 123 45 67" in html
    assert "+46 70 999 99 99" not in html


def test_a_call_id_finds_its_call(version: FlowVersion, page: Page) -> None:
    call = make_call(version, caller=ODD)
    make_call(version, **WHATEVER)
    assert "+46 70 999 99 99" not in page(f"{CALLS}?q={call.callid}")


def test_an_empty_list_says_what_to_do_first(page: Page) -> None:
    assert "No calls yet. Under Numbers" in page(CALLS)


def test_a_search_without_a_find_says_so(version: FlowVersion, page: Page) -> None:
    make_call(version)
    assert "Nothing fits" in page(f"{CALLS}?q=999999999")


def test_the_list_asks_the_database_the_same_few_questions_for_any_number_of_calls(
    version: FlowVersion, admins: Client
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert admins.get(CALLS).status_code == 200
        return len(queries)

    add_step(make_call(version))
    few = questions()
    for _ in range(20):
        add_step(make_call(version))
    assert questions() == few <= 11


def test_the_list_never_counts_the_whole_table(version: FlowVersion, admins: Client) -> None:
    make_call(version)
    with CaptureQueriesContext(connection) as queries:
        admins.get(CALLS)
    counts = [query["sql"] for query in queries if "COUNT(" in query["sql"]]
    assert counts
    assert all("LIMIT 50001" in sql for sql in counts)


def test_a_table_too_large_to_count_is_estimated(
    version: FlowVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EstimatingPaginator, "counted_at_most", 3)
    for _ in range(30):
        make_call(version)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE webhooks_call")
    assert EstimatingPaginator(Call.objects.all(), 10).count == 30


def test_nobody_leafs_to_the_end_of_a_million_calls(
    version: FlowVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EstimatingPaginator, "most_pages", 2)
    for _ in range(5):
        make_call(version)
    assert EstimatingPaginator(Call.objects.all(), 1).num_pages == 2


def test_part_of_a_number_is_found_through_an_index_among_many() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO webhooks_call (callid, direction, caller, called, started_at, state,"
            " actions, legs) SELECT i::text, 'incoming', '+4670' || (i * 7919 % 10000000),"
            " '+46766861004', now(), '', '[]', '[]' FROM generate_series(1, 20000) i"
        )
        cursor.execute(
            "SELECT gin_clean_pending_list('call_part_of_caller'),"
            " gin_clean_pending_list('call_part_of_called')"
        )
        cursor.execute("ANALYZE webhooks_call")
    assert "call_part_of_caller" in with_part(Call.objects.all(), "0712345").explain()
