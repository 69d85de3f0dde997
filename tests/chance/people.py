"""Callers and carriers as chance has them (Hypothesis): what is said in a call, and how."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from webhooks.standin.caller import Answers, Behaviour, Busy, Invalid, NoAnswer
from webhooks.standin.profile import Profile
from webhooks.standin.scripted import HangsUp, Presses, Reply, ScriptedCaller, Speech

# Nobody holds the line for ever; a circle of short steps would take 500 turns.
MOST_SECONDS = 60.0


@dataclass
class Person(ScriptedCaller):
    """Nothing in a call takes a person less than a second."""

    async def wait(self, seconds: float) -> None:
        await super().wait(max(seconds, 1.0))


@dataclass(frozen=True)
class Plan:
    """One call to be placed: who calls, over which carrier, on which network."""

    caller: ScriptedCaller
    profile: Profile
    from_number: str | None
    seed: int
    lost: float
    echo: float
    silent: float


seconds = st.floats(0, MOST_SECONDS).map(lambda value: round(value, 1))
moments = st.sampled_from([0.0, 0.1, 1.0, 2.0, 3.0, 7.0]) | seconds
some_keys = st.text("0123456789*#", max_size=4)
replies: st.SearchStrategy[Reply] = (
    some_keys
    | st.sampled_from(["1", "2", "3"])
    | st.builds(Presses, some_keys, st.integers(1, 3))
    | st.just(HangsUp())
)
behaviours: st.SearchStrategy[Behaviour] = st.one_of(
    st.builds(Answers, after=st.floats(0, 40), talks=st.floats(0, 60)),
    st.builds(Busy, after=st.floats(0, 5)),
    st.just(NoAnswer()),
    st.just(Invalid()),
)
speeches = st.builds(Speech, st.floats(0, 8), st.none() | st.just(b"no audio"), hash=st.booleans())
callers = st.builds(
    Person,
    keys=st.lists(replies, max_size=8),
    others=behaviours,
    says=st.lists(speeches, max_size=2),
    skips_after=st.none() | st.floats(0, 3),
    hangs_up_after=moments,
)
switches: dict[str, st.SearchStrategy[object]] = {
    "minimal": st.booleans(),
    "client_id": st.booleans(),
    "play_result": st.sampled_from(["success", "ok"]),
    "hash_in_result": st.booleans(),
    "timestamps": st.sampled_from(
        ["microseconds", "milliseconds", "seconds", "space", "malformed"]
    ),
    "start_before_created": st.booleans(),
    "withheld": st.sampled_from(["missing", "empty", "anonymous"]),
    "extra_round": st.booleans(),
    "text_to_speech": st.booleans(),
    "bad_media_ends": st.booleans(),
    "cache_media": st.booleans(),
    "recording": st.sampled_from(["before next", "after next", "together", "random"]),
    "hangup_before_recording": st.booleans(),
    "late_next": st.booleans(),
    "next_in_flight": st.booleans(),
    "copies": st.sampled_from(["none", "in turn", "at once"]),
    "double_report": st.booleans(),
    "news_delay": st.sampled_from([0.0, 5.0, 60.0]),
    "seed": st.integers(0, 2**16),
    "live_retries": st.just(3),
    "follow_redirects": st.booleans(),
}
profiles = st.builds(Profile, **switches)
plans = st.builds(
    Plan,
    caller=callers,
    profile=profiles,
    from_number=st.sampled_from(["+46701234567", "+4687000000", None]),
    seed=st.integers(0, 2**16),
    lost=st.sampled_from([0.0, 0.0, 0.2]),
    echo=st.sampled_from([0.0, 0.3]),
    silent=st.sampled_from([0.0, 0.0, 0.3]),
)
