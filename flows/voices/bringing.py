"""A new message, with a recording that somebody brings along or without one yet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.files import File
from django.db import transaction

from flows.models import Prompt
from flows.prompts import create_prompt
from flows.voices.rows import How
from flows.voices.takes import take_from_file


@transaction.atomic
def bring_prompt(
    name: str,
    *,
    script: str,
    language: str,
    folder: str,
    user: User | None,
    now: datetime,
    audio: File[Any] | None = None,
) -> Prompt:
    prompt = create_prompt(name, script=script, language=language, folder=folder)
    if audio is not None:
        take_from_file(
            prompt.key, audio=audio, language=language, how=How.UPLOAD, user=user, now=now
        )
    return prompt
