"""How this carrier behaves where 46elks' public papers are silent or disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Order = Literal["before next", "after next", "together", "random"]
Copies = Literal["none", "in turn", "at once"]
Withheld = Literal["missing", "empty", "anonymous"]
Stamps = Literal["microseconds", "milliseconds", "seconds", "space", "malformed"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The default is the likeliest reading of the protocol; each field turns one corner of it."""

    # What a webhook holds.
    minimal: bool = False  # no created and result at the start; callid and result alone afterwards
    client_id: bool = False  # the start names the call `id`, as for calls from softphones
    play_result: Literal["success", "ok"] = "success"
    hash_in_result: bool = False
    timestamps: Stamps = "microseconds"
    start_before_created: bool = False  # the report's `start`, as in the papers' sample
    withheld: Withheld = "missing"  # how `from` tells of a caller who hides the number

    # What an action means.
    extra_round: bool = False  # ivr `repeat` counts the repeats, not the rounds
    text_to_speech: bool = False
    bad_media_ends: bool = False  # unplayable audio ends the call as badsource
    cache_media: bool = True
    ring_seconds: float = 60.0

    # In which order things arrive, and how often.
    recording: Order = "before next"
    hangup_before_recording: bool = False
    late_next: bool = False  # `next` is asked for although the caller has gone
    next_in_flight: bool = False  # it is being asked for when the caller goes
    copies: Copies = "none"
    double_report: bool = False
    news_delay: float = 0.0  # recordings and the report come up to so many seconds late
    seed: int = 0

    # When the server is slow or wrong.
    webhook_timeout: float = 10.0
    slow_after: float = 2.0
    live_retries: int = 0
    follow_redirects: bool = False
    retry_every: float = 300.0
    retry_for: float = 24 * 3600.0

    # Money: 1/10 000 of the account's currency for each minute begun.
    minute_price: int = 3500


PROFILES: Final[dict[str, Profile]] = {
    "default": Profile(),
    "docs-minimal": Profile(minimal=True),
    "client": Profile(client_id=True),
    "ok": Profile(play_result="ok", timestamps="milliseconds"),
    "extra-round": Profile(extra_round=True),
    "hash": Profile(hash_in_result=True),
    "shuffled": Profile(recording="random", hangup_before_recording=True),
    "racing": Profile(recording="together", copies="at once"),
    "duplicates": Profile(copies="in turn"),
    "double-report": Profile(double_report=True),
    "late-news": Profile(news_delay=60),
    "late-next": Profile(late_next=True),
    "in-flight": Profile(next_in_flight=True),
    "retrying": Profile(live_retries=2),
    "redirects": Profile(follow_redirects=True),
    "badsource": Profile(bad_media_ends=True),
    "no-cache": Profile(cache_media=False),
    "speech": Profile(text_to_speech=True),
    "empty-caller": Profile(withheld="empty"),
    "anonymous": Profile(withheld="anonymous"),
    "seconds": Profile(timestamps="seconds", start_before_created=True),
    "malformed": Profile(timestamps="malformed"),
}


def named(name: str) -> Profile:
    try:
        return PROFILES[name]
    except KeyError:
        raise ValueError(f"No profile “{name}”: choose one of {', '.join(PROFILES)}.") from None
