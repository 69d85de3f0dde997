"""Asking for a call, and calling it off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from flows.drafts import locked_flow
from flows.engine.expressions import MAX_LENGTH, PARTIES
from flows.engine.fields import VARIABLE
from flows.problems import Conflict, Missing, Problem
from webhooks.ending.doorbell import ring
from webhooks.models import Number, OutgoingCall
from webhooks.numbers import phone
from webhooks.outgoing.planning import Reason, Retry
from webhooks.outgoing.rows import EVERY_DAY, OutgoingState

SHORTEST_RING, LONGEST_RING = 5, 120
MOST_RETRIES = 20
LONGEST_PAUSE_MINUTES = 7 * 24 * 60
MOST_VARIABLES = 40
RETRIES: Mapping[Reason, Retry] = {
    "busy": Retry(2, timedelta(minutes=5)),
    "no_answer": Retry(2, timedelta(minutes=30)),
    "failed": Retry(1, timedelta(minutes=5)),
}


@dataclass(frozen=True)
class Wish:
    """A call as it is asked for; phone numbers as people type them."""

    flow: int
    ours: str
    to: str
    variables: Mapping[str, str] = field(default_factory=dict)
    ring_seconds: int = 45
    retries: Mapping[Reason, Retry] = field(default_factory=dict)
    hours: tuple[time, time] | None = None
    weekdays: tuple[int, ...] = EVERY_DAY


@transaction.atomic
def ask_for_call(wish: Wish, *, user: User | None, now: datetime) -> OutgoingCall:
    """Put a call into the queue; it is made as soon as its hours and the other calls allow."""
    flow = locked_flow(wish.flow)
    if flow.live_version_id is None:
        raise Conflict(_("“{flow}” is not published yet: publish it first.").format(flow=flow.name))
    number = Number.objects.filter(number=_phone(wish.ours, field="from")).first()
    if number is None:
        raise _refuse("from", _("This is none of our numbers: choose one of the list."))
    rules = {**RETRIES, **wish.retries}
    row = OutgoingCall.objects.create(
        flow=flow,
        number=number,
        to=_phone(wish.to, field="to"),
        variables=_checked(wish.variables),
        ring_seconds=wish.ring_seconds,
        busy_retries=rules["busy"].times,
        busy_pause=_minutes(rules["busy"]),
        no_answer_retries=rules["no_answer"].times,
        no_answer_pause=_minutes(rules["no_answer"]),
        failed_retries=rules["failed"].times,
        failed_pause=_minutes(rules["failed"]),
        hours_from=wish.hours[0] if wish.hours else None,
        hours_until=wish.hours[1] if wish.hours else None,
        weekdays=sorted(set(wish.weekdays)),
        asked_at=now,
        asked_by=user,
        next_attempt_at=now,
    )
    ring("make_call")
    return row


@transaction.atomic
def cancel_call(outgoing_id: int) -> OutgoingCall:
    """No attempt is begun any more. A phone that rings now cannot be stopped by the carrier."""
    row = OutgoingCall.objects.select_for_update().filter(pk=outgoing_id).first()
    if row is None:
        raise Missing(_("There is no such call."))
    if row.state not in {OutgoingState.WAITING, OutgoingState.CALLING, OutgoingState.CANCELLED}:
        raise Conflict(_("This call is over: there is nothing to cancel."))
    row.state, row.next_attempt_at = OutgoingState.CANCELLED, None
    row.save(update_fields=["state", "next_attempt_at"])
    return row


def _phone(typed: str, *, field: str) -> str:
    try:
        return phone(typed)
    except Problem as problem:
        raise _refuse(field, problem.sentence) from None


def _checked(variables: Mapping[str, str]) -> dict[str, str]:
    if len(variables) > MOST_VARIABLES:
        told = _("A call takes at most {most} variables.").format(most=MOST_VARIABLES)
        raise _refuse("variables", told)
    for name, value in variables.items():
        if not VARIABLE.fullmatch(name) or name in PARTIES:
            told = _(
                "“{name}” cannot be a variable: use small letters, digits and _, beginning with"
                " a letter, and no name that every call has."
            )
            raise _refuse("variables", told.format(name=name[:40]))
        if len(value) > MAX_LENGTH:
            told = _("“{name}” is too long: use at most {most} characters.")
            raise _refuse("variables", told.format(name=name, most=MAX_LENGTH))
    return dict(variables)


def _minutes(rule: Retry) -> int:
    return int(rule.pause.total_seconds()) // 60


def _refuse(field: str, sentence: str) -> Problem:
    return Problem(sentence, **{field: [sentence]})
