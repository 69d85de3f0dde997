"""PostgreSQL refuses to run as root: how it is run when root starts the stack.

A user namespace makes root look like nobody to PostgreSQL and changes nothing on disk. Where the
kernel or a container refuses namespaces, PostgreSQL runs as the real user nobody, with just the
right to pass through folders that are closed to others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from designer.local.trouble import Trouble

NOBODY = 65534
IN_A_NAMESPACE = ["unshare", "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]
AS_NOBODY = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    # Changing the user clears it, so it is set again.
    "--pdeathsig=INT",
]


@dataclass(frozen=True)
class Privileges:
    """What stands before a PostgreSQL command, and the user its files belong to."""

    prefix: list[str]
    owner: int


def privileges_for_postgres() -> Privileges:
    if os.geteuid() != 0:
        return Privileges([], os.geteuid())
    if _works(IN_A_NAMESPACE):
        return Privileges(IN_A_NAMESPACE, 0)
    if _works(AS_NOBODY):
        return Privileges(AS_NOBODY, NOBODY)
    raise Trouble(
        "PostgreSQL does not run as root, and neither `unshare` nor `setpriv` (util-linux) works "
        "here: start Antler as an ordinary user."
    )


def _works(prefix: list[str]) -> bool:
    if shutil.which(prefix[0]) is None:
        return False
    return subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
