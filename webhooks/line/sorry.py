"""The spoken apology: shipped with the code, so that it can be played when nothing else works."""

from __future__ import annotations

import hashlib
from pathlib import Path

from webhooks.elks.answers import apology
from webhooks.line.addresses import prompt_url

SORRY_FILE = Path(__file__).parent / "sounds" / "sorry.wav"
SORRY_SHA256 = hashlib.sha256(SORRY_FILE.read_bytes()).hexdigest()
SORRY_URL = prompt_url(SORRY_SHA256)
SORRY = apology(SORRY_URL)
