"""Run the stand-in carrier as a process of its own, for demonstrations and tests.

It owns the calls that `place_call` asks for and keeps their recordings, so that the worker can
fetch them from where ELKS_API_URL points. It listens on this machine only unless told otherwise:
who can reach it can make it call addresses.
"""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from webhooks.management.standin_server import carrier_at
from webhooks.models import Number
from webhooks.standin.asgi import Account
from webhooks.standin.recordings import KEEP_FOR


class Command(BaseCommand):
    help = "Runs a stand-in for the carrier: its REST address, and pretend calls for place_call."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8046, help="0 takes any that is free")
        parser.add_argument(
            "--number",
            action="append",
            default=[],
            help="a number the account owns besides those of the studio; may be repeated",
        )

        parser.add_argument(
            "--keep-recordings",
            type=float,
            default=KEEP_FOR.total_seconds(),
            metavar="SECONDS",
            help="how long a recording can be fetched (72 hours)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = Number.objects.values_list("number", flat=True)
        numbers = sorted({*known, *options["number"]})
        try:
            asyncio.run(self._run(numbers, **options))
        except KeyboardInterrupt:
            pass
        except OSError as problem:
            raise CommandError(
                f"Port {options['port']} cannot be used ({os.strerror(problem.errno or 0)}): "
                "choose another with --port."
            ) from problem

    async def _run(
        self, numbers: list[str], *, keep_recordings: float, verbosity: int, **where: Any
    ) -> None:
        async with carrier_at(
            where["host"],
            where["port"],
            account=Account(settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD),
            numbers=numbers,
            keep_recordings=timedelta(seconds=keep_recordings),
        ) as running:
            if verbosity > 0:
                self.stdout.write(f"The stand-in carrier listens on {running.address}.")
                self.stdout.write(f"Set ELKS_API_URL={running.address}/a1 to use it.")
                self.stdout.flush()
            await running.stopped
