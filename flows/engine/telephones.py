"""Telephone numbers that nobody has, and whom a Swedish mobile line may not ring."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from flows.engine.fields import OurNumber, Phone, PhoneOrSip
from flows.engine.issue import Issue, warning
from flows.engine.mentions import Mention
from flows.engine.numbering import is_nobodys, is_swedish_mobile


def telephone_issues(mentions: Iterable[Mention], *, answering: Collection[str]) -> Iterator[Issue]:
    """What is wrong with the numbers a flow rings; `answering` are ours that lead to it."""
    ours = next((number for number in sorted(answering) if is_swedish_mobile(number)), None)
    for node_id, name, kind, value in mentions:
        # Our own numbers are those of the carrier's list: nothing is wrong with them.
        if isinstance(kind, OurNumber) or not isinstance(kind, (Phone, PhoneOrSip)):
            continue
        if is_nobodys(value):
            text = "Nobody can have the number {number}: look for a missing or wrong digit."
            yield warning("no_such_number", text, node=node_id, field=name, number=value)
        elif ours is not None and not is_swedish_mobile(value) and value.startswith("+"):
            # 46elks voice-connect: what comes in on a Swedish mobile number stays among them.
            text = (
                "Calls to your mobile number {ours} can ring Swedish mobile numbers only: "
                "choose one here, or let another number lead to this flow."
            )
            yield warning("mobile_only", text, node=node_id, field=name, ours=ours)
