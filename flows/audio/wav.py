"""Whether bytes are a WAV file that can be played, and for how long; reads hostile bytes safely."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

PCM, ALAW, MULAW, EXTENSIBLE = 0x0001, 0x0006, 0x0007, 0xFFFE
_TELEPHONE = {ALAW, MULAW}
# Writers that stream cannot know a length beforehand: they leave nought, or near 2 or 4 GB.
_BEYOND_BELIEF = 0x7FFF0000
_MOST_CHUNKS = 1000


class BadWav(ValueError):
    """Why this cannot be played: one sentence for the person who brought it.

    A worker speaks English, which `webhooks.review.wording.failure` can translate later.
    """


@dataclass(frozen=True, slots=True)
class Wav:
    codec: int
    channels: int
    rate: int
    bits: int
    sound_bytes: int

    @property
    def seconds(self) -> float:
        return self.sound_bytes / (self.rate * self.channels * self.bits // 8)


def read_wav(file: BinaryIO, *, from_carrier: bool = False) -> Wav:
    """What the file says about itself, or BadWav.

    A file from the carrier may hold telephone codecs, and lengths that a streaming writer never
    filled in: a recording exists only once and is kept if it can be played at all.
    """
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    riff = file.read(12)
    if len(riff) < 12 or riff[:4] != b"RIFF" or riff[8:] != b"WAVE":
        raise BadWav(_("This is not a WAV file."))
    if not from_carrier:
        _check_length(_number(riff[4:8]), size - 8, from_carrier=False)
    return _walk(file, size=size, from_carrier=from_carrier)


def _walk(file: BinaryIO, *, size: int, from_carrier: bool) -> Wav:
    described: tuple[int, int, int, int] | None = None
    for _chunk in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        name, length, start = head[:4], _number(head[4:]), file.tell()
        if name == b"data":
            if described is None:
                raise BadWav(_("The WAV file does not describe its sound before it begins."))
            length = _check_length(length, size - start, from_carrier=from_carrier)
            return _measured(described, length)
        if length > size - start:
            raise BadWav(_("The WAV file is cut off or damaged."))
        if name == b"fmt ":
            described = _description(file.read(min(length, 40)), from_carrier=from_carrier)
        # Chunks begin at even places.
        file.seek(start + length + length % 2)
    raise BadWav(_("The WAV file holds no sound."))


def _check_length(claimed: int, present: int, *, from_carrier: bool) -> int:
    if from_carrier and (claimed == 0 or claimed >= _BEYOND_BELIEF):
        return present
    if claimed > present:
        raise BadWav(_("The WAV file is cut off: it promises more sound than it holds."))
    return claimed


def _description(chunk: bytes, *, from_carrier: bool) -> tuple[int, int, int, int]:
    if len(chunk) < 16:
        raise BadWav(_("The WAV file does not describe its sound."))
    codec, channels, rate, bits = struct.unpack("<HHI6xH", chunk[:16])
    if codec == EXTENSIBLE and len(chunk) >= 26:
        codec = struct.unpack("<H", chunk[24:26])[0]
    if codec not in ({PCM} | _TELEPHONE if from_carrier else {PCM}):
        raise BadWav(_("The WAV file is compressed: save it as 16-bit PCM."))
    if bits not in ({8} if codec in _TELEPHONE else {8, 16}):
        raise BadWav(_("The WAV file has {n} bits a sample: save it as 16-bit PCM.").format(n=bits))
    if channels not in {1, 2}:
        raise BadWav(_("The WAV file has {n} channels: save it in mono.").format(n=channels))
    if not 4000 <= rate <= 192_000:
        raise BadWav(
            _("The WAV file has {n} samples a second: save it with 8000 or 16000.").format(n=rate)
        )
    return codec, channels, rate, bits


def _measured(described: tuple[int, int, int, int], sound_bytes: int) -> Wav:
    codec, channels, rate, bits = described
    frame = channels * bits // 8
    if sound_bytes < frame:
        raise BadWav(_("The WAV file holds no sound."))
    return Wav(codec, channels, rate, bits, sound_bytes - sound_bytes % frame)


def _number(four: bytes) -> int:
    return int.from_bytes(four, "little")
