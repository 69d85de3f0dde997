"""The phone's WebSocket: a call that is tried, from ringing to its report."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.files.base import ContentFile
from django.utils import timezone

from designer.roles import ensure_roles
from flows.drafts import create_flow, save_draft
from flows.models import Flow
from flows.prompts import add_prompt
from tests.builders import OURS
from tests.graphs import PROMPTS, office
from tests.sockets import Socket
from webhooks.models import Call, LiveCall, Recording, Report, TextMessage
from webhooks.standin import tones
from webhooks.trying import consumer

pytestmark = pytest.mark.django_db(transaction=True)
WISH = {"caller": "+46701111111", "called": OURS}


def in_database(function: Any, *arguments: Any, **named: Any) -> Any:
    return database_sync_to_async(function)(*arguments, **named)


def member_of(role: str) -> User:
    ensure_roles()
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    return user


def a_flow(document: dict[str, Any] | None = None) -> Flow:
    """A draft nobody has published, with prompts that can be heard."""
    for pitch, key in enumerate(sorted(PROMPTS), start=3):
        add_prompt(
            key.title(),
            script=f"Words of {key}",
            audio=ContentFile(tones.tone(1, pitch=pitch * 100)),
            key=key,
        )
    return create_flow("Office", document=document or office(), user=None, now=timezone.now())


class Phone:
    """A page that answers by a script: what it says to each thing that is asked of it."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.news: list[dict[str, Any]] = []
        self.bytes: list[bytes] = []

    async def call(self, **wish: Any) -> None:
        await self.say({"say": "call", "language": "en", "wish": {**WISH, **wish}})

    async def say(self, word: dict[str, Any]) -> None:
        await self.socket.say(json.dumps(word))

    async def until(self, kind: str, /, **wanted: Any) -> dict[str, Any]:
        """The next word of that kind that says all this."""
        while True:
            word = await self.socket.word()
            if isinstance(word, bytes):
                self.bytes.append(word)
                continue
            self.news.append(word)
            if word["type"] == kind and wanted.items() <= word.items():
                return word

    async def answer(self, question: dict[str, Any], **said: Any) -> None:
        await self.say({"say": "answer", "to": question["n"], **said})

    def all(self, kind: str) -> list[dict[str, Any]]:
        return [word for word in self.news if word["type"] == kind]


@asynccontextmanager
async def phone_of(flow: Flow, user: Any) -> AsyncIterator[Phone]:
    socket = Socket(f"/ws/flows/{flow.pk}/try/", user)
    await socket.connect()
    try:
        yield Phone(socket)
    finally:
        await socket.leave()
        # A call that lost its caller is still being reported, to the database of this very test.
        if consumer._going_on:
            await asyncio.wait(consumer._going_on, timeout=20)


async def designer_with(document: dict[str, Any] | None = None) -> tuple[Flow, User]:
    return await in_database(a_flow, document), await in_database(member_of, "designer")


async def eventually(question: Any) -> None:
    for _ in range(100):
        if await in_database(question):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("It never came to be so.")


@pytest.mark.parametrize(("role", "code"), [(None, 4401), ("nobody", 4403)])
async def test_who_may_not_see_the_flow_may_not_try_it(role: str | None, code: int) -> None:
    flow = await in_database(a_flow)
    user = await in_database(User.objects.create_user, role) if role else AnonymousUser()
    socket = Socket(f"/ws/flows/{flow.pk}/try/", user)
    await socket.connect()
    assert await socket.close_code() == code
    await socket.leave()


async def test_a_draft_is_heard_and_answered_by_keys_to_its_end() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call()
        question = await phone.until("do", do="press")
        assert phone.bytes[-1] == tones.tone(1, pitch=400)
        await phone.answer(question, keys="1")
        ringing = await phone.until("do", do="ring")
        assert ringing["phones"] == {"+46701234567": "answers"}
        await phone.answer(ringing, ahead=True)
        await phone.answer(await phone.until("do", do="talk"), skipped=True)
        await phone.until("over")
    turns = [post["turn"] for post in phone.all("post") if post["turn"]]
    assert [turn["came"] for turn in turns] == ["The call came in", "Pressed 1", "Done"]
    assert turns[1]["path"] == [{"node": "menu", "port": "key:1"}]
    assert turns[1]["stands"] == "Connect"


async def test_what_is_heard_is_told_in_words_too() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call()
        await phone.until("do", do="press")
        [sound] = phone.all("sound")
        assert (sound["name"], sound["script"]) == ("Menu", "Words of menu")


