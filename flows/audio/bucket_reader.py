"""Reading an object of a bucket: a stream from where reading begins, so that a part is no whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class BucketReader(io.RawIOBase):
    """An object, read-only and seekable. What is read in a row is one request.

    `ask` gives a stream of bytes from a place on; whatever it and the stream raise is said by
    `asking` in our words.
    """

    def __init__(
        self,
        name: str,
        *,
        size: int,
        ask: Callable[[int], Any],
        asking: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._name, self._size = name, size
        self._ask, self._asking = ask, asking
        self._position = 0
        self._stream: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("A file has nothing before its beginning.")
        if base + offset != self._position:
            self._let_go()
        self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if self._position >= self._size:
            return 0
        with self._asking():
            if self._stream is None:
                self._stream = self._ask(self._position)
            piece: bytes = self._stream.read(len(view))
        if not piece:
            raise OSError(f"{self._name} ends before its size.")
        view[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        self._let_go()
        super().close()

    def _let_go(self) -> None:
        """A stream read to its end leaves its connection to the next; another one closes it."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
