#!/usr/bin/env python3
"""Django's command line; beside a running local stack it finds the stack's settings by itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    try:
        from django.core.management import execute_from_command_line
        from django.db import OperationalError

        from designer.local.environment import fill_in_missing
        from designer.local.trouble import Trouble
    except ImportError:
        _begin_again_in_our_venv()
        sys.exit(
            "Django is not installed here. Run `make run` or `make test` once: they install it."
        )
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        os.environ["DJANGO_SETTINGS_MODULE"] = "designer.settings"
        try:
            fill_in_missing()
        except Trouble as trouble:
            sys.exit(str(trouble))
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as problem:
        sys.exit(f"The database cannot be reached ({problem}). Is Antler running? `make run`.")


def _begin_again_in_our_venv() -> None:
    """Whichever Python was asked, the one that `make` has set up answers, where it is not this."""
    venv = Path(__file__).resolve().parent / ".venv"
    python = venv / "bin" / "python"
    if python.exists() and not venv.samefile(sys.prefix):
        os.execv(python, [str(python), *sys.argv])  # noqa: S606  (our own words, handed on)


if __name__ == "__main__":
    main()