async def test_a_tried_call_is_kept_as_one_with_its_settings() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call(trouble="doubled", people={"+46701234567": "busy"})
        await phone.until("do", do="press")
        call = await in_database(Call.objects.get)
        assert call.trial["people"] == {"+46701234567": "busy"}
        assert call.trial["by"] == "designer"
        assert call.callid.startswith("try-")


async def test_a_closed_tab_ends_its_call_and_it_is_reported() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call()
        await phone.until("do", do="press")
        assert await in_database(LiveCall.objects.exists)
    await eventually(lambda: Report.objects.exists() and not LiveCall.objects.exists())


async def test_hanging_up_during_a_prompt_ends_the_call() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call()
        await phone.until("do", do="press")
        await phone.say({"say": "hangup"})
        ended = await phone.until("event", kind="ended")
        assert ended["reason"] == "the caller hung up"
        await phone.until("over")


async def test_what_is_said_is_heard_by_the_caller_and_kept_by_nobody() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call()
        await phone.answer(await phone.until("do", do="press"), keys="2")
        await phone.answer(await phone.until("do", do="hear"))
        await phone.answer(await phone.until("do", do="hear"))
        question = await phone.until("do", do="say")
        await phone.socket.speak(b"\x01\x00" * 8000)
        await phone.answer(question)
        await phone.until("event", kind="recorded")
        [recorded] = [event for event in phone.all("event") if event["kind"] == "recorded"]
        assert recorded["seconds"] == 1
        await phone.until("post", purpose="recording")
    assert not await in_database(Recording.objects.exists)


async def test_a_drawing_with_errors_is_refused_with_them() -> None:
    broken = office() | {"edges": []}
    flow, dora = await designer_with(broken)
    async with phone_of(flow, dora) as phone:
        await phone.call()
        refused = await phone.until("refused")
        assert "before you try it" in refused["detail"]
        assert refused["issues"]


async def test_a_call_stays_on_the_draft_it_began_with() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call()
        question = await phone.until("do", do="press")
        empty = {"spec": 1, "nodes": [], "edges": [], "layout": {}}
        await in_database(
            save_draft,
            flow.pk,
            empty,
            base_revision=flow.draft_revision,
            user=None,
            client=None,
            now=timezone.now(),
        )
        await phone.answer(question, keys="1")
        await phone.until("do", do="ring")


@pytest.mark.parametrize(
    "wish",
    [{"called": "nobody"}, {"speed": 0}, {"at": "yesterday"}, {"others": "dances"}, {"more": 1}],
    ids=lambda wish: next(iter(wish)),
)
async def test_settings_that_make_no_sense_are_refused_in_words(wish: dict[str, Any]) -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call(**wish)
        refused = await phone.until("refused")
        assert refused["detail"].startswith("This call cannot be tried")


@pytest.mark.parametrize("trouble", ["doubled", "late", "lost"])
async def test_a_carrier_that_misbehaves_does_not_disturb_the_call(trouble: str) -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call(trouble=trouble)
        await phone.answer(await phone.until("do", do="press"), keys="1")
        await phone.answer(await phone.until("do", do="ring"), ahead=True)
        await phone.say({"say": "hangup"})
        await phone.until("event", kind="ended")
    await eventually(Report.objects.exists)


async def test_a_message_is_told_instead_of_sent() -> None:
    from tests.graphs import flow as drawn

    document = drawn(
        {
            "in": "incoming_call",
            "sms": ("send_sms", {"message": "Hello {caller}", "sender_name": "Antler"}),
            "bye": ("hang_up", {"prompt": "bye"}),
        },
        "in next > sms",
        "sms next > bye",
    )
    flow, dora = await designer_with(document)
    async with phone_of(flow, dora) as phone:
        await phone.call()
        post = await phone.until("post", purpose="start")
        assert post["turn"]["would_send"][0]["text"] == "Hello +46701111111"
    assert not await in_database(TextMessage.objects.exists)


async def test_fifty_people_try_it_at_once() -> None:
    flow = await in_database(a_flow)
    people = [await in_database(User.objects.create_superuser, f"person-{n}") for n in range(50)]

    async def try_it(person: User) -> str:
        async with phone_of(flow, person) as phone:
            await phone.call()
            await phone.answer(await phone.until("do", do="press"), keys="1")
            await phone.answer(await phone.until("do", do="ring"), ahead=True)
            await phone.say({"say": "hangup"})
            return str((await phone.until("event", kind="ended"))["reason"])

    assert await asyncio.gather(*map(try_it, people)) == ["the caller hung up"] * 50
    assert await in_database(Call.objects.filter(trial__isnull=False).count) == 50
