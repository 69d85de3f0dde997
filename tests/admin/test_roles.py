"""What each role sees and may do in the admin (docs/roles.md)."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.conftest import browser
from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.personas import Persona
from webhooks.models import Call, Number

pytestmark = pytest.mark.django_db
CALLS, NUMBERS = "/admin/webhooks/call/", "/admin/webhooks/number/"
SEALED = [
    "/admin/webhooks/call/{}/delete/",
    "/admin/webhooks/call/add/",
    "/admin/webhooks/recording/add/",
    "/admin/flows/flow/add/",
    "/admin/flows/flowversion/add/",
    "/admin/flows/prompt/add/",
]


@pytest.fixture
def call() -> Call:
    return make_call(publish(make_flow()))


def may_open(persona: Persona, address: str) -> bool:
    return browser(persona.user).get(address).status_code == 200


def test_operators_and_reviewers_see_calls_without_being_made_staff(
    oskar: Persona, rut: Persona
) -> None:
    assert may_open(oskar, CALLS)
    assert may_open(rut, CALLS)


def test_designers_and_publishers_have_nothing_to_do_in_the_admin(
    dora: Persona, petra: Persona
) -> None:
    assert not may_open(dora, "/admin/")
    assert not may_open(petra, "/admin/")


def test_somebody_without_a_role_is_told_whom_to_ask(stranger: Persona) -> None:
    answer = browser(stranger.user).get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "Ask an administrator" in answer.content.decode()


def test_a_stranger_signs_in_on_the_studios_own_page() -> None:
    answer = Client().get(CALLS, follow=True)
    assert answer.redirect_chain[-1][0] == f"/accounts/login/?next={CALLS}".replace(
        CALLS, "%2Fadmin%2Fwebhooks%2Fcall%2F"
    )


def test_signing_in_leads_to_the_page_that_was_asked_for(oskar: Persona) -> None:
    oskar.user.set_password("looking after numbers")
    oskar.user.save()
    form = {"username": "oskar", "password": "looking after numbers", "next": CALLS}
    assert Client().post("/accounts/login/", form)["Location"] == CALLS


def test_an_operator_changes_a_numbers_flow(oskars: Client, call: Call) -> None:
    number = make_number(None)
    assert call.version is not None
    form = {"label": "Support", "flow": call.version.flow_id}
    oskars.post(f"{NUMBERS}{number.pk}/change/", form)
    number.refresh_from_db()
    assert (number.label, number.flow) == ("Support", call.version.flow)


def test_a_reviewer_changes_no_number(ruts: Client) -> None:
    number = make_number(None)
    assert ruts.post(f"{NUMBERS}{number.pk}/change/", {"label": "x"}).status_code == 403


def test_only_who_may_change_numbers_sees_their_start_address(oskars: Client, ruts: Client) -> None:
    number = make_number(None)
    address = f"{NUMBERS}{number.pk}/change/"
    assert number.secret in oskars.get(address).content.decode()
    assert number.secret not in ruts.get(address).content.decode()


def test_a_reviewer_gets_no_new_start_address(ruts: Client) -> None:
    number = make_number(None)
    assert ruts.post(f"{NUMBERS}{number.pk}/new-secret/").status_code == 403
    assert Number.objects.get().secret == number.secret


@pytest.mark.parametrize("address", SEALED)
def test_not_even_a_superuser_changes_what_has_happened(
    admins: Client, call: Call, address: str
) -> None:
    assert admins.post(address.format(call.pk), {"post": "yes"}).status_code == 403
    assert Call.objects.count() == 1


def test_a_post_to_a_call_changes_nothing(admins: Client, call: Call) -> None:
    admins.post(f"{CALLS}{call.pk}/change/", {"caller": "+46700000000"})
    assert Call.objects.get().caller == call.caller


def test_people_are_managed_by_superusers_only(oskars: Client, admins: Client) -> None:
    assert oskars.get("/admin/auth/user/").status_code == 403
    assert admins.get("/admin/auth/user/").status_code == 200


def test_a_person_who_has_left_sees_nothing(rut: Persona) -> None:
    client = browser(rut.user)
    User.objects.filter(pk=rut.user.pk).update(is_active=False)
    assert client.get(CALLS).status_code == 302
