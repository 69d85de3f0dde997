"""What kind of sound file bytes are, by what they hold; a name may lie."""

from __future__ import annotations

from typing import BinaryIO

from flows.voices.workshop.limits import Refused

ENOUGH = 64
_BEYOND_BELIEF = 0x7FFF0000
_MOST_CHUNKS = 1000
# An MP3 may begin with a frame without sound that says how many follow.
_COUNTS, _COUNTS_FRAMES, _FIRST_FRAME = (b"Xing", b"Info"), 0x01, 512
_WEBM, _ISO = b"\x1aE\xdf\xa3", b"ftyp"
# Each opens with the one reader that is meant for it: others could be talked into opening more.
_BEGINNINGS = {
    b"fLaC": "flac",
    b"OggS": "ogg",
    _WEBM: "matroska",
    b"ID3": "mp3",
    b"caff": "caf",
}


def kind_of(head: bytes) -> str:
    """FFmpeg's name of the reader, from the first bytes; `Refused` for what is no sound file."""
    if not head:
        raise Refused("empty")
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    if head[4:8] == _ISO:
        return "mov"
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return kind
    if head[0] == 0xFF and len(head) > 1:
        return _mpeg(head[1])
    raise Refused("no_sound_file")


def _mpeg(second: int) -> str:
    if second & 0xF6 == 0xF0:
        return "aac"
    if second & 0xE0 == 0xE0 and second & 0x06:
        return "mp3"
    raise Refused("no_sound_file")


def is_cut_off(file: BinaryIO, *, size: int) -> bool:
    """Whether a WAV file promises more sound than it holds: the readers play what is there.

    Writers that stream cannot know the length beforehand: they leave nought, or near 2 or 4 GB.
    """
    file.seek(12)
    for _chunk in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            return False
        length = int.from_bytes(head[4:], "little")
        if head[:4] == b"data":
            return file.tell() + length > size and length < _BEYOND_BELIEF
        file.seek(length + length % 2, 1)
    return False


def says_its_length(file: BinaryIO) -> bool:
    """Whether an MP3 counts its frames; of any other the readers guess the length."""
    file.seek(0)
    head = file.read(10)
    behind_tags = 10 + _of_sevens(head[6:10]) if head[:3] == b"ID3" else 0
    file.seek(behind_tags)
    first = file.read(_FIRST_FRAME)
    places = (first.find(mark) for mark in _COUNTS)
    return any(place > 0 and _flags(first, place) & _COUNTS_FRAMES for place in places)


def _of_sevens(size: bytes) -> int:
    """A tag's size: seven bits of each byte."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(size, (21, 14, 7, 0), strict=True))


def _flags(first: bytes, place: int) -> int:
    return int.from_bytes(first[place + 4 : place + 8], "big")
