"""The settings of a local stack as environment variables, for its programs and for commands."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from designer.local.folder import LocalFolder, local_folder
from designer.local.ports import (
    CALLS_VARIABLE,
    CARRIER_VARIABLE,
    HOST_VARIABLE,
    STUDIO_VARIABLE,
    port_from,
)
from designer.local.postgres import database_url

# The stand-in carrier listens on this machine only, so its account need not be a secret.
STANDIN_ACCOUNT = {"ELKS_API_USERNAME": "standin", "ELKS_API_PASSWORD": "standin"}


@dataclass(frozen=True)
class Addresses:
    """Where the two faces listen, and the stand-in carrier unless there is a real account."""

    host: str
    studio_port: int
    calls_port: int
    carrier_port: int | None

    @classmethod
    def from_environment(cls) -> Addresses:
        return cls(
            host=os.environ.get(HOST_VARIABLE, "") or "127.0.0.1",
            studio_port=port_from(STUDIO_VARIABLE, 8000),
            calls_port=port_from(CALLS_VARIABLE, 8001),
            carrier_port=(
                None if os.environ.get("ELKS_API_USERNAME") else port_from(CARRIER_VARIABLE, 8002)
            ),
        )

    @property
    def reachable_host(self) -> str:
        """A name for the machine itself, also when the faces listen on all its addresses."""
        return "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else self.host  # noqa: S104

    @property
    def ports(self) -> dict[str, int]:
        """Each port by the variable that sets it."""
        faces = {STUDIO_VARIABLE: self.studio_port, CALLS_VARIABLE: self.calls_port}
        if self.carrier_port is None:
            return faces
        return {**faces, CARRIER_VARIABLE: self.carrier_port}

    def as_variables(self) -> dict[str, str]:
        studio = f"http://{self.reachable_host}:{self.studio_port}"
        calls = f"http://{self.reachable_host}:{self.calls_port}"
        faces = {"STUDIO_URL": studio, "CALLS_URL": calls}
        if self.carrier_port is None:
            return faces
        carrier = f"http://127.0.0.1:{self.carrier_port}/a1"
        return {**faces, "ELKS_API_URL": carrier, **STANDIN_ACCOUNT}


def variables_of(folder: LocalFolder, addresses: dict[str, str]) -> dict[str, str]:
    """All that the settings need; what the person has set already stands."""
    ours = {
        "DATABASE_URL": database_url(folder.sockets),
        "SECRET_KEY": folder.read_or_make_secret_key(),
        "CALLS_FOLDER": str(folder.root / "calls"),
        # Without a mail server whoever tries Antler out finds e-mails as files.
        "EMAIL_FOLDER": str(folder.root / "mail"),
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
