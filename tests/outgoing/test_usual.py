"""What a call gets where its asker says nothing: the form in the studio shows the same."""

from __future__ import annotations

from tests.goldens import Golden
from webhooks.outgoing.asking import (
    LONGEST_PAUSE_MINUTES,
    LONGEST_RING,
    MOST_RETRIES,
    RETRIES,
    SHORTEST_RING,
    Wish,
)


def test_the_usual_and_the_limits_are_those_of_the_form(golden: Golden) -> None:
    retries = {
        reason: {"times": rule.times, "pause": int(rule.pause.total_seconds()) // 60}
        for reason, rule in RETRIES.items()
    }
    limits = {
        "ring_seconds": [SHORTEST_RING, LONGEST_RING],
        "times": [0, MOST_RETRIES],
        "pause": [1, LONGEST_PAUSE_MINUTES],
    }
    usual = Wish(flow=0, ours="", to="").ring_seconds
    golden("outgoing.json", {"ring_seconds": usual, "retries": retries, "limits": limits})
