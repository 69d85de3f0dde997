"""Sounds that come with the code, so that they can be played when nothing else works."""

from __future__ import annotations

import hashlib
from pathlib import Path

_FOLDER = Path(__file__).parent / "sounds"
SOUNDS = {name: (_FOLDER / f"{name}.wav").read_bytes() for name in ("sorry", "silence")}
SHA256 = {name: hashlib.sha256(sound).hexdigest() for name, sound in SOUNDS.items()}
BY_SHA256 = {SHA256[name]: sound for name, sound in SOUNDS.items()}
