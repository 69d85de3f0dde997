"""How many calls may be tried at once in a process: fifty people, and a few tabs each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

MOST, MOST_OF_ONE = 100, 5


class Rooms:
    def __init__(self) -> None:
        self._taken: Counter[int] = Counter()

    def enter(self, person: int) -> AbstractContextManager[None] | None:
        """A place for one call, left by the `with` it is used in; None where all are taken."""
        if self._taken.total() >= MOST or self._taken[person] >= MOST_OF_ONE:
            return None
        self._taken[person] += 1
        return self._held(person)

    @contextmanager
    def _held(self, person: int) -> Iterator[None]:
        try:
            yield
        finally:
            self._taken[person] -= 1


rooms = Rooms()
