"""Telephone numbers that nobody has, and whom a Swedish mobile line may not ring."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from flows.engine import expressions
from flows.engine.fields import OurNumber, Phone, PhoneOrSip, Rung
from flows.engine.issue import Issue, warning
from flows.engine.mentions import Mention, SharedThings
from flows.engine.numbering import is_nobodys, is_swedish_mobile


def telephone_issues(
    mentions: Iterable[Mention], *, answering: Collection[str], shared: SharedThings
) -> Iterator[Issue]:
    """What is wrong with the numbers a flow rings; `answering` are ours that lead to it."""
    ours = next((number for number in sorted(answering) if is_swedish_mobile(number)), None)
    for node_id, name, kind, value in mentions:
        if isinstance(kind, Rung) and kind.rings and ours is not None:
            numbers = shared.get(kind.kind, {}).get(value, ())
            if foreign := next((each for each in numbers if _never_rings(each)), None):
                text = (
                    "Calls to your mobile number {ours} can ring Swedish mobile numbers only, "
                    "and {number} is none: it will not ring."
                )
                places = {"ours": ours, "number": foreign}
                yield warning("mobile_only", text, node=node_id, field=name, **places)
            continue
        # Our own numbers are those of the carrier's list: nothing is wrong with them.
        if isinstance(kind, OurNumber) or not isinstance(kind, (Phone, PhoneOrSip)):
            continue
        # What a variable holds is looked at when a call comes there.
        if expressions.names(value):
            continue
        if is_nobodys(value):
            text = "Nobody can have the number {number}: look for a missing or wrong digit."
            yield warning("no_such_number", text, node=node_id, field=name, number=value)
        elif ours is not None and _never_rings(value):
            text = (
                "Calls to your mobile number {ours} can ring Swedish mobile numbers only: "
                "choose one here, or let another number lead to this flow."
            )
            yield warning("mobile_only", text, node=node_id, field=name, ours=ours)


def _never_rings(number: str) -> bool:
    """46elks voice-connect: what comes in on a Swedish mobile number stays among them."""
    return number.startswith("+") and not is_swedish_mobile(number)
