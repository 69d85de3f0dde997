"""Errands done, each by what is registered for its kind: claimed, tried, tried again, settled.

The row is committed as being done before anybody is asked. A worker that dies leaves it so: what
is harmless twice is done again, and of the rest nobody knows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from webhooks.due import due
from webhooks.ending.doorbell import ring
from webhooks.errands.rows import Errand, ErrandState

logger = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=30)
# So long somebody who does one is believed to be at it.
_AT_MOST = timedelta(minutes=2)
_NOBODY_KNOWS = gettext_noop("It cannot be told whether this was done.")
_UNKNOWN_KIND = gettext_noop("This Antler does not know how to do this.")
_WENT_WRONG = gettext_noop("Something went wrong here: see the worker’s log.")


class Later(Exception):
    """Not now, for this reason (an English sentence for people): to be tried again.

    After `pause`, or longer and longer each time.
    """

    def __init__(self, why: str, *, pause: timedelta | None = None) -> None:
        super().__init__(why)
        self.pause = pause


class Refused(Exception):
    """Not at all, for this reason (an English sentence for people)."""


class Unclear(Exception):
    """Perhaps done, perhaps not (an English sentence for people): nobody does it again."""


@dataclass(frozen=True)
class Doer:
    """How one kind is done.

    `do(errand)` gives what the call hears of it (JSON) or None, or raises Later or Refused. It is
    tried again until `for_long` after it was wanted. `twice`: to do it again does no harm.
    """

    do: Callable[[Errand], Mapping[str, Any] | None]
    for_long: timedelta = timedelta(hours=24)
    twice: bool = False


DOERS: dict[str, Doer] = {}


def do_next_errand() -> bool:
    """Do the errand that is due; False if there is none."""
    errand = _claim(now=timezone.now())
    if errand is None:
        return False
    # Somebody else may take the next one meanwhile.
    ring("do_errands")
    doer = DOERS.get(errand.kind)
    if doer is None:
        _settle(errand, ErrandState.FAILED, why=_UNKNOWN_KIND)
        return True
    try:
        result = doer.do(errand)
    except Refused as refused:
        _settle(errand, ErrandState.FAILED, why=str(refused))
    except Unclear as lost:
        _settle(errand, ErrandState.UNKNOWN, why=str(lost))
    except Later as trouble:
        _try_later(errand, doer, trouble, now=timezone.now())
    except Exception:
        logger.exception("The errand %s failed.", errand)
        _settle(errand, ErrandState.FAILED, why=_WENT_WRONG)
    else:
        _settle(errand, ErrandState.DONE, result=result)
    return True


def due_errands(*, now: datetime) -> int:
    return _due(now)[:20].count()


def give_up_unheard(*, now: datetime) -> int:
    """Errands whose worker died; those that do no harm twice wait again. How many there were."""
    lost = Errand.objects.filter(state=ErrandState.DOING, next_attempt_at__lte=now)
    harmless = [kind for kind, doer in DOERS.items() if doer.twice]
    again = lost.filter(kind__in=harmless).update(state=ErrandState.WAITING)
    return again + lost.update(state=ErrandState.UNKNOWN, why=_NOBODY_KNOWS, next_attempt_at=None)


def _due(now: datetime) -> QuerySet[Errand]:
    return Errand.objects.filter(
        due("next_attempt_at", now=now, longest=_LONGEST_PAUSE), state=ErrandState.WAITING
    )


def _claim(*, now: datetime) -> Errand | None:
    with transaction.atomic():
        rows = _due(now).select_for_update(skip_locked=True, of=("self",))
        errand = rows.select_related("call").order_by("next_attempt_at", "pk").first()
        if errand is None:
            return None
        errand.state = ErrandState.DOING
        errand.attempts += 1
        errand.next_attempt_at = now + _AT_MOST
        errand.save(update_fields=["state", "attempts", "next_attempt_at"])
    return errand


def _settle(
    errand: Errand, state: ErrandState, *, why: str = "", result: Mapping[str, Any] | None = None
) -> None:
    Errand.objects.filter(pk=errand.pk, state=ErrandState.DOING).update(
        state=state, why=why[:300], result=result, next_attempt_at=None, done_at=timezone.now()
    )


def _try_later(errand: Errand, doer: Doer, trouble: Later, *, now: datetime) -> None:
    why = str(trouble)
    if now - errand.wanted_at > doer.for_long:
        _settle(errand, ErrandState.FAILED, why=why)
        return
    longer = min(_FIRST_PAUSE * 2 ** min(errand.attempts - 1, 10), _LONGEST_PAUSE)
    pause = longer if trouble.pause is None else trouble.pause
    Errand.objects.filter(pk=errand.pk, state=ErrandState.DOING).update(
        state=ErrandState.WAITING, why=why[:300], next_attempt_at=now + pause
    )
