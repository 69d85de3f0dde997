"""A sound file of any kind, read as frames: as long as it may be and not longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer

from flows.voices.workshop.kinds import ENOUGH, is_cut_off, kind_of, says_its_length
from flows.voices.workshop.limits import Refused

# So many damaged pieces are still a recording with a crackle in it.
_DAMAGED_PIECES = 3
_MOST_CHANNELS, _RATES = 64, range(1_000, 768_001)
# What may be missing of the length that a file gives: readers guess it for some kinds.
_MISSING_PART, _MISSING_SECONDS = 0.05, 0.5
# The kinds that say how long they are before the sound begins, and not by guessing.
_SAY_THEIR_LENGTH = frozenset({"wav", "aiff", "flac", "mov"})

Progress = Callable[[float], None]


def frames(path: Path, *, most_seconds: float, progress: Progress) -> Iterator[AudioFrame]:
    """The sound of the file, in its own rate and layout; `Refused` says what is wrong with it."""
    with path.open("rb") as file:
        kind = kind_of(file.read(ENOUGH))
        if kind == "wav" and is_cut_off(file, size=path.stat().st_size):
            raise Refused("cut_off")
        exact = kind in _SAY_THEIR_LENGTH or (kind == "mp3" and says_its_length(file))
        file.seek(0)
        try:
            with av.open(file, "r", format=kind, metadata_errors="ignore") as container:
                yield from _of(container, path, exact, most_seconds, progress)
        except (av.FFmpegError, ValueError) as error:
            if isinstance(error, Refused):
                raise
            raise Refused("damaged") from error


def open_own(file: BinaryIO, *, kind: str) -> Iterator[AudioFrame]:
    """The sound of a file we wrote ourselves."""
    with av.open(file, "r", format=kind) as container:
        yield from container.decode(audio=0)


def _of(
    container: InputContainer, path: Path, exact: bool, most_seconds: float, progress: Progress
) -> Iterator[AudioFrame]:
    if not container.streams.audio:
        raise Refused("no_sound")
    stream = container.streams.audio[0]
    stream.codec_context.thread_type = "NONE"
    claimed = _claimed_seconds(container)
    if claimed > most_seconds:
        raise Refused("too_long")
    seconds = 0.0
    for frame in _decoded(container, stream, size=path.stat().st_size, progress=progress):
        if frame.sample_rate not in _RATES or len(frame.layout.channels) > _MOST_CHANNELS:
            raise Refused("damaged")
        seconds += frame.samples / frame.sample_rate
        if seconds > most_seconds:
            raise Refused("too_long")
        yield frame
    if exact and _lacks(seconds, claimed):
        raise Refused("cut_off")
    if not seconds:
        raise Refused("no_sound")


def _decoded(
    container: InputContainer, stream: AudioStream, *, size: int, progress: Progress
) -> Iterator[AudioFrame]:
    damaged = pieces = 0
    for packet in container.demux(stream):
        pieces += 1
        try:
            decoded = packet.decode()
        except av.InvalidDataError:
            damaged += 1
            if damaged > _DAMAGED_PIECES + pieces // 20:
                raise Refused("damaged") from None
            continue
        if packet.pos is not None:
            progress(min(packet.pos / size, 1.0))
        for frame in decoded:
            if frame.samples:
                yield frame


def _claimed_seconds(container: InputContainer) -> float:
    return (container.duration or 0) / av.time_base


def _lacks(seconds: float, claimed: float) -> bool:
    return seconds < claimed * (1 - _MISSING_PART) - _MISSING_SECONDS
