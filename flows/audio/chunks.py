"""The pieces of a stored file: written as a stream, read one at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

import psycopg
from django.db import connection

from flows.models import StoredChunk, StoredFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK_BYTES = 256 * 1024
_TABLE = StoredChunk._meta.db_table


class ChunkReader(io.RawIOBase):
    """A stored file, read-only and seekable; holds one piece in memory at a time."""

    def __init__(self, file: StoredFile) -> None:
        self._file = file
        self._position = 0
        self._held = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._file.size}[whence]
        if base + offset < 0:
            raise ValueError("A file has nothing before its beginning.")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if self._position >= self._file.size:
            return 0
        index, start = divmod(self._position, CHUNK_BYTES)
        piece = self._chunk(index)[start : start + len(view)]
        if not piece:
            raise OSError(f"{self._file.name} lacks its piece {index}.")
        view[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def _chunk(self, index: int) -> bytes:
        if self._held[0] != index:
            self._held = (index, read_chunk(self._file.pk, index))
        return self._held[1]


def read_chunk(file_id: int, index: int) -> bytes:
    """One piece, or nothing; in binary, as Django's own cursor would fetch twice as much in hex."""
    connection.ensure_connection()
    query = f"SELECT data FROM {_TABLE} WHERE file_id = %s AND index = %s"  # noqa: S608  (our own name)
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        row = cursor.execute(query, (file_id, index), binary=True).fetchone()
    return bytes(row[0]) if row else b""


def write_chunks(file_id: int, blocks: Iterable[bytes]) -> tuple[int, str]:
    """Write what the blocks hold in pieces of one size; gives back the size and the sha256."""
    query = f"INSERT INTO {_TABLE} (file_id, index, data) VALUES (%s, %s, %b)"  # noqa: S608  (our own name)
    size, digest = 0, sha256()
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        for index, piece in enumerate(_pieces(blocks)):
            cursor.execute(query, (file_id, index, piece))
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def _pieces(blocks: Iterable[bytes]) -> Iterable[bytes]:
    held = bytearray()
    for block in blocks:
        held += block
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)
