"""The draft voice that is always there: espeak-ng, from a wheel, without a network.

Its library (GPL 3) is loaded by a program of its own only, never by Antler's servers.
"""

from __future__ import annotations

import ctypes
import functools
from array import array
from collections.abc import Collection
from pathlib import Path

# Our language by espeak's voice. It speaks many more; these were listened to.
_VOICES = {"sv": "sv", "en": "en", "nb": "nb", "da": "da", "fi": "fi", "de": "de"}
_SYNCHRONOUS, _UTF8, _BUFFER_MS = 2, 1, 200
# Words a minute; a caller hears it once.
_RATE_PARAMETER, _WORDS_A_MINUTE = 1, 150

_Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Espeak:
    name = "espeak-ng"

    def languages(self) -> Collection[str]:
        return _VOICES if _library() else ()

    def speak(self, text: str, language: str) -> tuple[array[int], int]:
        library, rate = _begun()
        samples = array("h")

        def hear(sound: int | None, count: int, _events: int | None) -> int:
            if sound and count > 0:
                samples.frombytes(ctypes.string_at(sound, count * 2))
            return 0

        heard = _Heard(hear)
        library.espeak_SetSynthCallback(heard)
        library.espeak_SetVoiceByName(_VOICES[language].encode())
        library.espeak_SetParameter(_RATE_PARAMETER, _WORDS_A_MINUTE, 0)
        written = text.encode()
        library.espeak_Synth(written, len(written) + 1, 0, 0, 0, _UTF8, None, None)
        library.espeak_Synchronize()
        return samples, rate


@functools.cache
def _begun() -> tuple[ctypes.CDLL, int]:
    """Once in a process: a second beginning would be silent."""
    import espeakng_loader

    library = ctypes.CDLL(_library())
    data = str(espeakng_loader.get_data_path()).encode()
    return library, library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data, 0)


def _library() -> str:
    """Empty where there is no wheel for this machine."""
    try:
        import espeakng_loader
    except ImportError:
        return ""
    path = str(espeakng_loader.get_library_path())
    return path if Path(path).exists() else ""
