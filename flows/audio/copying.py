"""From PostgreSQL into the storage that audio is kept in now."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.storage import Storage

from flows.audio.storage import PostgresStorage
from flows.models import StoredFile


def copy_audio(target: Storage, *, delete: bool) -> Iterator[tuple[str, bool]]:
    """Each file's name, and whether it had to be copied. `delete` lets go of the original.

    It may be stopped and begun again. Whoever still runs with PostgreSQL may add more meanwhile.
    """
    source = PostgresStorage()
    for file in StoredFile.objects.order_by("pk").iterator():
        copied = not _is_there(target, file)
        if copied:
            # A copy that was cut off, or something else of that name: only ours is right.
            target.delete(file.name)
            with source.open(file.name) as audio:
                target.save(file.name, audio)
        if delete and _is_there(target, file):
            source.delete(file.name)
        yield file.name, copied


def _is_there(target: Storage, file: StoredFile) -> bool:
    try:
        return target.size(file.name) == file.size
    except FileNotFoundError:
        return False
