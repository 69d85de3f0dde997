"""WAV files made by hand, honest ones and others."""

from __future__ import annotations

import struct

PCM, ALAW, MULAW = 1, 6, 7


def chunk(name: bytes, body: bytes, *, length: int | None = None) -> bytes:
    claimed = len(body) if length is None else length
    return name + struct.pack("<I", claimed) + body + b"\0" * (len(body) % 2)


def description(*, codec: int = PCM, channels: int = 1, rate: int = 8000, bits: int = 16) -> bytes:
    frame = channels * bits // 8
    return chunk(b"fmt ", struct.pack("<HHIIHH", codec, channels, rate, rate * frame, frame, bits))


def riff(*chunks: bytes, length: int | None = None) -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body) if length is None else length) + body


def wav(seconds: float = 1.0, *, codec: int = PCM, bits: int = 16, rate: int = 8000) -> bytes:
    sound = bytes(int(seconds * rate) * bits // 8)
    return riff(description(codec=codec, bits=bits, rate=rate), chunk(b"data", sound))
