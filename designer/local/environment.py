"""The settings of a local stack as environment variables, for its programs and for commands."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from designer.local.folder import LocalFolder, local_folder
from designer.local.ports import CALLS_VARIABLE, HOST_VARIABLE, STUDIO_VARIABLE, port_from
from designer.local.postgres import database_url


@dataclass(frozen=True)
class Addresses:
    """Where the two faces listen."""

    host: str
    studio_port: int
    calls_port: int

    @classmethod
    def from_environment(cls) -> Addresses:
        return cls(
            host=os.environ.get(HOST_VARIABLE, "") or "127.0.0.1",
            studio_port=port_from(STUDIO_VARIABLE, 8000),
            calls_port=port_from(CALLS_VARIABLE, 8001),
        )

    @property
    def reachable_host(self) -> str:
        """A name for the machine itself, also when the faces listen on all its addresses."""
        return "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else self.host  # noqa: S104

    def as_variables(self) -> dict[str, str]:
        studio = f"http://{self.reachable_host}:{self.studio_port}"
        calls = f"http://{self.reachable_host}:{self.calls_port}"
        return {"STUDIO_URL": studio, "CALLS_URL": calls}


def variables_of(folder: LocalFolder, addresses: dict[str, str]) -> dict[str, str]:
    """All that the settings need; what the person has set already stands."""
    ours = {
        "DATABASE_URL": database_url(folder.sockets),
        "SECRET_KEY": folder.read_or_make_secret_key(),
        **addresses,
    }
    return {name: os.environ.get(name) or value for name, value in ours.items()}


def remember(folder: LocalFolder, addresses: dict[str, str]) -> None:
    """Lets a command beside the running stack name the same addresses."""
    folder.addresses.write_text(json.dumps(addresses) + "\n")


def fill_in_missing() -> None:
    """Gives a command the settings of the local stack, where there is one."""
    folder = local_folder()
    if not folder.secret_key.exists():
        return
    os.environ.update(variables_of(folder, remembered_addresses(folder)))


def remembered_addresses(folder: LocalFolder) -> dict[str, str]:
    try:
        return {str(k): str(v) for k, v in json.loads(folder.addresses.read_text()).items()}
    except (OSError, ValueError, AttributeError):
        return {}
