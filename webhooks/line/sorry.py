"""The spoken apology: shipped with the code, so that it can be played when nothing else works."""

from __future__ import annotations

from webhooks.elks.answers import apology
from webhooks.line.addresses import prompt_url
from webhooks.line.shipped import SHA256

SORRY_SHA256 = SHA256["sorry"]
SORRY_URL = prompt_url(SORRY_SHA256)
SORRY = apology(SORRY_URL)
