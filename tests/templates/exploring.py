"""Every path of a flow called: at each place where somebody can choose, each choice is made once.

A call that comes to a place where all choices have been made by calls before ends there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.templates.people import Enough, Fork

# One call, with what is chosen at each fork in turn.
Choose = Callable[[int, str, Sequence[str]], str]
Stop = tuple[str, str]
_MOST_CALLS = 500


@dataclass(frozen=True)
class Called:
    """What a call came to: what was told, where somebody chose, which ways out were taken."""

    told: list[str]
    forks: list[Fork]
    ways: frozenset[Stop]


@dataclass
class Paths:
    """`calls` are those that show something which none before has shown."""

    calls: list[str] = field(default_factory=list)
    ways: set[Stop] = field(default_factory=set)
    placed: int = 0


@dataclass
class Explorer:
    call: Callable[[Choose], Awaitable[Called]]
    paths: Paths = field(default_factory=Paths)
    # The first call that came to each place, by number.
    _known: dict[str, int] = field(default_factory=dict)
    _shown: set[tuple[str, str, str]] = field(default_factory=set)
    # Where the call that goes on now came to such a place; empty if it has not.
    _cut: str = ""

    async def explore(self) -> Paths:
        """In the order of an outline: what begins alike stands together."""
        waiting: list[tuple[str, ...]] = [()]
        while waiting:
            assert self.paths.placed < _MOST_CALLS, "this flow has more paths than can be read"
            chosen = waiting.pop()
            self._cut = ""
            called = await self.call(self._following(chosen))
            self.paths.placed += 1
            self.paths.ways |= called.ways
            new = self._is_new(called)
            number = len(self.paths.calls) + 1
            taken = tuple(fork.taken for fork in called.forks)
            for place, fork in list(enumerate(called.forks))[len(chosen) :]:
                self._known[fork.stands] = number
                others = [option for option in fork.options if option != fork.taken]
                waiting.extend((*taken[:place], other) for other in reversed(others))
            if new:
                self.paths.calls.append("\n".join(self._told(number, called, len(chosen))))
        return self.paths

    def _following(self, chosen: tuple[str, ...]) -> Choose:
        def choose(place: int, stands: str, options: Sequence[str]) -> str:
            if place < len(chosen):
                return chosen[place]
            if stands in self._known:
                self._cut = stands
                raise Enough
            return options[0]

        return choose

    def _is_new(self, called: Called) -> bool:
        """Another choice at a step, or one that leads elsewhere than it has led before."""
        ends = self._cut or called.told[-1]
        comes_to = [*(fork.stands for fork in called.forks[1:]), ends]
        begins = ("", "", called.forks[0].stands if called.forks else ends)
        seen = {
            (fork.node, fork.taken, to) for fork, to in zip(called.forks, comes_to, strict=False)
        }
        new = (seen | {begins}) - self._shown
        self._shown |= new
        return bool(new)

    def _told(self, number: int, called: Called, known: int) -> Iterator[str]:
        """From where it goes another way than the calls before."""
        title = ", ".join(fork.taken for fork in called.forks) or "nobody chooses anything"
        yield f"{number}. {title}"
        begins = called.forks[known - 1].line if known else 0
        if begins:
            yield "   …"
        ends = -1 if self._cut else None
        yield from (f"   {line}" for line in called.told[begins:ends])
        if self._cut:
            yield f"   and on as in call {self._known[self._cut]}"
