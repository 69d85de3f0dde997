"""The people of the tests, each in one role and signed in."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, User
from rest_framework.test import APIClient


class Studio(APIClient):
    """The REST of the studio as a signed-in browser sees it."""

    default_format = "json"


@dataclass(frozen=True)
class Persona:
    user: User
    api: Studio


def enter(name: str, role: str | None) -> Persona:
    user, _ = User.objects.get_or_create(username=name)
    if role is not None:
        user.groups.set([Group.objects.get(name=role)])
    api = Studio()
    api.force_login(user)
    return Persona(user, api)


@pytest.fixture
def dora(db: None) -> Persona:
    """Draws."""
    return enter("dora", "designer")


@pytest.fixture
def petra(db: None) -> Persona:
    """Draws and publishes."""
    return enter("petra", "publisher")


@pytest.fixture
def oskar(db: None) -> Persona:
    """Looks after numbers and calls."""
    return enter("oskar", "operator")


@pytest.fixture
def rut(db: None) -> Persona:
    """Reviews calls and listens to recordings."""
    return enter("rut", "reviewer")


@pytest.fixture
def stranger(db: None) -> Persona:
    """May sign in, and nothing else."""
    return enter("stranger", None)
