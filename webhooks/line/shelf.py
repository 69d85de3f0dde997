"""Prompt audio within arm's reach: files beside the process, as a content address never changes.

Callers hear their prompts while the database is away, and a prompt costs it one read, once. The
folder may be emptied at any time; what is asked for is put there again.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from flows.audio.away import AudioAway
from flows.prompts import stored_name

logger = logging.getLogger(__name__)
# The carrier plays nothing meanwhile; how long it waits it does not tell.
_CALLERS_SECONDS = 4.0


def shelf() -> FileSystemStorage:
    """Keeps audio under the names that the storage gives it."""
    return FileSystemStorage(location=settings.CALLS_FOLDER)


def put_on_shelf(sha256: str, *, within: float = _CALLERS_SECONDS) -> bool:
    """Whether the prompt is on the shelf now, fetched in so many seconds.

    Raises FileNotFoundError for an unknown one, AudioAway where the storage does not give it.
    """
    path = Path(shelf().path(stored_name(sha256)))
    if path.exists():
        return True
    with default_storage.open(stored_name(sha256)) as audio:
        try:
            _write(path, _soon(audio.chunks(), within=within))
        except OSError:
            logger.exception("The folder %s cannot be written.", path.parent)
            return False
    return True


def _soon(blocks: Iterable[bytes], *, within: float) -> Iterator[bytes]:
    """A storage that is slow without ever being silent keeps to no timeout of its own."""
    until = time.monotonic() + within
    for block in blocks:
        if time.monotonic() > until:
            raise AudioAway("The storage is too slow to wait for.")
        yield block


def _write(path: Path, blocks: Iterable[bytes]) -> None:
    """Whole or not at all: another process may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(blocks)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
