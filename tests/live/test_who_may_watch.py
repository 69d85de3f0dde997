"""Who may open the studio's WebSocket, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from designer.roles import ensure_roles
from tests.made_up_calls import make_flow
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)
STUDIO = "http://studio.example:8000"


@pytest.fixture
def dora(transactional_db: None) -> User:
    ensure_roles()
    dora = User.objects.create_user("dora")
    dora.groups.add(Group.objects.get(name="designer"))
    return dora


@pytest.fixture
def browser(dora: User, settings: Settings) -> Callable[..., Socket]:
    """A page of dora's browser that watches a flow; it sends the cookies of its host, as all do."""
    settings.STUDIO_URL = STUDIO
    settings.ALLOWED_HOSTS = ["studio.example", "127.0.0.1"]
    settings.WATCHER_CHECK_SECONDS = 0.1
    client = Client()
    client.force_login(dora)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    place = f"/ws/flows/{make_flow().pk}/"

    def page(origin: str | None = STUDIO, *, host: str = "studio.example:8000") -> Socket:
        headers = {"host": host, "cookie": cookie} | ({"origin": origin} if origin else {})
        return Socket(place, headers=headers)

    return page


ORIGINS = [
    (STUDIO, "studio.example:8000", False),
    (STUDIO, "10.0.0.1:8000", False),
    ("http://127.0.0.1:8000", "127.0.0.1:8000", False),
    ("http://studio.example:9999", "studio.example:8000", True),
    ("https://studio.example:8000", "studio.example:8000", True),
    ("http://127.0.0.1:8000", "studio.example:8000", True),
    ("http://evil.example", "studio.example:8000", True),
    ("http://evil.example", "evil.example", True),
    ("null", "studio.example:8000", True),
    (None, "studio.example:8000", True),
]


@pytest.mark.parametrize(("origin", "host", "refused"), ORIGINS)
async def test_only_pages_of_the_studio_may_watch(
    browser: Callable[..., Socket], origin: str | None, host: str, refused: bool
) -> None:
    socket = browser(origin, host=host)
    assert await socket.is_refused() == refused
    await socket.leave()


def signs_out(dora: User) -> None:
    Session.objects.all().delete()


def is_deactivated(dora: User) -> None:
    User.objects.update(is_active=False)


def changes_the_password(dora: User) -> None:
    dora.set_password("another")
    dora.save()


def loses_the_right(dora: User) -> None:
    dora.groups.clear()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (signs_out, 4401),
        (is_deactivated, 4401),
        (changes_the_password, 4401),
        (loses_the_right, 4403),
    ],
)
async def test_who_may_watch_no_longer_is_sent_away(
    browser: Callable[..., Socket], dora: User, change: Any, code: int
) -> None:
    socket = browser()
    await socket.connect()
    assert (await socket.event())["type"] == "hello"
    await database_sync_to_async(change)(dora)
    assert await socket.close_code() == code
    await socket.leave()


async def test_who_may_watch_still_is_left_in_peace(browser: Callable[..., Socket]) -> None:
    socket = browser()
    await socket.connect()
    await socket.event()
    assert await socket.is_silent()
    assert await socket.is_silent()
    await socket.leave()
