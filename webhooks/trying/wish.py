"""What somebody wants to try; the page sends it, a link carries it, the call keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from webhooks.standin.caller import Answers, Behaviour, Busy, Invalid, NoAnswer
from webhooks.standin.profile import Profile
from webhooks.trying.playing import Played

Telephone = Annotated[str, StringConstraints(pattern=r"^\+[0-9]{3,20}$")]
How = Literal["answers", "busy", "no_answer", "voicemail", "invalid"]
Trouble = Literal["none", "doubled", "late", "lost"]

BEHAVIOURS: Final[Mapping[How, Behaviour]] = {
    "answers": Answers(after=4, talks=30),
    "busy": Busy(),
    "no_answer": NoAnswer(),
    # Somebody's own voicemail counts as an answer: no carrier can tell them apart.
    "voicemail": Answers(after=15, talks=20),
    "invalid": Invalid(),
}
# Nobody is billed. A call that is tried should not be waited for as long as a real one may be.
PROFILES: Final[Mapping[Trouble, Profile]] = {
    "none": Profile(minute_price=0),
    "doubled": Profile(minute_price=0, copies="at once", double_report=True),
    "late": Profile(
        minute_price=0, news_delay=8, recording="after next", late_next=True, retry_every=5
    ),
    "lost": Profile(minute_price=0, live_retries=2, retry_every=5, retry_for=60),
}


class Wish(BaseModel):
    """`caller` is empty for a hidden number; `at` is None for now. `people` are those called.

    `asks`: other systems are really asked. `played` is a saved test that plays itself first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    caller: Telephone | Literal[""] = ""
    called: Telephone
    at: AwareDatetime | None = None
    speed: float = Field(default=1.0, ge=1, le=60)
    people: dict[Telephone, How] = Field(default={}, max_length=100)
    others: How = "answers"
    trouble: Trouble = "none"
    asks: bool = False
    played: Played | None = None

    def behaviour(self, number: str) -> Behaviour:
        return BEHAVIOURS[self.how(number)]

    def how(self, number: str) -> How:
        return self.people.get(number, self.others)
