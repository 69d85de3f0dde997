"""A recording that a step made for a message of ours becomes a take of it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.core.files.base import File

from flows.problems import Problem
from flows.programs import program_for
from flows.voices.rows import How
from flows.voices.takes import take_from_file
from webhooks.models import CallStep, Recording

logger = logging.getLogger(__name__)


def put_into_prompt(recording: Recording, audio: File[Any], *, now: datetime) -> None:
    """Nothing happens with what was recorded for anything else."""
    wanted = _prompt_of(recording)
    if wanted is None:
        return
    key, language = wanted
    try:
        take_from_file(key, audio=audio, language=language or None, how=How.PHONE, now=now)
    except Problem as problem:
        logger.warning("A recording for the message “%s” is not taken: %s", key, problem)


def _prompt_of(recording: Recording) -> tuple[str, str] | None:
    """The message and language that the step records into which asked for this recording."""
    version_id = recording.call.version_id
    if recording.step_seq is None or version_id is None:
        return None
    # It bears the number of the turn that ended it; the one before asked for it.
    turn = CallStep.objects.filter(call=recording.call_id, seq=recording.step_seq - 1)
    node = turn.values_list("node", flat=True).first()
    step = program_for(version_id).steps.get(node or "")
    return step.kind.records_into(step.config) if step else None
