"""A call is tried as long as its person is signed in and may see the flow."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from tests.sockets import Socket
from tests.trying.test_phone_socket import Phone, designer_with, eventually
from webhooks.models import LiveCall, Report
from webhooks.trying import consumer

pytestmark = pytest.mark.django_db(transaction=True)
STUDIO = "http://studio.example:8000"


def signs_out(user: User) -> None:
    Session.objects.all().delete()


def loses_the_right(user: User) -> None:
    user.groups.clear()


@pytest.mark.parametrize(("change", "code"), [(signs_out, 4401), (loses_the_right, 4403)])
async def test_a_call_ends_when_its_person_may_not_try_it_any_more(
    settings: Settings, change: Any, code: int
) -> None:
    settings.STUDIO_URL, settings.WATCHER_CHECK_SECONDS = STUDIO, 0.5
    settings.ALLOWED_HOSTS = ["studio.example"]
    flow, dora = await designer_with()
    client = Client()
    await database_sync_to_async(client.force_login)(dora)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    headers = {"host": "studio.example:8000", "origin": STUDIO, "cookie": cookie}
    phone = Phone(Socket(f"/ws/flows/{flow.pk}/try/", headers=headers))
    await phone.socket.connect()
    await phone.call()
    await phone.until("do", do="press")
    await database_sync_to_async(change)(dora)
    with pytest.raises(AssertionError, match=str(code)):
        await phone.until("over")
    await eventually(lambda: Report.objects.exists() and not LiveCall.objects.exists())
    await phone.socket.leave()
    if consumer._going_on:
        await asyncio.wait(consumer._going_on, timeout=20)
