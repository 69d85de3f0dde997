"""Work that is done once for its inputs: a stamp file holds the digest of what it was done with."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def digest_of(files: Iterable[Path], *words: str) -> str:
    """One digest for the names and contents of files, and for any words that matter too."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        digest.update(f"\0{file}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text() == digest


def mark_done(stamp: Path, digest: str) -> None:
    """Whole or not at all, so that an interruption leaves the work undone."""
    growing = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    growing.write_text(digest)
    growing.replace(stamp)


def files_below(folder: Path, *, without: frozenset[str]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in without]
        yield from (Path(place) / name for name in files)


@contextlib.contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Two set-ups in one checkout take turns; the lock goes with the process that holds it."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is going on here: waiting for it.", flush=True)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
