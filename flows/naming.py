"""What a name may hold: what people can see, in the order in which they typed it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

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
