"""The PIN of an errand: looked at once and then forgotten, while somebody waits for it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_noop

from webhooks.carrier.sealing import unseal
from webhooks.errands.doing import Refused
from webhooks.errands.rows import Errand

# Nobody waits longer than the caller does, who was told then that nothing was changed.
_IN_TIME = timedelta(minutes=1)
_TOO_LATE = gettext_noop("The caller has long gone: nothing was changed.")


def taken_pin(errand: Errand) -> str:
    """The PIN, which the errand has no more then; Refused where nobody waits for it."""
    body = errand.body
    Errand.objects.filter(pk=errand.pk).update(body={**body, "pin": ""})
    if timezone.now() - errand.wanted_at > _IN_TIME:
        raise Refused(_TOO_LATE)
    return unseal(str(body.get("pin", ""))) or ""
