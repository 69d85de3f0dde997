#!/usr/bin/env python
"""Django's command line; beside a running local stack it finds the stack's settings by itself."""

from __future__ import annotations

import os
import sys


def main() -> None:
    try:
        from django.core.management import execute_from_command_line
        from django.db import OperationalError

        from designer.local.environment import fill_in_missing
        from designer.local.trouble import Trouble
    except ImportError:
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


if __name__ == "__main__":
    main()
