"""A Django storage that keeps files in PostgreSQL, so that one backup holds everything."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import IntegrityError, transaction
from django.utils.deconstruct import deconstructible

from flows.audio.chunks import CHUNK_BYTES, ChunkReader, write_chunks
from flows.models import StoredFile

# A file named by the sha256 of what it holds: the same name is always the same file.
_CONTENT_ADDRESS = re.compile(r"(?:^|/)([0-9a-f]{64})\.[a-z0-9]+$")


def content_address(name: str) -> str | None:
    """The sha256 that a name promises, if it is the name of a content-addressed file."""
    found = _CONTENT_ADDRESS.search(name)
    return found[1] if found else None


@deconstructible
class PostgresStorage(Storage):
    """Files as rows. A content-addressed name is stored once; other taken names get an ending."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        if content_address(name):
            return name
        return super().get_available_name(name, max_length)

    def exists(self, name: str) -> bool:
        return StoredFile.objects.filter(name=name).exists()

    def size(self, name: str) -> int:
        return self._row(name).size

    def url(self, name: str | None) -> str:
        # Who may listen is decided by the view that serves the file.
        raise NotImplementedError("Stored audio has no address of its own; a view serves it.")

    def delete(self, name: str) -> None:
        StoredFile.objects.filter(name=name).delete()

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        prefix = f"{path.strip('/')}/" if path.strip("/") else ""
        rest = [
            name.removeprefix(prefix)
            for name in StoredFile.objects.filter(name__startswith=prefix).values_list(
                "name", flat=True
            )
        ]
        folders = {name.split("/", 1)[0] for name in rest if "/" in name}
        return sorted(folders), sorted(name for name in rest if "/" not in name)

    def get_created_time(self, name: str) -> datetime:
        return self._row(name).created_at

    def get_modified_time(self, name: str) -> datetime:
        return self._row(name).created_at

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        if mode != "rb":
            raise ValueError("Stored files are read-only: open them with mode 'rb'.")
        return File(io.BufferedReader(ChunkReader(self._row(name)), CHUNK_BYTES), name=name)

    def _save(self, name: str, content: File[Any]) -> str:
        promised = content_address(name)
        try:
            with transaction.atomic():
                file = StoredFile.objects.create(name=name, size=0, sha256="")
                file.size, file.sha256 = write_chunks(file.pk, _blocks(content))
                if promised and promised != file.sha256:
                    raise SuspiciousFileOperation(f"{name} does not hold what its name promises.")
                file.save(update_fields=["size", "sha256"])
        except IntegrityError:
            # Somebody stored it meanwhile. Under a content address that is the very same file.
            if not (promised and self.exists(name)):
                raise
        return name

    def _row(self, name: str) -> StoredFile:
        try:
            return StoredFile.objects.get(name=name)
        except StoredFile.DoesNotExist:
            raise FileNotFoundError(f"No file is stored under the name {name}.") from None


def _blocks(content: File[Any]) -> Iterator[bytes]:
    for block in content.chunks(CHUNK_BYTES):
        yield block.encode() if isinstance(block, str) else bytes(block)
