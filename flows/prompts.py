"""The messages callers hear: named by a key, told in languages, each with a current take."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import count
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.audio.storage import PostgresStorage
from flows.audio.wav import BadWav, read_wav
from flows.engine.voices import all_of, pack
from flows.models import Prompt, Script, StoredFile, Take
from flows.naming import require_readable_name
from flows.problems import Conflict, Missing, Problem, TooLarge
from flows.voices.rows import How, TakeState

KEY_LENGTH = 64


@transaction.atomic
def create_prompt(
    name: str,
    *,
    script: str = "",
    language: str = "en",
    folder: str = "",
    key: str | None = None,
) -> Prompt:
    """A new message, silent yet, under a key made from its name or under the one asked for."""
    require_readable_name(name)
    require_readable_name(folder)
    _require_free_name(name)
    prompt = Prompt(name=name, language=language, folder=folder)
    if key is not None:
        prompt.key = key
        prompt.save()
    else:
        _save_under_free_key(prompt)
    Script.objects.create(prompt=prompt, language=language, text=script)
    return prompt


@transaction.atomic
def add_prompt(
    name: str,
    *,
    audio: File[Any],
    script: str = "",
    language: str = "en",
    key: str | None = None,
    how: How = How.UPLOAD,
) -> Prompt:
    """A new message with a sound that is ready to be heard: a WAV of our own making."""
    prompt = create_prompt(name, script=script, language=language, key=key)
    return replace_audio(prompt.key, audio=audio, how=how)


@transaction.atomic
def replace_audio(
    key: str, *, audio: File[Any], language: str | None = None, how: How = How.UPLOAD
) -> Prompt:
    """Give a message a take that is ready to be heard. Versions keep what they froze."""
    sha256, seconds = keep_audio(audio)
    prompt = locked_prompt(key)
    script = script_in(prompt, language or prompt.language)
    now = timezone.now()
    take = Take.objects.create(
        prompt=prompt,
        language=script.language,
        how=how,
        text=script.text,
        state=TakeState.READY,
        progress=1,
        sha256=sha256,
        seconds=seconds,
        next_attempt_at=now,
        created_at=now,
    )
    make_current(prompt, take)
    return prompt


def make_current(prompt: Prompt, take: Take) -> None:
    """From now on this take is what a flow gets that is published; the prompt's row is locked."""
    script = script_in(prompt, take.language)
    script.take = take
    script.save(update_fields=["take"])
    choose_sound(prompt)


def choose_sound(prompt: Prompt) -> None:
    """What the current takes of a message come to."""
    current = prompt.scripts.filter(take__isnull=False).values_list("language", "take__sha256")
    prompt.sound = pack(prompt.language, dict(current))
    prompt.save(update_fields=["sound"])


@transaction.atomic
def change_prompt(key: str, **changes: str) -> Prompt:
    """Another name, folder or main language; flows know a message by its key and notice nothing."""
    prompt = locked_prompt(key)
    text = changes.pop("script", None)
    for field, value in changes.items():
        setattr(prompt, field, value)
    require_readable_name(prompt.name)
    require_readable_name(prompt.folder)
    try:
        with transaction.atomic():
            prompt.save(update_fields=[*changes])
    except IntegrityError:
        raise _taken(prompt.name) from None
    if "language" in changes:
        script_in(prompt, prompt.language)
        choose_sound(prompt)
    if text is not None:
        write_script(key, prompt.language, text)
    return prompt


@transaction.atomic
def write_script(key: str, language: str, text: str) -> Script:
    """What the message says in a language; a recording of other words is flagged from now on."""
    script = script_in(locked_prompt(key), language)
    script.text = text
    script.save(update_fields=["text"])
    return script


@transaction.atomic
def drop_language(key: str, language: str) -> None:
    """Take a language away; callers hear the main one instead once flows are published again."""
    prompt = locked_prompt(key)
    if language == prompt.language:
        raise Conflict(_("This is the main language of the message: choose another one first."))
    prompt.scripts.filter(language=language).delete()
    choose_sound(prompt)


def script_in(prompt: Prompt, language: str) -> Script:
    script, _new = Script.objects.get_or_create(prompt=prompt, language=language)
    return script


def is_stale(script: Script) -> bool:
    """Whether its recording says something else than is written now."""
    return script.take is not None and _words(script.take.text) != _words(script.text)


def _words(text: str) -> str:
    return " ".join(text.split())


def told_prompts() -> QuerySet[Prompt]:
    """Messages with their scripts and current takes, and whether a take is being made."""
    scripts = Script.objects.select_related("take", "take__created_by")
    waiting = Take.objects.filter(prompt=OuterRef("pk"), state=TakeState.WAITING)
    rows = Prompt.objects.annotate(making=Exists(waiting))
    return rows.prefetch_related(Prefetch("scripts", scripts))


def told_prompt(key: str) -> Prompt:
    prompt = told_prompts().filter(key=key).first()
    if prompt is None:
        raise _no_such()
    return prompt


def stale_prompts() -> set[str]:
    """The keys of the messages of which a recording says something else than is written."""
    return {one.key for one in told_prompts() if any(is_stale(s) for s in one.scripts.all())}


def seconds_of_prompts() -> dict[str, float]:
    """How long each message with a sound lasts, by key: in the language where it is longest."""
    current = Script.objects.filter(take__isnull=False).values("prompt__key")
    longest = current.annotate(seconds=Max("take__seconds"))
    return dict(longest.values_list("prompt__key", "seconds"))


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


def without_sound(sounds: Mapping[str, str]) -> set[str]:
    """Of messages and their sounds by key, those that are silent or whose audio got lost.

    Another storage is not asked: looking there may cost a request for each of them.
    """
    silent = {key for key, sound in sounds.items() if not sound}
    if not isinstance(storages["default"], PostgresStorage):
        return silent
    names = {key: {stored_name(one) for one in all_of(sound)} for key, sound in sounds.items()}
    asked: set[str] = set().union(*names.values())
    stored = StoredFile.objects.filter(name__in=asked)
    kept = set(stored.values_list("name", flat=True))
    return silent | {key for key, wanted in names.items() if wanted - kept}


def find_prompt(key: str) -> Prompt:
    prompt = Prompt.objects.filter(key=key).first()
    if prompt is None:
        raise _no_such()
    return prompt


def locked_prompt(key: str) -> Prompt:
    """Its current takes are chosen one after another, whoever chooses."""
    prompt = Prompt.objects.select_for_update().filter(key=key).first()
    if prompt is None:
        raise _no_such()
    return prompt


def _no_such() -> Missing:
    return Missing(_("There is no such message."))


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
