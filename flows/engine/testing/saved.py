"""A saved test as a value: who calls, what happens at the steps that wait, what is expected.

Steps are named by their ids, so that renaming or moving one breaks no test.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError


def _of_our_time(at: datetime) -> datetime:
    """Years in which calendars, and calls of hours, can be reckoned without an overflow."""
    if not 2000 <= at.year <= 2100:
        raise PydanticCustomError("far_off", "Choose a day between 2000 and 2100.")
    return at


Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]
StepId = Annotated[str, Field(min_length=1, max_length=400)]
Key = Annotated[str, Field(max_length=100)]
Number = Annotated[str, Field(max_length=200)]
Does = Literal[
    "hears",
    "cannot_play",
    "press",
    "silent",
    "answers",
    "busy",
    "no_answer",
    "speaks",
    "cannot_record",
    "learns",
    "hangs_up",
]
Kind = Literal["reaches", "leaves", "hears", "connects", "ends", "follows"]
# How a call ends: as the flow says, by the caller, or because the flow goes round for ever.
How = Literal["end", "busy", "reject", "404", "caller", "fault"]
# What each kind of expectation must name.
NEEDS: dict[Kind, tuple[str, ...]] = {
    "reaches": ("step",),
    "leaves": ("step", "port"),
    "hears": ("prompt",),
    "connects": ("number",),
    "ends": ("how",),
    "follows": ("steps",),
}
_ABOUT = {need for needs in NEEDS.values() for need in needs}


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Happening(_Value):
    """What happens the next time the call waits at a step for what this can happen to.

    `keys` are pressed; `seconds` is how long a called person talks, or the caller speaks; `answer`
    is what comes of the errand that the step waits for.
    """

    step: StepId
    does: Does
    keys: Annotated[str, Field(pattern=r"^[0-9*#]{0,40}$")] = ""
    seconds: Annotated[int, Field(ge=0, le=14_400)] | None = None
    answer: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _presses_something(self) -> Self:
        if self.does == "press" and not self.keys:
            raise PydanticCustomError("no_keys", "Say which keys are pressed.")
        return self


class Person(_Value):
    """How somebody behaves whom the flow rings, wherever it does."""

    number: Annotated[Number, Field(min_length=1)]
    does: Literal["answers", "busy", "no_answer"] = "answers"
    seconds: Annotated[int, Field(ge=0, le=14_400)] | None = None


class Expectation(_Value):
    """What must come of it, and within how many steps and seconds of listening, if that matters.

    `follows`: these steps come in this order; others that are not among them may lie between.
    """

    kind: Kind
    step: Annotated[str, Field(max_length=400)] = ""
    port: Annotated[str, Field(max_length=200)] = ""
    prompt: Annotated[str, Field(max_length=500)] = ""
    number: Number = ""
    how: How | None = None
    steps: Annotated[tuple[StepId, ...], Field(max_length=600)] = ()
    most_steps: Annotated[int, Field(ge=1, le=500)] | None = None
    most_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None

    @model_validator(mode="after")
    def _names_what_it_is_about(self) -> Self:
        if not all(getattr(self, need) for need in NEEDS[self.kind]):
            raise PydanticCustomError("unfinished", "Say what is expected.")
        if any(getattr(self, other) for other in _ABOUT if other not in NEEDS[self.kind]):
            raise PydanticCustomError("too_much", "Say only what this expectation is about.")
        return self


class SavedTest(_Value):
    """A call that has not happened. A hidden caller is empty; `given` is told to an outgoing call.

    What is not said happens as it mostly does: messages are heard to their end, nothing is
    pressed, whoever is rung answers, and callers who are asked to speak do.
    """

    caller: Annotated[str, Field(max_length=64)] = ""
    called: Annotated[str, Field(max_length=64)] = ""
    direction: Literal["incoming", "outgoing"] = "incoming"
    given: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=500)]] = {}
    at: Moment
    # When this caller called before, how often each place that counts was passed then, and where
    # chance comes from.
    earlier: Moment | None = None
    passed: dict[Annotated[str, Field(max_length=40)], Annotated[int, Field(ge=1, le=1000)]] = {}
    seed: Annotated[str, Field(max_length=40)] = ""
    # What people set by hand: switches by key, announcements in force, people who are off duty.
    switches: dict[Key, Key] = {}
    announced: Annotated[tuple[Key, ...], Field(max_length=50)] = ()
    off_duty: Annotated[tuple[Key, ...], Field(max_length=200)] = ()
    happens: Annotated[tuple[Happening, ...], Field(max_length=300)] = ()
    people: Annotated[tuple[Person, ...], Field(max_length=50)] = ()
    expects: Annotated[tuple[Expectation, ...], Field(min_length=1, max_length=20)]

    def steps(self) -> set[str]:
        """The steps it speaks of."""
        told = {one.step for one in self.happens} | {one.step for one in self.expects if one.step}
        return told.union(*(one.steps for one in self.expects))
