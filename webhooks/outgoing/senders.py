"""Whether the carrier takes a number of ours as the sender of a call, as far as one can tell."""

from __future__ import annotations

from django.utils.translation import gettext as _

from webhooks.models import Number, Rental
from webhooks.review.wording import spoken_number


def doubt_about(number: Number) -> str:
    """One sentence, or nothing where nothing speaks against it.

    A warning and no refusal: the carrier also takes numbers that somebody has confirmed there, and
    does not list them (46elks make-call). Before its list was ever fetched nobody can tell.
    """
    listed = Rental.objects.filter(number=number, gone_at=None)
    if listed.exists() or not Rental.objects.exists():
        return ""
    sentence = _(
        "The carrier's account does not have {number}, so it may refuse to call from it: "
        "choose another number, or fetch the carrier's numbers."
    )
    return sentence.format(number=spoken_number(number.number))
