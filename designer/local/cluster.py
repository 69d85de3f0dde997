"""PostgreSQL's data folder: made once, checked before each start."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from designer.local.binaries import Binaries
from designer.local.privileges import NOBODY, Privileges
from designer.local.trouble import Trouble

USER = "antler"
LEFT_BEHIND_SECONDS = 20


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A data folder with the programs and the rights to run it."""

    data: Path
    binaries: Binaries
    privileges: Privileges
    durable: bool = True

    def prepare(self) -> bool:
        """Makes the folder or checks the one there is; true when it is new."""
        if not self.data.exists():
            self._create()
            return True
        self._check()
        self._give_to_its_owner()
        self._clear_stale_pid_file()
        return False

    def _create(self) -> None:
        # Renamed when complete, so that an interrupted first start is simply done again.
        growing = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(growing, ignore_errors=True)
        growing.mkdir(parents=True, mode=0o700)
        os.chown(growing, self.privileges.owner, -1)
        command = [self.binaries.program("initdb"), "-D", str(growing), "-U", USER]
        options = ["--auth=trust", "--encoding=UTF8", *self.binaries.locale_options()]
        if not self.durable:
            options.append("--no-sync")
        made = subprocess.run(
            [*self.privileges.prefix, *command, *options],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
        if made.returncode != 0:
            shutil.rmtree(growing, ignore_errors=True)
            reason = (made.stderr.strip() or made.stdout.strip()).splitlines()
            raise Trouble(
                f"PostgreSQL could not make its data folder {self.data}: "
                f"{reason[-1] if reason else 'it did not say why'}"
            )
        growing.rename(self.data)

    def _check(self) -> None:
        try:
            found = (self.data / "PG_VERSION").read_text().strip()
            complete = (self.data / "global" / "pg_control").is_file()
        except PermissionError:
            raise Trouble(self._wrong_owner()) from None
        except OSError:
            found, complete = "", False
        if not complete:
            raise Trouble(
                f"{self.data} is not a complete PostgreSQL data folder: bring it back from your "
                "back-up, or move it away to start with an empty one."
            )
        if found != str(self.binaries.major):
            raise Trouble(
                f"{self.data} was made by PostgreSQL {found}, and this one is "
                f"{self.binaries.major}: set POSTGRES_BIN to the programs of version {found}, or "
                "move the data with pg_dump as docs/deploy.md tells."
            )
        if self.data.stat().st_uid not in self._fitting_owners():
            raise Trouble(self._wrong_owner())

    def _fitting_owners(self) -> set[int]:
        return {0, NOBODY} if os.geteuid() == 0 else {os.geteuid()}

    def _wrong_owner(self) -> str:
        owner, we = _user_name(self.data.stat().st_uid), _user_name(os.geteuid())
        return (
            f"{self.data} belongs to {owner} and you are {we}: start Antler as {owner}, or give "
            f"the folder to {we} with `chown -R {we} {self.data}`."
        )

    def _give_to_its_owner(self) -> None:
        """Root's two ways of running PostgreSQL own the files differently."""
        if self.data.stat().st_uid == self.privileges.owner:
            return
        for folder, _, files in os.walk(self.data, topdown=False):
            for name in (*files, "."):
                os.chown(Path(folder) / name, self.privileges.owner, -1, follow_symlinks=False)

    def _clear_stale_pid_file(self) -> None:
        """PostgreSQL takes any living process with the noted number for itself; we look closer."""
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split("\n", 1)[0])
        except FileNotFoundError:
            return
        except (ValueError, OSError):
            pid = 0
        if pid > 0 and self._is_our_postgres(pid):
            self._end_left_behind(pid)
        pid_file.unlink(missing_ok=True)

    def _end_left_behind(self, pid: int) -> None:
        """Nobody holds the folder's lock, so this server's launcher is gone: let it finish."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        until = time.monotonic() + LEFT_BEHIND_SECONDS
        while self._is_our_postgres(pid):
            if time.monotonic() > until:
                raise Trouble(
                    f"PostgreSQL of an earlier start still runs as process {pid}: end it with "
                    f"`kill -INT {pid}` and start again."
                )
            time.sleep(0.05)

    def _is_our_postgres(self, pid: int) -> bool:
        command = _command_line(pid)
        return "postgres" in command and str(self.data) in command


def _command_line(pid: int) -> str:
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
        except OSError:
            return ""
    listed = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout


def _user_name(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"
