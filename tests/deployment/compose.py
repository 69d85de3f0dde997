"""docker-compose.yml as Compose would read it, as far as the tests need."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

import yaml

from designer.local.folder import PROJECT

ANYWHERE = "0.0.0.0"  # noqa: S104  (what the file says, to be replaced)
# `${NAME}`, `${NAME:-default}`, `${NAME:?message}`; a default may hold one more `${NAME}`.
PLACE = re.compile(r"\$\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>(?:[^{}]|\$\{\w+\})*))?\}")


def read_compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return loaded


def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read_compose()["services"]
    return found


def our_services() -> dict[str, dict[str, Any]]:
    return {name: one for name, one in services().items() if one["image"].startswith("antler:")}


def names_asked_of_dotenv() -> set[str]:
    text = (PROJECT / "docker-compose.yml").read_text()
    return {match["name"] for match in re.finditer(r"\$\{(?P<name>\w+)", text)}


def filled_in(text: str, values: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        return values.get(match["name"], "") or filled_in(match["rest"] or "", values)

    return PLACE.sub(value, text)


def environment_of(service: str, values: Mapping[str, str]) -> dict[str, str]:
    written: dict[str, str] = services()[service]["environment"]
    return {name: filled_in(text, values) for name, text in written.items()}


def command_of(service: str, *, port: int | None = None) -> list[str]:
    """The service's command, on the loopback address and on a port that is free here."""
    words: list[str] = list(services()[service]["command"])
    words = ["127.0.0.1" if word == ANYWHERE else word for word in words]
    if port is not None:
        words[words.index("--port") + 1] = str(port)
    return words


def inherited_environment() -> dict[str, str]:
    """What a process here needs to run at all, and none of the test run's own settings."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
