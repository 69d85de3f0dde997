"""The one extensible concept: the node type, and the registry of all there are."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Generic, Literal, TypeVar

from flows.engine.actions import Action, Hangup
from flows.engine.errands import Errand
from flows.engine.events import Finished
from flows.engine.facts import NOTHING, Facts, Need, person_of
from flows.engine.fields import Config
from flows.engine.issue import Severity
from flows.engine.world import World

Unwired = Literal["error", "warning", "hint", "ends", "goes_on"]
Memory = Mapping[str, Any]

GROUPS = {
    "start": "Start and end",
    "talk": "Talk and listen",
    "connect": "Connect",
    "decide": "Decide",
    "do": "Do",
}


@dataclass(frozen=True)
class Port:
    """A way out. With `each`, one for each item of that list field, `{places}` filled from it.

    `unwired` is what an unconnected one means: an error, a warning, a hint, simply the call's end,
    or that the call goes on another way (`Leave.otherwise`). `trouble`: what was wanted did not
    come about, and an unconnected one goes where the flow's trouble goes.
    """

    id: str
    label: str
    unwired: Unwired = "error"
    each: str | None = None
    trouble: bool = False


@dataclass(frozen=True)
class CallView:
    """What a step may know of the call: its variables, what time it is, what else holds then.

    `seed` is where chance comes from: any text, the same each time this turn is worked out, and
    `step` the id of the step that looks.
    """

    variables: Mapping[str, str]
    now: datetime
    world: World = dataclasses.field(default_factory=World)
    facts: Facts = NOTHING
    seed: str = ""
    step: str = ""

    @property
    def person(self) -> str:
        """The number on the line that is not ours; empty where it is hidden."""
        return person_of(self.variables)

    @property
    def ours(self) -> str:
        """Our own number on the line."""
        outgoing = self.variables.get("direction") == "outgoing"
        return self.variables.get("caller" if outgoing else "called", "")


@dataclass(frozen=True)
class Act:
    """Ask this of the carrier and wait; `memory` (JSON) comes back to `resume`.

    Errands it `sends` are done meanwhile.
    """

    action: Action
    memory: Memory = dataclasses.field(default_factory=dict)
    sends: tuple[Errand, ...] = ()


@dataclass(frozen=True)
class Leave:
    """Go on through `port`, or if unwired through `otherwise`, remembering `variables`.

    `unless_known` are remembered where the call knows nothing under their names yet. What is to be
    sent does not hold the call. `why` (JSON) is written into the journal.
    """

    port: str
    variables: Mapping[str, str] = dataclasses.field(default_factory=dict)
    record_call: bool = False
    otherwise: str | None = None
    sends: tuple[Errand, ...] = ()
    unless_known: Mapping[str, str] = dataclasses.field(default_factory=dict)
    why: Memory = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What a node type finds wrong in its own configuration, or would do better."""

    code: str
    field: str
    text: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    severity: Severity = "error"


C = TypeVar("C", bound=Config)


class NodeType(ABC, Generic[C]):
    """One kind of step. Its module's name is its type; its docstring is the help people read."""

    model: ClassVar[type[Config]]
    label: ClassVar[str]
    group: ClassVar[str]
    icon: ClassVar[str]
    summary: ClassVar[str] = ""
    # Where it stands in its group of the palette, smallest first.
    place: ClassVar[int] = 50
    everyday: ClassVar[bool] = True
    entry: ClassVar[bool] = False
    # Whether calls come here by themselves when something goes wrong.
    catches: ClassVar[bool] = False
    # Whether it begins what is done when the call has ended.
    tail: ClassVar[bool] = False
    # Whether people choose from a list of keys here: several of these in a row tire them.
    menu: ClassVar[bool] = False
    # Whether it may lead a call out of a circle: because it asks somebody, or decides.
    steers: ClassVar[bool] = False
    # The ways out by which its variables have been set; None: by all of them.
    sets_by: ClassVar[frozenset[str] | None] = None
    ports: ClassVar[tuple[Port, ...]] = ()
    # Whether it uses another flow here, goes there for good, or leaves the flow it is in to whoever
    # uses that.
    part: ClassVar[Literal["uses", "goes", "leaves"] | None] = None
    # What of the journal has to be read before a turn may come here.
    needs: ClassVar[frozenset[Need]] = frozenset()
    # By language, its English words and sentences in that: for types of other packages, as
    # Antler's own are translated in one place (`{"sv": {"Beep": "Pip"}}`).
    translations: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    # The way out calls take past the step when it is switched off; none: it cannot be.
    onward: ClassVar[str | None] = None

    @property
    def type(self) -> str:
        return type(self).__module__.rpartition(".")[2]

    def acts(self, config: C) -> bool:
        """Whether it ever asks something of the carrier; the last words of a beginning are none."""
        return type(self).resume is not NodeType.resume and not self.entry

    @abstractmethod
    def enter(self, config: C, call: CallView) -> Act | Leave:
        """A call arrives at this step."""

    def resume(self, config: C, call: CallView, finished: Finished, memory: Memory) -> Act | Leave:
        """The action this step asked for has ended."""
        raise NotImplementedError(f"{self.type} never acts")

    def silent(self, config: C) -> bool:
        """True when a call passes without the carrier being asked anything."""
        return False

    def question(self, config: C) -> str | None:
        """The message (a prompt field's) that tells callers which keys there are to press."""
        return None

    def heard_through(self, config: C) -> tuple[str, ...] | None:
        """The messages that every caller hears to their ends before the call goes on by itself.

        None where it does not simply go on.
        """
        return () if self.silent(config) else None

    def first_only(self, config: C) -> bool:
        """True when this step means something only before the call has been answered."""
        return False

    def sensitive(self, config: C) -> bool:
        """True when the caller's keys must not be written down."""
        return False

    def records_into(self, config: C) -> tuple[str, str] | None:
        """The message (by key) and language that what is recorded here becomes a take of."""
        return None

    def longest(self, config: C) -> timedelta | None:
        """How long a call that begins with this step may last."""
        return None

    def rescue(self, config: C, call: CallView) -> Act:
        """What a call that began with this step meets at last, when its flow cannot go on."""
        return Act(Hangup())

    def outcome(self, config: C) -> str:
        """What people call how a call came out that ends here; empty where nobody says."""
        return ""

    def needs_of(self, config: C) -> frozenset[Need]:
        """What of the journal this configuration needs, where that is not all of `needs`."""
        return self.needs

    def faults(self, config: C) -> Iterator[Fault]:
        """What the fields' own checks cannot see."""
        yield from ()


AnyNodeType = NodeType[Any]
_registry: dict[str, AnyNodeType] = {}


def register(node_type: type[NodeType[C]]) -> type[NodeType[C]]:
    """Class decorator: makes a node type known under its module's name."""
    instance = node_type()
    if instance.type in _registry:
        raise ValueError(f"Two node types are called {instance.type}.")
    _registry[instance.type] = instance
    return node_type


def forget(name: str) -> None:
    """Take back what a package registered that turns out unfit."""
    del _registry[name]


def node_types() -> Mapping[str, AnyNodeType]:
    """All registered node types by name."""
    return _registry
