"""What must be on the machine before anything can be installed: Python and Node."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys

from designer.local.trouble import Trouble

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)
GET_NODE = "install Node 22 (https://nodejs.org, or your system's package) and run this again."


def require_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        raise Trouble(
            f"Antler needs Python 3.11 or newer, and this is Python {found}: install a newer one "
            "and name it, for example `make run PYTHON=python3.12`."
        )
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        raise Trouble(
            "This Python cannot make virtual environments: install its venv package "
            "(on Debian and Ubuntu: `sudo apt-get install python3-venv`) and run this again."
        )


def require_node() -> str:
    """The version found; npm comes with Node almost everywhere, but not quite."""
    if shutil.which("node") is None:
        raise Trouble(f"The canvas is built with Node, which is not installed: {GET_NODE}")
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    numbers = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST_NODE:
        found = answer.stdout.strip() or "unknown"
        raise Trouble(f"The canvas needs Node 20.19 or newer, and this is {found}: {GET_NODE}")
    if shutil.which("npm") is None:
        raise Trouble("Node is here but npm is not: install npm and run this again.")
    return answer.stdout.strip()
