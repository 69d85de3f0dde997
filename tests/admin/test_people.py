"""People and their roles in the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.personas import Persona

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
PEOPLE = "/admin/auth/user/"


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


def test_people_without_a_role_can_be_listed(page: Page, stranger: Persona, oskar: Persona) -> None:
    html = page(f"{PEOPLE}?groups__isnull=True")
    assert "No role" in html
    assert ">stranger</a>" in html
    assert ">oskar</a>" not in html
