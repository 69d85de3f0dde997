"""Sets the checkout up and starts what was asked for: `python3 -m deploy.bootstrap run|test|…`.

Only the standard library, since nothing else is there yet.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

from deploy.installing import Checkout
from deploy.stamps import one_at_a_time
from deploy.toolchain import OLDEST_PYTHON
from designer.local.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
# What follows the set-up; each is a module run by the Python of the virtual environment.
AFTERWARDS = {
    "run": ["designer.local", "up", "--until-parent-ends"],
    "python": [],
    "suite": ["deploy.suite"],
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in AFTERWARDS:
        print(f"Say what to do: {', '.join(AFTERWARDS)}.", file=sys.stderr)
        return 2
    purpose, *rest = arguments
    _prefer_a_newer_python()
    checkout = Checkout(ROOT)
    try:
        set_up(checkout, for_tests=purpose != "run")
    except Trouble as trouble:
        print(f"✗ {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    module = AFTERWARDS[purpose]
    options = ["-m", *module] if module else []
    return _become([str(checkout.python), *options, *rest])


def set_up(checkout: Checkout, *, for_tests: bool) -> None:
    with one_at_a_time(checkout.lock):
        checkout.install_python_packages(for_tests=for_tests)
        # A canvas that is built runs without Node; its tests do not.
        if for_tests or not checkout.canvas_is_built():
            checkout.install_node_packages()
            checkout.build_canvas()


def _become(command: list[str]) -> NoReturn:
    """This process turns into the command, so that signals reach it without a go-between."""
    os.chdir(ROOT)
    os.execv(command[0], command)  # noqa: S606


def _prefer_a_newer_python() -> None:
    """Where `python3` is too old there is often a newer one beside it."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in ("python3.13", "python3.12", "python3.11"):
        if newer := shutil.which(name):
            _become([newer, "-m", "deploy.bootstrap", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
