"""What is wrong with a number as somebody typed it, in their language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from flows.engine.numbering import why_not

_MOST_SHOWN = 40
# The engine says these (flows/engine/numbering.py).
_SENTENCES = [
    gettext_noop("“{number}” is no telephone number: write it like 070-123 45 67 or +46701234567."),
    gettext_noop("“{number}” has an extension, which cannot be rung: leave it out."),
    gettext_noop("“{number}” is too short: look for a missing digit."),
    gettext_noop("“{number}” lacks the area code: add it."),
    gettext_noop("“{number}” is too long: look for a digit too many."),
    gettext_noop("“{number}” begins with no country's code."),
    gettext_noop("Nobody can have the number “{number}”: look for a wrong digit."),
]


def reason(typed: str) -> str:
    """A sentence for whoever typed it."""
    shown = typed.strip()[:_MOST_SHOWN]
    if not shown:
        return _("Write a telephone number, like 070-123 45 67 or +46701234567.")
    return _(why_not(typed)).format(number=shown)
