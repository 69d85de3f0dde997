"""What goes wrong with the REST twin on purpose, for those who must live with it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from webhooks.standin.asgi import Response


class Wanted(BaseModel):
    """`failing` is how many of the next requests get `status`; 0 for the rate: no limit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    requests_a_second: int = Field(default=0, ge=0)
    failing: int = Field(default=0, ge=0)
    status: int = Field(default=503, ge=500, le=599)
    retry_after: int = Field(default=1, ge=0)


@dataclass
class Troubles:
    now: Callable[[], float] = time.monotonic
    wanted: Wanted = field(default_factory=Wanted)
    _failed: int = 0
    _taken: deque[float] = field(default_factory=deque)

    def set(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._failed = 0
        self._taken.clear()

    def refusal(self) -> Response | None:
        """The refusal of the request that has just come, if there is to be one."""
        if self._failed < self.wanted.failing:
            self._failed += 1
            return Response.text(self.wanted.status, "Something went wrong")
        if self.wanted.requests_a_second and self._is_one_too_many():
            return Response.text(429, "Too many requests", retry_after=self.wanted.retry_after)
        return None

    def _is_one_too_many(self) -> bool:
        now = self.now()
        while self._taken and self._taken[0] <= now - 1:
            self._taken.popleft()
        if len(self._taken) >= self.wanted.requests_a_second:
            return True
        self._taken.append(now)
        return False
