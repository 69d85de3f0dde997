"""A message's sound as one text: its audio (sha256), and that of each language which has its own.

`4f…` or `4f… de=a0… sv=91…`: so a program names what is heard in every language in one place, and
a part carries it along as it does any sound.
"""

from __future__ import annotations

from collections.abc import Mapping

# The variable that says in which language a call is held.
LANGUAGE = "language"
# Stands for the clips that values are said with; no message can have it as its key.
CLIPS = "+clips"
# Between the messages of a stitched one.
AND_THEN = "+"


def pack(main: str, audio: Mapping[str, str]) -> str:
    """The sound of a message whose `audio` is known by language; `main` is what others hear.

    Where the main language has none, the first that has is heard instead. Empty: there is none.
    """
    if not audio:
        return ""
    default = audio.get(main) or audio[min(audio)]
    others = [f"{lang}={sha256}" for lang, sha256 in sorted(audio.items()) if sha256 != default]
    return " ".join([default, *others])


def pick(sound: str, language: str) -> str:
    """The audio (sha256) that a call of this language hears."""
    if " " not in sound:
        return sound
    default, audio = _apart(sound)
    return audio.get(language) or audio.get(language.partition("-")[0]) or default


def all_of(sound: str) -> list[str]:
    """Every audio (sha256) in it, the default first."""
    default, audio = _apart(sound)
    return [one for one in (default, *audio.values()) if one]


def _apart(sound: str) -> tuple[str, dict[str, str]]:
    default, *others = sound.split(" ")
    pairs = (other.partition("=") for other in others)
    return default, {language: sha256 for language, _, sha256 in pairs}
