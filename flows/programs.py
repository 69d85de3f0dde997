"""Compiled programs, kept in the process: a version never changes, so an entry never goes stale."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from typing import Any

from flows.engine.compiler import Program, load_program
from flows.models import FlowVersion

MAX_KEPT = 256
_kept: OrderedDict[int, Program] = OrderedDict()
_lock = Lock()


def known_versions() -> list[int]:
    """The versions whose program is at hand, so that a query need not fetch it again."""
    with _lock:
        return list(_kept)


def kept_program(version_id: int) -> Program | None:
    """The version's program if it is at hand."""
    with _lock:
        program = _kept.get(version_id)
        if program is not None:
            _kept.move_to_end(version_id)
        return program


def program_of(version_id: int, stored: str | dict[str, Any] | None) -> Program:
    """The version's program, from the process or else from what the caller's query brought.

    `stored` is the row's `program` (JSON text or value); None means it was not asked for, because
    the version was known. Raises KeyError for a node type that is not installed.
    """
    program = kept_program(version_id)
    if program is not None:
        return program
    if stored is None:
        # Another thread pushed it out since `known_versions` was asked.
        stored = FlowVersion.frozen.values_list("program", flat=True).get(pk=version_id)
    program = load_program(json.loads(stored) if isinstance(stored, str) else stored)
    with _lock:
        _kept[version_id] = program
        if len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
    return program


def program_for(version_id: int) -> Program:
    """The program of a version, tried drafts included; raises FlowVersion.DoesNotExist."""
    return program_of(version_id, None)
