"""A whole Antler begun as a person begins it, on a folder and ports of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from designer.local.folder import PROJECT
from tests.local.conftest import eventually, free_port

UP = [sys.executable, "-u", "-m", "designer.local", "up"]


class Launched:
    """A launcher on a folder and ports of its own."""

    def __init__(self, folder: Path, *, through: list[str] | None = None) -> None:
        self.studio_port, self.calls_port = free_port(), free_port()
        self.carrier_port = free_port()
        self.output = folder / "output"
        self.root = folder / "var"
        ports = {
            "STUDIO_PORT": str(self.studio_port),
            "CALLS_PORT": str(self.calls_port),
            "CARRIER_PORT": str(self.carrier_port),
        }
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        # What a command beside the stack needs to find it.
        self.environment = {**kept, "ANTLER_VAR": str(self.root)}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [*(through or []), *UP],
                env={**self.environment, **ports},
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text()

    def postgres_log(self) -> str:
        return (self.root / "log" / "postgres.log").read_text()

    def wait_until_up(self) -> None:
        assert eventually(lambda: "Antler is up" in self.said(), within=90), self.said()

    @property
    def studio_url(self) -> str:
        return f"http://localhost:{self.studio_port}"

    @property
    def carrier_url(self) -> str:
        """The REST address of its stand-in carrier."""
        return f"http://127.0.0.1:{self.carrier_port}/a1"

    def manage(self, *command: str) -> str:
        """What a `manage.py` command beside the stack prints."""
        ran = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=60)

    def kill(self, program: str) -> None:
        """End one program of this stack as a crash does; its keeper starts it again."""
        mark = f"ANTLER_VAR={self.root}".encode()
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                ours = mark in (entry / "environ").read_bytes().split(b"\0")
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            # The tether names the program among its arguments; it must live to see it end.
            if ours and program.encode() in command[:4] and b"tether" not in b" ".join(command):
                os.kill(int(entry.name), signal.SIGKILL)

    def processes(self) -> list[str]:
        """All that carry this stack's folder in their environment, however deep they were begun."""
        mark = f"ANTLER_VAR={self.root}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append((entry / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
        return found
