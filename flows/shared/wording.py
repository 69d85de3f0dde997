"""Why a call took its way through what flows share, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def reason(why: object) -> str:
    """From what the journal holds (`{"because", "name"?, "names"?}`), empty where it is plain."""
    if not isinstance(why, Mapping):
        return ""
    name = _name(why)
    sentences = {
        "override": _("By hand: {name}") if name else _("By hand"),
        "exception": name,
        "holiday": name,
        "short_day": _("Short day: {name}"),
        "season": name,
        "broken": _("The opening hours cannot be read, so they count as open"),
        "flipped": _("Set by hand: {name}"),
        "no_switch": _("The switch does not exist or cannot be read"),
        "no_table": _("The table does not exist or cannot be read"),
        "empty_number": _("“{name}” is empty, so nobody is rung by it"),
        "no_number": _("“{name}” holds no number that can be rung"),
        "own_number": _("“{name}” holds the number of the call itself"),
        "premium_number": _("“{name}” holds a premium number, which is never rung"),
        "number_abroad": _("“{name}” holds a number abroad, which the step does not ring"),
        "mobile_only": _(
            "“{name}” holds a number that calls to a Swedish mobile number cannot ring"
        ),
    }
    return sentences.get(str(why.get("because")), "").format(name=name)


def _name(why: Mapping[str, Any]) -> str:
    names = why.get("names")
    own = names.get(get_language() or "en") if isinstance(names, Mapping) else None
    return str(own or why.get("name") or "")
