"""The services of docker-compose.yml as processes of this machine."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from designer.local.folder import PROJECT
from designer.local.processes import Keeper, Program
from tests.deployment.compose import command_of, services


@dataclass
class GrownUp:
    """The services as processes, with the ports of the two faces and what each has said."""

    environment: dict[str, str]
    ports: dict[str, int]
    said: dict[str, list[str]] = field(default_factory=dict)

    def run_once(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command to its end, with the settings of the services."""
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )

    def address(self, service: str) -> str:
        return f"http://127.0.0.1:{self.ports[service]}"

    def check(self, service: str) -> int:
        return self.run_once(*services()[service]["healthcheck"]["test"][2:]).returncode

    def keeper(self, service: str) -> Keeper:
        program, *words = command_of(service, port=self.ports.get(service))
        return self.keep(service, [str(Path(sys.executable).parent / program), *words])

    def keep(self, name: str, command: list[str]) -> Keeper:
        lines = self.said.setdefault(name, [])
        program = Program(name=name, command=command, environment=self.environment, folder=PROJECT)
        return Keeper(program, say=lines.append)
