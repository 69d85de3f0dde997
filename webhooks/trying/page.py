"""What the server and the page say to each other while a call is tried.

The server asks one thing at a time ("do"); the page answers by the number of the question.
Whatever it says, however late or wrong, is read with bounds: a call never waits for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from webhooks.standin.caller import HungUp

Tell = Callable[[dict[str, Any] | bytes], Awaitable[None]]


class Answer(BaseModel):
    """`to` is the question's number. `ahead`: the person does not want to wait for the rest."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    to: int = -1
    heard: float = Field(default=0.0, ge=0, le=36_000)
    skipped: bool = False
    ahead: bool = False
    keys: str = Field(default="", pattern=r"^[0-9*#]{0,40}$")
    sample: float | None = Field(default=None, ge=0, le=600)


SILENT = Answer()


class Page:
    """The far end: a browser tab that hears, presses and speaks, and may go away at any moment."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.gone = asyncio.Event()
        self._asked = 0
        self._waiting: asyncio.Future[Answer] | None = None
        self._spoken: bytearray | None = None
        self._room = 0

    async def ask(self, longest: float, **question: Any) -> Answer:
        """The answer; silence where none comes in time. Raises HungUp when nobody is there."""
        self._asked += 1
        self._waiting = asyncio.get_running_loop().create_future()
        await self.show({"type": "do", "n": self._asked, **question})
        if not await self.before_going(self._waiting, longest):
            return SILENT
        return self._waiting.result()

    async def show(self, word: dict[str, Any] | bytes) -> None:
        """Raises HungUp where it cannot be told any more."""
        try:
            await self.tell(word)
        except Exception as broken:
            self.gone.set()
            raise HungUp from broken

    async def before_going(self, wanted: Awaitable[Any], seconds: float) -> bool:
        """Whether it happened in that time. Raises HungUp when the person went first."""
        what, going = asyncio.ensure_future(wanted), asyncio.ensure_future(self.gone.wait())
        try:
            await asyncio.wait({what, going}, timeout=seconds, return_when="FIRST_COMPLETED")
        finally:
            going.cancel()
        if self.gone.is_set():
            what.cancel()
            raise HungUp
        return what.done()

    def listen(self, seconds: float, *, bytes_a_second: int) -> None:
        """From now on what is spoken is kept, up to so many seconds of it."""
        self._spoken, self._room = bytearray(), int(seconds * bytes_a_second)

    def spoken(self) -> bytes:
        """All that was spoken; and nobody listens any more."""
        said, self._spoken = bytes(self._spoken or b""), None
        return said[: self._room - self._room % 2]

    def hear_answer(self, said: object) -> None:
        try:
            answer = Answer.model_validate(said)
        except ValidationError:
            return
        if self._waiting and not self._waiting.done() and answer.to == self._asked:
            self._waiting.set_result(answer)

    def hear_voice(self, piece: bytes) -> None:
        if self._spoken is not None and len(self._spoken) < self._room:
            self._spoken += piece
