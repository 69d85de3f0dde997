#!/usr/bin/env python
"""Django's command line; beside a running local stack it finds the stack's settings by itself."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "designer.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit(
            "Django is not installed here. Run `make run` or `make test` once: they install it."
        )
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
