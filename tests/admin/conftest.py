"""The admin as each persona's browser sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.personas import Persona


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def oskars(oskar: Persona) -> Client:
    return browser(oskar.user)


@pytest.fixture
def ruts(rut: Persona) -> Client:
    return browser(rut.user)


@pytest.fixture
def admins(db: None) -> Client:
    return browser(User.objects.create_superuser("admin"))


@pytest.fixture
def page(admins: Client) -> Callable[[str], str]:
    """A page of the admin as the superuser sees it."""

    def get(address: str) -> str:
        answer = admins.get(address)
        assert answer.status_code == 200, answer
        return answer.content.decode()

    return get
