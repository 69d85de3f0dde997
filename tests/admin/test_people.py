"""People and their roles in the admin."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from rest_framework.authtoken.models import Token

from tests.personas import Persona

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
PEOPLE, WRONG_PASSWORDS = "/admin/auth/user/", "/admin/axes/accessattempt/"
TOKENS = "/admin/authtoken/tokenproxy/"


def test_the_list_tells_each_persons_roles(page: Page, oskar: Persona) -> None:
    oskar.user.groups.add(Group.objects.get(name="reviewer"))
    html = page(PEOPLE)
    assert '<td class="field-roles">operator, reviewer</td>' in html
    assert '<td class="field-roles">superuser</td>' in html


def test_a_role_is_given_by_a_tick(admins: Client, stranger: Persona) -> None:
    role = Group.objects.get(name="designer")
    form = {"username": "stranger", "groups": [role.pk], "is_active": "on"}
    admins.post(f"{PEOPLE}{stranger.user.pk}/change/", form)
    assert list(User.objects.get(username="stranger").groups.all()) == [role]


def test_roles_are_boxes_to_tick(page: Page, oskar: Persona) -> None:
    ticked = re.findall(
        r'<input type="checkbox" name="groups"[^>]*checked',
        page(f"{PEOPLE}{oskar.user.pk}/change/"),
    )
    assert len(ticked) == 1


def test_people_without_a_role_can_be_listed(page: Page, stranger: Persona, oskar: Persona) -> None:
    html = page(f"{PEOPLE}?groups__isnull=True")
    assert "No role" in html
    assert ">stranger</a>" in html
    assert ">oskar</a>" not in html


def test_a_locked_out_person_is_let_in_by_deleting_the_attempts(
    admins: Client, stranger: Persona
) -> None:
    stranger.user.set_password("let me in please")
    stranger.user.save()
    form = {"username": "stranger", "password": "wrong"}
    for _ in range(settings.AXES_FAILURE_LIMIT):
        Client().post("/accounts/login/", form)
    right = form | {"password": "let me in please"}
    assert Client().post("/accounts/login/", right).status_code == 429
    chosen = {"_selected_action": AccessAttempt.objects.values_list("pk", flat=True)}
    admins.post(WRONG_PASSWORDS, {"action": "delete_selected", "post": "yes"} | chosen)
    assert Client().post("/accounts/login/", right).status_code == 302


def test_nobody_locked_out_is_told_in_a_sentence(page: Page) -> None:
    assert "Nobody has typed a wrong password lately." in page(WRONG_PASSWORDS)


@pytest.mark.parametrize(
    ("place", "heading"),
    [(WRONG_PASSWORDS, "Inloggningsförsök"), (TOKENS, "Nycklar")],
)
def test_other_packages_pages_are_headed_in_swedish(
    admins: Client, place: str, heading: str
) -> None:
    html = admins.get(place, headers={"accept-language": "sv"}).content.decode()
    assert f"<h1>{heading}</h1>" in html


@pytest.mark.parametrize("place", ["", "{}/change/", "{}/delete/"])
def test_a_token_is_listed_by_its_person_and_never_shown(
    page: Page, oskar: Persona, place: str
) -> None:
    token = Token.objects.create(user=oskar.user)
    html = page(TOKENS + place.format(oskar.user.pk))
    assert "oskar" in html
    assert token.key not in html


def test_a_token_can_be_taken_away(admins: Client, oskar: Persona) -> None:
    Token.objects.create(user=oskar.user)
    admins.post(f"{TOKENS}{oskar.user.pk}/delete/", {"post": "yes"})
    assert not Token.objects.exists()
