"""The folder that holds everything a local Antler keeps: `var/`, or what ANTLER_VAR names."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from designer.local.sockets import socket_folder
from designer.local.trouble import Trouble

FOLDER_VARIABLE = "ANTLER_VAR"
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class LocalFolder:
    """Names for what lies in the folder."""

    root: Path

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def postgres_log(self) -> Path:
        return self.root / "log" / "postgres.log"

    @property
    def sockets(self) -> Path:
        return socket_folder(self.root)

    @property
    def secret_key(self) -> Path:
        return self.root / "secret-key"

    @property
    def addresses(self) -> Path:
        return self.root / "addresses.json"

    @property
    def demo_is_loaded(self) -> Path:
        return self.root / "demo-is-loaded"

    def prepare(self) -> None:
        """Makes the folder for its owner alone, or says why that cannot be."""
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.postgres_log.parent.mkdir(exist_ok=True)
            probe = self.root / ".writable"
            probe.touch()
            probe.unlink()
        except FileExistsError:
            raise Trouble(
                f"{self.root} is a file where Antler needs a folder: move it away, or set "
                f"{FOLDER_VARIABLE} to another folder."
            ) from None
        except OSError as refusal:
            raise Trouble(
                f"Antler cannot write into {self.root} ({refusal.strerror}): make it writable for "
                f"you, or set {FOLDER_VARIABLE} to another folder."
            ) from None

    def read_or_make_secret_key(self) -> str:
        """Sessions and the carrier's addresses hang on it, so it is made once and kept."""
        try:
            descriptor = os.open(self.secret_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self._read_secret_key()
        with open(descriptor, "w") as file:
            key = secrets.token_urlsafe(50)
            file.write(key + "\n")
        return key

    def _read_secret_key(self) -> str:
        try:
            key = self.secret_key.read_text().strip()
        except OSError as refusal:
            raise Trouble(
                f"Antler cannot read {self.secret_key} ({refusal.strerror}): give it to the user "
                "who starts Antler, with mode 600."
            ) from None
        if len(key) < 32:
            raise Trouble(
                f"{self.secret_key} is empty or cut short: bring it back from your back-up, or "
                "delete it (everybody then signs in again, and the numbers' addresses change)."
            )
        return key


def local_folder() -> LocalFolder:
    named = os.environ.get(FOLDER_VARIABLE)
    return LocalFolder((Path(named) if named else PROJECT / "var").absolute())
