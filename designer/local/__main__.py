"""`python -m designer.local up` runs Antler here; `… env` prints its settings for a shell."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import signal
import sys
import time
from collections.abc import Iterator

from designer.local.binaries import FOLDER_VARIABLE, find_binaries
from designer.local.environment import Addresses, remembered_addresses, variables_of
from designer.local.folder import local_folder
from designer.local.stack import running_stack
from designer.local.trouble import Trouble
from designer.local.welcome import welcome

LOOK_AT_PARENT_SECONDS = 0.5


class StopRequested(BaseException):
    """Ctrl-C, a signal, or the end of the program that started this one."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m designer.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", help="start everything and stay until Ctrl-C")
    up.add_argument(
        "--until-parent-ends", action="store_true", help="also stop when the calling program ends"
    )
    commands.add_parser("env", help="print the settings of the local stack as shell lines")
    chosen = parser.parse_args(arguments)
    try:
        return _print_environment() if chosen.command == "env" else _up(chosen.until_parent_ends)
    except Trouble as trouble:
        print(f"✗ {trouble}", file=sys.stderr)
        return 1


def _up(until_parent_ends: bool) -> int:
    parent = os.getppid() if until_parent_ends else None
    folder = local_folder()
    with (
        contextlib.suppress(StopRequested),
        _stopping_on_signals(),
        running_stack(folder, Addresses.from_environment()) as variables,
    ):
        print(welcome(variables, folder.demo_is_loaded.read_text()), flush=True)
        while parent is None or os.getppid() == parent:
            time.sleep(LOOK_AT_PARENT_SECONDS)
    return 0


def _print_environment() -> int:
    folder = local_folder()
    folder.prepare()
    variables = variables_of(folder, remembered_addresses(folder))
    variables[FOLDER_VARIABLE] = str(find_binaries().folder)
    for name, value in variables.items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


@contextlib.contextmanager
def _stopping_on_signals() -> Iterator[None]:
    stop_signals = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
    # `nohup` has SIGHUP ignored on purpose.
    heard = [one for one in stop_signals if signal.getsignal(one) is not signal.SIG_IGN]

    def request_stop(*_: object) -> None:
        for one in heard:
            # Impatient second Ctrl-Cs must not cut the orderly stop short.
            signal.signal(one, signal.SIG_IGN)
        raise StopRequested

    for one in heard:
        signal.signal(one, request_stop)
    yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
