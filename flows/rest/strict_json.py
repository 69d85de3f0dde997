"""JSON text to values that PostgreSQL can keep and Python can walk, or one sentence why not."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

from django.utils.translation import gettext as _

from flows.problems import Problem

DEEPEST = 50


def read_json(raw: bytes) -> object:
    """What the text says; a `Problem` when it is no JSON or holds what no drawing can hold."""
    try:
        value: object = json.loads(
            raw.decode(), parse_float=_finite, parse_constant=_refuse_constant
        )
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:
        raise Problem(_("This is not JSON: {fault}.").format(fault=error)) from None
    _refuse_unkeepable(value)
    return value


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(_("a number is too large"))
    return number


def _refuse_constant(name: str) -> float:
    raise ValueError(_("{name} is not a number that JSON knows").format(name=name))


def _refuse_unkeepable(value: object) -> None:
    """Level by level instead of recursively, so that depth costs no stack."""
    level: list[object] = [value]
    for _depth in range(DEEPEST + 1):
        texts = [item for item in level if isinstance(item, str)]
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                texts.extend(item)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        _refuse_texts(texts)
        if not below:
            return
        level = below
    raise _too_deep()


def _refuse_texts(texts: Iterable[str]) -> None:
    whole = "".join(texts)
    # jsonb refuses U+0000, and half of a surrogate pair has no UTF-8.
    if "\x00" in whole:
        raise Problem(_("A text holds a NUL character (\\u0000): remove it."))
    try:
        whole.encode()
    except UnicodeEncodeError:
        raise Problem(_("A text holds half of a surrogate pair: remove it.")) from None


def _too_deep() -> Problem:
    sentence = _("This JSON is nested too deeply: {n} levels are allowed.")
    return Problem(sentence.format(n=DEEPEST))
