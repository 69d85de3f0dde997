"""What a name may hold: what people can see, in the order in which they typed it; and keys."""

from __future__ import annotations

import re
from itertools import count

from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.models import Flow
from flows.problems import Problem

# Control characters, line ends of every kind, and marks that turn the direction of writing.
# Joiners stay: emoji and some languages need them.
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def require_readable_name(name: str) -> None:
    if _HIDDEN.search(name):
        sentence = _("This name holds characters that nobody can see: type it again.")
        raise Problem(sentence, name=[sentence])


def free_key(name: str) -> str:
    """A key for a new flow that no other has; of two made at once the second is refused."""
    stem = slugify(name)[:56] or "flow"
    taken = set(Flow.objects.filter(key__startswith=stem).values_list("key", flat=True))
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(key for key in keys if key not in taken)
