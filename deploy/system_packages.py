"""Programs that come from the system: found, or installed when root may do so on Debian."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from designer.local.progress import Stage
from designer.local.trouble import Trouble


@dataclass(frozen=True, kw_only=True)
class SystemProgram:
    """A program, the variable that names another one, and the Debian package that brings it."""

    title: str
    variable: str
    names: tuple[str, ...]
    package: str
    folders: str = ""

    def find(self) -> Path | None:
        if named := os.environ.get(self.variable):
            if not Path(named).is_file():
                raise Trouble(f"{self.variable} is {named}, and there is no such file: correct it.")
            return Path(named)
        for name in self.names:
            if found := shutil.which(name):
                return Path(found)
            # Debian keeps PostgreSQL's servers off the PATH, one folder for each version.
            for folder in (
                sorted(Path("/").glob(self.folders), reverse=True) if self.folders else []
            ):
                if (folder / name).is_file():
                    return folder / name
        return None

    def find_or_install(self) -> Path:
        found = self.find()
        if found is None and _may_install():
            with Stage(f"Installing {self.title}"):
                _apt_get("update")
                _apt_get("install", "--yes", "--no-install-recommends", self.package)
            found = self.find()
        if found is None:
            raise Trouble(
                f"{self.title} is needed and not here: install it (on Debian: `sudo apt-get "
                f"install {self.package}`) or set {self.variable} to its program."
            )
        return found


CHROMIUM = SystemProgram(
    title="Chromium",
    variable="CHROMIUM",
    names=("chromium", "chromium-browser", "google-chrome"),
    package="chromium",
)
REDIS = SystemProgram(
    title="Redis", variable="REDIS_SERVER", names=("redis-server",), package="redis-server"
)
POSTGRES = SystemProgram(
    title="PostgreSQL's server",
    variable="POSTGRES_SERVER",
    names=("postgres",),
    package="postgresql",
    folders="usr/lib/postgresql/*/bin",
)


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_get(*arguments: str) -> None:
    ran = subprocess.run(
        ["apt-get", "-qq", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        reason = (ran.stderr.strip() or ran.stdout.strip()).splitlines()
        raise Trouble(
            f"`apt-get {arguments[0]}` failed: {reason[-1] if reason else 'it did not say why'}"
        )
