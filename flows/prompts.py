"""The messages callers hear: checked, stored by what they sound like, named by a key."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import count
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.audio.storage import PostgresStorage
from flows.audio.wav import BadWav, read_wav
from flows.models import Prompt, StoredFile
from flows.naming import require_readable_name
from flows.problems import Missing, Problem, TooLarge

KEY_LENGTH = 64


def add_prompt(
    name: str, *, audio: File[Any], script: str = "", language: str = "en", key: str | None = None
) -> Prompt:
    """A new prompt under a key made from its name, or under the one asked for."""
    require_readable_name(name)
    _require_free_name(name)
    sha256, seconds = keep_audio(audio)
    prompt = Prompt(name=name, script=script, language=language, sha256=sha256, seconds=seconds)
    if key is not None:
        prompt.key = key
        prompt.save()
        return prompt
    return _save_under_free_key(prompt)


def replace_audio(key: str, *, audio: File[Any]) -> Prompt:
    """Give a prompt new audio. Published versions keep the old until they are published again."""
    sha256, seconds = keep_audio(audio)
    prompt = find_prompt(key)
    prompt.sha256, prompt.seconds = sha256, seconds
    prompt.save(update_fields=["sha256", "seconds"])
    return prompt


def change_prompt(key: str, **changes: str) -> Prompt:
    """Another name or script for a prompt; flows know it by its key and notice nothing."""
    prompt = find_prompt(key)
    for field, value in changes.items():
        setattr(prompt, field, value)
    require_readable_name(prompt.name)
    try:
        with transaction.atomic():
            prompt.save(update_fields=[*changes])
    except IntegrityError:
        raise _taken(prompt.name) from None
    return prompt


def keep_audio(audio: File[Any]) -> tuple[str, float]:
    """Store a WAV under its sha256, so that the same sound is kept once and never changes."""
    if audio.size > settings.PROMPT_MAX_BYTES:
        megabytes = settings.PROMPT_MAX_BYTES // (1024 * 1024)
        sentence = _("This recording is too large: at most {n} MB are taken.")
        raise _refuse(TooLarge, sentence.format(n=megabytes))
    try:
        facts = read_wav(cast(BinaryIO, audio))
    except BadWav as error:
        raise _refuse(Problem, str(error)) from None
    sha256 = _digest(audio)
    name = stored_name(sha256)
    if not default_storage.exists(name):
        audio.seek(0)
        kept = default_storage.save(name, audio)
        if kept != name:  # somebody stored the same sound at the same moment
            default_storage.delete(kept)
    return sha256, facts.seconds


def stored_name(sha256: str) -> str:
    """Where the storage keeps this sound; the call face plays it from there too."""
    return f"prompts/{sha256}.wav"


def without_sound(audio: Mapping[str, str]) -> set[str]:
    """Of prompts and their audio (sha256) by key, those whose sound the database has lost.

    Another storage is not asked: looking there may cost a request for each of them.
    """
    if not isinstance(storages["default"], PostgresStorage):
        return set()
    names = {key: stored_name(sha256) for key, sha256 in audio.items()}
    stored = StoredFile.objects.filter(name__in=names.values())
    kept = set(stored.values_list("name", flat=True))
    return {key for key, name in names.items() if name not in kept}


def find_prompt(key: str) -> Prompt:
    prompt = Prompt.objects.filter(key=key).first()
    if prompt is None:
        raise Missing(_("There is no such message."))
    return prompt


def _digest(audio: File[Any]) -> str:
    digest = hashlib.sha256()
    for block in audio.chunks():
        digest.update(block)
    return digest.hexdigest()


def _save_under_free_key(prompt: Prompt) -> Prompt:
    stem = slugify(prompt.name)[: KEY_LENGTH - 8] or "message"
    for number in count(1):
        prompt.key = stem if number == 1 else f"{stem}-{number}"
        if Prompt.objects.filter(key=prompt.key).exists():
            continue
        try:
            with transaction.atomic():
                prompt.save()
        except IntegrityError:
            # Somebody took the name meanwhile, or only the key.
            _require_free_name(prompt.name)
            continue
        break
    return prompt


def _require_free_name(name: str) -> None:
    if Prompt.objects.filter(name=name).exists():
        raise _taken(name)


def _taken(name: str) -> Problem:
    sentence = _("There is already a message called “{name}”: choose another name.")
    sentence = sentence.format(name=name)
    return Problem(sentence, name=[sentence])


def _refuse(kind: type[Problem], sentence: str) -> Problem:
    return kind(sentence, audio=[sentence])
