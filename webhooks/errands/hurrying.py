"""News of a call for errands that wait for them."""

from __future__ import annotations

from django.utils import timezone

from webhooks.ending.doorbell import ring
from webhooks.errands.rows import Errand, ErrandState

# The call is over, or a recording of it is here.
_WAIT_FOR_NEWS = ("voicemail", "email")


def hurry(call_id: int) -> None:
    """Whatever waits for news of the call is tried now."""
    waiting = Errand.objects.filter(
        call_id=call_id, kind__in=_WAIT_FOR_NEWS, state=ErrandState.WAITING
    )
    for _errand in range(waiting.update(next_attempt_at=timezone.now())):
        ring("do_errands")
