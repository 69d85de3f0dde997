"""Sounds made for a flow that is published: messages in a row as one, clips to say values with."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import wave
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from pydantic import ValidationError

from flows.audio.bank import RATE, wav
from flows.engine import configuration
from flows.engine.document import Document
from flows.engine.fields import Clips as ClipsField
from flows.engine.fields import Config
from flows.engine.issues import type_of
from flows.engine.saying import LANGUAGES, vocabulary
from flows.engine.stitching import languages_in, name_of, packed, rows_of
from flows.engine.voices import CLIPS, pack
from flows.models import Clips
from flows.prompts import keep_audio, stored_name
from flows.voices.engines import voice_for
from flows.voices.running import run

# Between two messages: as long as a breath, not a gap.
_BREATH_SECONDS = 0.15

Parts = tuple[str, ...]


class NotMade(Exception):
    """Another sound is needed than those that were made beforehand."""


@dataclass(frozen=True)
class Sounds:
    """What was made beforehand: of which sounds, under which name, and what came of it."""

    made: Mapping[tuple[str, Parts], str]

    def of(self, name: str, parts: Parts) -> str:
        sound = self.made.get((name, parts))
        if sound is None:
            raise NotMade
        return sound


def make_sounds(document: Document, sounds: Mapping[str, str]) -> Sounds:
    """All that publishing the drawing needs; it takes seconds, so no transaction waits for it."""
    wanted = _wanted(document, sounds)
    return Sounds({(name, parts): _make(name, parts) for name, parts in wanted.items()})


def made_for(
    document: Document, sounds: Mapping[str, str], *, ready: Sounds | None = None
) -> dict[str, str]:
    """What `compile_document` takes as `made`; `sounds` are those of the messages by key.

    A row that holds a message nobody has, or audio of another form than callers get today, is
    left out: its messages are played one by one. With `ready` nothing is made here: `NotMade` is
    raised where a message sounds anew since, or the drawing is another.
    """
    make = _make if ready is None else ready.of
    made = {name: make(name, parts) for name, parts in _wanted(document, sounds).items()}
    return {name: sound for name, sound in made.items() if sound}


def _wanted(document: Document, sounds: Mapping[str, str]) -> dict[str, Parts]:
    """By name the sounds of which one is to be made; clips are made of none."""
    wanted: dict[str, Parts] = {}
    for config in _configs(document):
        for row in rows_of(config):
            if all(sounds.get(key) for key in row):
                wanted[name_of(row)] = tuple(sounds[key] for key in row)
        if any(isinstance(kind, ClipsField) for _, kind, _ in configuration.values(config)):
            wanted[CLIPS] = ()
    return wanted


def _make(name: str, parts: Parts) -> str:
    return clips() if name == CLIPS else _stitched(parts)


def clips() -> str:
    """The clips of all languages that values can be said in; empty where no voice speaks any."""
    audio = {}
    for language in LANGUAGES:
        voice = voice_for(language)
        if voice:
            audio[language] = _clips(language, voice)
    return pack("en", audio) if len(audio) == len(LANGUAGES) else ""


def _clips(language: str, voice: str) -> str:
    """Made when they are needed first: a second or two."""
    words = vocabulary(language)
    digest = hashlib.sha256(json.dumps(words).encode()).hexdigest()
    known = Clips.objects.filter(language=language, voice=voice, vocabulary=digest).first()
    if known is not None and default_storage.exists(stored_name(known.sha256)):
        return known.sha256
    with tempfile.TemporaryDirectory(prefix="antler-clips-") as folder:
        path = Path(folder) / "clips"
        run("clips", voice, language, path, text=json.dumps(words))
        with path.open("rb") as file:
            sha256, _seconds = keep_audio(File(file))
    Clips.objects.update_or_create(
        language=language, voice=voice, vocabulary=digest, defaults={"sha256": sha256}
    )
    return sha256


def _configs(document: Document) -> Iterator[Config]:
    for node in document.nodes.values():
        kind = type_of(node)
        if kind is not None and not node.off:
            try:
                yield configuration.validate(kind, node.config)
            except ValidationError:
                continue


def _stitched(sounds: Parts) -> str:
    audio = {language: _joined(tuple(pieces)) for language, pieces in languages_in(sounds).items()}
    return packed(audio) if all(audio.values()) else ""


def _joined(pieces: tuple[str, ...]) -> str:
    """The sha256 of the pieces as one; empty where they are not all of the form callers get."""
    parts = [_samples(sha256) for sha256 in pieces]
    if not all(parts):
        return ""
    breath = bytes(int(_BREATH_SECONDS * RATE) * 2)
    sha256, _seconds = keep_audio(ContentFile(wav(breath.join(parts))))
    return sha256


def _samples(sha256: str) -> bytes:
    try:
        with default_storage.open(stored_name(sha256)) as file:
            read = io.BytesIO(file.read())
        with wave.open(read) as audio:
            if (audio.getnchannels(), audio.getsampwidth(), audio.getframerate()) != (1, 2, RATE):
                return b""
            return bytes(audio.readframes(audio.getnframes()))
    except (FileNotFoundError, wave.Error, EOFError):
        return b""
