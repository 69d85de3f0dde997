"""Other systems, really asked for a tried call by somebody who wants it and may.

Everything else that a call wants done outside stays undone: it would cost money, or reach people.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from django.contrib.auth.models import User
from django.db import connections
from django.utils.translation import gettext as _

from flows.engine.errands import Inquiry
from flows.problems import Problem
from webhooks.errands.inquiring import ask, read_inquiry

logger = logging.getLogger(__name__)

# So many questions of all trials are out at the same time; their calls hear silence meanwhile.
_THREADS = ThreadPoolExecutor(8, thread_name_prefix="trying-outside")
# A person who skips the silence is not faster than the other system by this much.
PATIENCE = 1.0
_FAILED: Mapping[str, Any] = {"outcome": "problem", "status": 0, "kept": {}}


def require_right_to_ask(person: User) -> None:
    if not (person.has_perm("flows.change_flow") or person.has_perm("flows.publish_flow")):
        sentence = _(
            "Only who draws or publishes flows may let a tried call ask other systems: "
            "switch it off."
        )
        raise Problem(sentence)


class Questions:
    """Those of one call, by the turn that asked them."""

    def __init__(self) -> None:
        self._out: dict[int, Future[Mapping[str, Any]]] = {}

    def ask(self, seq: int, errand: Mapping[str, Any]) -> None:
        self._out[seq] = _THREADS.submit(_asked, errand)

    def are_out(self, seq: int) -> bool:
        return seq in self._out

    def answer(self, seq: int) -> Mapping[str, Any] | None:
        """None until it is there."""
        wait([self._out[seq]], timeout=PATIENCE)
        return self._out[seq].result() if self._out[seq].done() else None


def is_question(errand: Mapping[str, Any]) -> bool:
    return errand.get("kind") == Inquiry.kind


def _asked(errand: Mapping[str, Any]) -> Mapping[str, Any]:
    body = {name: value for name, value in errand.items() if name != "kind"}
    try:
        return ask(read_inquiry(body)).to_json()
    except Exception:
        logger.exception("A tried call could not ask another system.")
        return _FAILED
    finally:
        connections.close_all()
