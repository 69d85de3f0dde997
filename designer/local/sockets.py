"""Where PostgreSQL listens: a socket in a private folder whose path is short enough."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from designer.local.privileges import NOBODY
from designer.local.trouble import Trouble

LONGEST_SOCKET_PATH = 107
SOCKET_NAME = ".s.PGSQL.5432"


def socket_folder(root: Path) -> Path:
    """The same folder for the same root each time, so that commands find a running stack."""
    beside = root / "run"
    if len(os.fsencode(beside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return beside
    digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
    return Path(f"/tmp/antler-{os.geteuid()}-{digest}")  # noqa: S108  (checked to be ours below)


def make_private(folder: Path, owner: int) -> None:
    """Makes the folder for one user alone; somebody else's folder of that name is refused."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in _fitting(owner):
        raise Trouble(f"{folder} belongs to somebody else: remove it and start again.")
    os.chown(folder, owner, -1)
    folder.chmod(0o700)


def _fitting(owner: int) -> set[int]:
    # Root's two ways of running PostgreSQL own the folder differently.
    return {0, NOBODY, owner} if os.geteuid() == 0 else {owner}
