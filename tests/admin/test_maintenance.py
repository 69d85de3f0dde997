"""Maintenance in the admin: asked for, told on every page, ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from tests.builders import OURS, an_answered_number
from webhooks.models import Maintenance, Number, Rental, StartState

pytestmark = pytest.mark.django_db
BANNER = "the carrier answers its calls by itself"


@pytest.fixture
def number() -> Number:
    number = an_answered_number()
    now = timezone.now()
    Rental.objects.create(number=number, carrier_id="n1", state=StartState.IN_STEP, checked_at=now)
    return number


def page_of(number: Number, name: str = "maintenance") -> str:
    return f"/admin/webhooks/number/{number.pk}/{name}/"


def told(answer: object) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]  # type: ignore[attr-defined]


def begin(browser: Client, number: Number) -> None:
    assert browser.post(page_of(number), {"begin": "yes"}).status_code == 302


def test_the_page_says_what_callers_miss_before_it_begins(oskars: Client, number: Number) -> None:
    assert page_of(number) in oskars.get(page_of(number, "change")).content.decode()
    shown = oskars.get(page_of(number)).content.decode()
    assert "does not ask again after a wrong key" in shown
    assert not Maintenance.objects.exists()


def test_it_begins_and_ends_with_a_button(oskars: Client, number: Number) -> None:
    begin(oskars, number)
    assert Maintenance.objects.get(ended_at=None).began_by is not None
    assert "End maintenance" in oskars.get(page_of(number)).content.decode()
    oskars.post(page_of(number), {"end": "yes"})
    ended = Maintenance.objects.get()
    assert ended.ended_by == ended.began_by


def test_a_button_pressed_twice_does_not_undo_itself(oskars: Client, number: Number) -> None:
    begin(oskars, number)
    answer = oskars.post(page_of(number), {"begin": "yes"})
    assert told(answer)[-1] == f"{OURS} is in maintenance already: end that first."
    assert Maintenance.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("address", ["/admin/", "/admin/webhooks/call/", "/admin/auth/user/"])
def test_every_page_tells_of_it_while_it_lasts(
    page: Callable[[str], str], oskars: Client, number: Number, address: str
) -> None:
    assert BANNER not in page(address)
    begin(oskars, number)
    shown = page(address)
    assert BANNER in shown
    assert f'href="{page_of(number, "change")}"' in shown


def test_it_tells_until_the_carrier_holds_the_copy(
    page: Callable[[str], str], oskars: Client, number: Number
) -> None:
    begin(oskars, number)
    assert "does not hold the copy yet" in page("/admin/")
    Rental.objects.update(state=StartState.IN_STEP)
    assert "does not hold the copy yet" not in page("/admin/")


def test_a_copy_that_could_not_be_given_can_be_given_again(oskars: Client, number: Number) -> None:
    begin(oskars, number)
    Rental.objects.update(state=StartState.FAILED)
    assert "Give the carrier the copy" in oskars.get(page_of(number, "change")).content.decode()
    answer = oskars.post(page_of(number, "set-start"))
    assert told(answer)[-1] == "The worker gives the carrier the copy in a moment."
    assert Rental.objects.get().state == StartState.WAITING


def test_the_list_says_which_numbers_are_in_maintenance(
    page: Callable[[str], str], oskars: Client, number: Number
) -> None:
    begin(oskars, number)
    assert "In maintenance" in page("/admin/webhooks/number/")


def test_a_refusal_is_a_sentence_on_the_numbers_page(oskars: Client, number: Number) -> None:
    Rental.objects.all().delete()
    answer = oskars.get(page_of(number))
    assert (answer.status_code, "fetch the carrier" in told(answer)[0]) == (302, True)


def test_a_reviewer_neither_begins_nor_ends_it(ruts: Client, number: Number) -> None:
    assert ruts.post(page_of(number), {"begin": "yes"}).status_code == 403
    assert "Begin maintenance" not in ruts.get(page_of(number, "change")).content.decode()


def test_a_number_in_maintenance_is_not_deleted(
    admins: Client, oskars: Client, number: Number
) -> None:
    begin(oskars, number)
    answer = admins.post(page_of(number, "delete"), {"post": "yes"})
    assert told(answer) == [f"{OURS} is in maintenance: end that before you delete the number."]
    assert Number.objects.exists()


def test_its_flow_is_not_taken_off_while_it_lasts(oskars: Client, number: Number) -> None:
    begin(oskars, number)
    answer = oskars.post(page_of(number, "change"), {"label": "", "note": "", "flow": ""})
    assert "end it first" in told(answer)[-1]
    number.refresh_from_db()
    assert number.flow is not None
