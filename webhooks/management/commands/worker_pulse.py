"""`manage.py worker_pulse`: is anybody archiving? For health checks of worker and beat."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils import timezone

from webhooks.models import WorkerPulse


class Command(BaseCommand):
    help = "Fails unless a worker has done its sweep lately: then worker and beat both live."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--within", type=int, default=90, metavar="SECONDS")

    def handle(self, *, within: int, **options: Any) -> None:
        newest = WorkerPulse.objects.aggregate(newest=Max("beat_at"))["newest"]
        if newest is None or timezone.now() - newest > timedelta(seconds=within):
            raise CommandError(
                f"No worker has swept within {within} s: start the worker and beat, or read why "
                "they do not reach the broker in their logs."
            )
        self.stdout.write("The worker has swept lately.")
