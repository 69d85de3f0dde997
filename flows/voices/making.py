"""What a worker does: of an upload or a text it makes a take, or says why it cannot."""

from __future__ import annotations

import logging
import tempfile
import time
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from flows.audio.away import AudioAway
from flows.audio.wav import PCM, BadWav, read_wav
from flows.drafts import check_speakers_again
from flows.models import Prompt, Take
from flows.problems import Missing
from flows.prompts import keep_audio, make_current
from flows.voices.reasons import SENTENCES
from flows.voices.rows import How, TakeState
from flows.voices.running import LONGEST_SECONDS, run
from flows.voices.workshop.limits import Refused

logger = logging.getLogger(__name__)
_MOST_ATTEMPTS = 3
# While one works on it nobody else does; a dead worker's claim runs out.
_CLAIM = timedelta(seconds=LONGEST_SECONDS + 60)
_TELL_EVERY = 0.4
_STORAGE_PAUSE = timedelta(seconds=30)
_OURS = (PCM, 1, 8_000, 16)


def make_take(take_id: int, *, now: datetime) -> bool:
    """Try to make the take; True if it became one now."""
    take = _claim(take_id, now=now)
    if take is None:
        return False
    with tempfile.TemporaryDirectory(prefix="antler-take-") as folder:
        try:
            if take.attempts > _MOST_ATTEMPTS:
                raise Refused("again_and_again")
            facts = _work(take, Path(folder))
            kept = _keep(take, Path(folder), facts)
        except AudioAway as reason:
            logger.error("A take cannot be made now: %s", reason)
            _put_off(take, now=now)
            return False
        except Refused as reason:
            _refuse(take, SENTENCES.get(str(reason), SENTENCES["unusable"]))
            return False
    if kept and take.use_at_once:
        # Whoever deletes the message meanwhile has no drawing that plays it.
        with suppress(Missing):
            check_speakers_again(take.prompt.key)
    return kept


def due_takes(*, now: datetime, most: int = 50) -> list[int]:
    waiting = Take.objects.filter(state=TakeState.WAITING, next_attempt_at__lte=now)
    return list(waiting.order_by("next_attempt_at").values_list("pk", flat=True)[:most])


def _claim(take_id: int, *, now: datetime) -> Take | None:
    with transaction.atomic():
        waiting = Take.objects.select_for_update(skip_locked=True)
        take = waiting.filter(pk=take_id, state=TakeState.WAITING, next_attempt_at__lte=now).first()
        if take is None:
            return None
        take.attempts += 1
        take.next_attempt_at = now + _CLAIM
        take.save(update_fields=["attempts", "next_attempt_at"])
    return take


def _work(take: Take, folder: Path) -> dict[str, float]:
    """Writes `master` and `callers` into the folder."""
    master, callers, progress = folder / "master", folder / "callers", _Progress(take)
    if take.how == How.DRAFT:
        voice = (take.voice, take.language.partition("-")[0])
        return run("speak", *voice, master, callers, text=take.text, progress=progress)
    source = folder / "source"
    try:
        with default_storage.open(take.source) as file, source.open("wb") as copy:
            for block in file.chunks():
                copy.write(block)
    except FileNotFoundError:
        raise Refused("gone") from None
    return run("decode", source, master, callers, progress=progress)


def _keep(take: Take, folder: Path, facts: dict[str, float]) -> bool:
    """Store both files and the row's news at once, unless the take was thrown away meanwhile."""
    with (folder / "callers").open("rb") as callers, (folder / "master").open("rb") as master:
        _require_ours(File(callers))
        with transaction.atomic():
            # In this order everybody locks them.
            prompt = Prompt.objects.select_for_update().filter(pk=take.prompt_id).first()
            row = Take.objects.select_for_update().filter(pk=take.pk).first()
            if prompt is None or row is None or row.state != TakeState.WAITING:
                return False
            row.sha256, row.seconds = keep_audio(File(callers))
            row.master = default_storage.save(f"masters/{row.pk}.flac", File(master))
            row.loudness = facts.get("loudness")
            row.state, row.progress, row.source = TakeState.READY, 1, ""
            row.save()
            if row.use_at_once:
                make_current(prompt, row)
            _drop_after_commit(take.source)
    return True


def _require_ours(callers: File[bytes]) -> None:
    """What a program with limits made is believed only as far as it can be seen."""
    try:
        wav = read_wav(callers)  # type: ignore[arg-type]  # a file as good as any
    except BadWav:
        raise Refused("unusable") from None
    if (wav.codec, wav.channels, wav.rate, wav.bits) != _OURS:
        raise Refused("unusable")


def _put_off(take: Take, *, now: datetime) -> None:
    """The attempt does not count: what was brought is not to blame for the storage."""
    Take.objects.filter(pk=take.pk, state=TakeState.WAITING).update(
        attempts=take.attempts - 1, next_attempt_at=now + _STORAGE_PAUSE
    )


def _refuse(take: Take, sentence: str) -> None:
    with transaction.atomic():
        Take.objects.filter(pk=take.pk, state=TakeState.WAITING).update(
            state=TakeState.REFUSED, error=sentence, source=""
        )
        _drop_after_commit(take.source)


def _drop_after_commit(source: str) -> None:
    if source:
        # Robust: what a storage that is away keeps too long does no harm.
        transaction.on_commit(lambda: default_storage.delete(source), robust=True)


class _Progress:
    """Writes now and then how far it is, for whoever waits."""

    def __init__(self, take: Take) -> None:
        self._take, self._told_at = take, 0.0

    def __call__(self, part: float) -> None:
        at = time.monotonic()
        if at - self._told_at >= _TELL_EVERY:
            self._told_at = at
            Take.objects.filter(pk=self._take.pk).update(progress=part)
