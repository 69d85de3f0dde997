"""Takes asked for, chosen and thrown away; what makes them is `flows.voices.making`."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from flows.models import Prompt, Script, Take
from flows.problems import Conflict, Missing, Problem, TooLarge
from flows.prompts import choose_sound, locked_prompt, make_current, script_in
from flows.ringing import ring
from flows.voices.engines import voice_for
from flows.voices.rows import How, TakeState

LONGEST_TEXT = 5_000


@transaction.atomic
def take_from_file(
    key: str,
    *,
    audio: File[Any],
    language: str | None,
    how: How,
    now: datetime,
    user: User | None = None,
    use: bool = True,
) -> Take:
    """Keep what somebody brought under a name of our own, and have a worker make a take of it."""
    if not audio.size:
        sentence = _("The file is empty: record or export it again.")
        raise Problem(sentence, audio=[sentence])
    if audio.size > settings.PROMPT_MAX_BYTES:
        megabytes = settings.PROMPT_MAX_BYTES // (1024 * 1024)
        sentence = _("This recording is too large: at most {n} MB are taken.").format(n=megabytes)
        raise TooLarge(sentence, audio=[sentence])
    take = _begin(key, language, how=how, user=user, now=now, use=use)
    take.source = default_storage.save(f"uploads/{uuid.uuid4().hex}", audio)
    take.save(update_fields=["source"])
    ring("make_take", take.pk)
    return take


@transaction.atomic
def take_from_text(
    key: str,
    *,
    language: str | None,
    now: datetime,
    engine: str = "",
    user: User | None = None,
    use: bool = True,
) -> Take:
    """Have a draft voice speak what is written in that language."""
    take = _begin(key, language, how=How.DRAFT, user=user, now=now, use=use)
    if not take.text.strip():
        raise Problem(_("Write first what the message says: the draft voice reads that."))
    take.voice = voice_for(take.language, engine=engine)
    if not take.voice:
        raise Problem(_("No draft voice here speaks this language: record it or upload a file."))
    take.save(update_fields=["voice"])
    ring("make_take", take.pk)
    return take


@transaction.atomic
def use_take(take_id: int) -> Take:
    """From now on this take is what callers hear, in flows that are published from now on."""
    take = find_take(take_id)
    prompt = locked_prompt(take.prompt.key)
    take.refresh_from_db()
    if take.state != TakeState.READY:
        raise Conflict(_("This take is not ready to be heard."))
    make_current(prompt, take)
    return take


@transaction.atomic
def drop_take(take_id: int) -> None:
    """Throw a take away that callers do not hear; its sound stays for old versions."""
    take = find_take(take_id)
    prompt = locked_prompt(take.prompt.key)
    if Script.objects.filter(take=take).exists():
        raise Conflict(_("Callers hear this take: choose another one before you delete it."))
    files = [name for name in (take.source, take.master) if name]
    take.delete()
    choose_sound(prompt)
    transaction.on_commit(lambda: drop_files(files), robust=True)


def takes_of(key: str) -> QuerySet[Take]:
    return Take.objects.filter(prompt__key=key).select_related("prompt", "created_by")


def find_take(take_id: int) -> Take:
    take = Take.objects.select_related("prompt", "created_by").filter(pk=take_id).first()
    if take is None:
        raise Missing(_("There is no such take: somebody may have deleted it."))
    return take


def drop_files(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def files_of(prompt: Prompt) -> list[str]:
    """What only a message's takes need: uploads and masters."""
    held = prompt.takes.filter(~Q(source="") | ~Q(master="")).values_list("source", "master")
    return [name for pair in held for name in pair if name]


def _begin(
    key: str, language: str | None, *, how: How, user: User | None, now: datetime, use: bool
) -> Take:
    prompt = locked_prompt(key)
    script = script_in(prompt, language or prompt.language)
    return Take.objects.create(
        prompt=prompt,
        language=script.language,
        how=how,
        text=script.text,
        use_at_once=use,
        next_attempt_at=now,
        created_at=now,
        created_by=user,
    )
