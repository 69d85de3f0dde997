"""`manage.py numbers`: each number, its flow and its start URL; `numbers sync` asks the carrier."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from webhooks.carrier.rentals import sync_numbers
from webhooks.elks.client import CarrierTrouble
from webhooks.models import Number
from webhooks.numbers import start_url


class Command(BaseCommand):
    help = (
        "List each number, its flow and the start URL to give the carrier, with tabs between. "
        "With `sync`, fetch the carrier's numbers and tell what is new and what is gone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=["sync"])

    def handle(self, *, what: str | None = None, **options: Any) -> None:
        if what == "sync":
            self._sync()
            return
        for number in Number.objects.select_related("flow").defer("flow__draft"):
            flow = number.flow.name if number.flow else "–"
            self.stdout.write("\t".join([number.number, flow, start_url(number)]))

    def _sync(self) -> None:
        try:
            synced = sync_numbers(now=timezone.now())
        except CarrierTrouble as trouble:
            raise CommandError(trouble.sentence) from None
        for word, numbers in (("new", synced.added), ("gone", synced.gone)):
            for number in numbers:
                self.stdout.write(f"{word}\t{number}")
        self.stdout.write(f"known\t{synced.known}")
