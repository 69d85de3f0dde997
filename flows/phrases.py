"""What node types declare (their names, their ways out) in the reader's language.

The canvas's own catalogue is read, so that a sentence is translated in one place.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from flows.engine.node import node_types


def phrase(english: str) -> str:
    """A declared phrase; whatever has no translation, such as people's own labels, stays."""
    language = get_language() or "en"
    known = _catalogue(settings.CATALOGUE_TRANSLATIONS, language).get(english)
    return known or _brought(english, language)


def _brought(english: str, language: str) -> str:
    """By a type of another package, in its own words."""
    words = (kind.translations.get(language, {}) for kind in node_types().values())
    return next((own[english] for own in words if english in own), english)


@cache
def _catalogue(folder: Path, language: str) -> dict[str, str]:
    path = folder / f"catalogue.{language}.json"
    if language not in dict(settings.LANGUAGES) or not path.is_file():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
