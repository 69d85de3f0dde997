"""`manage.py numbers`: each number with flow and start URL; `sync` and `maintenance` beside it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from flows.problems import Problem
from webhooks.carrier.maintenance import (
    begin_maintenance,
    end_maintenance,
    look_at_maintenance,
)
from webhooks.carrier.rentals import sync_numbers
from webhooks.elks.client import CarrierTrouble
from webhooks.models import Number
from webhooks.numbers import phone, start_url


class Command(BaseCommand):
    help = (
        "List each number, its flow and the start URL to give the carrier, with tabs between. "
        "With `sync`, fetch the carrier's numbers and tell what is new and what is gone. "
        "With `maintenance`, have the carrier answer a number by itself (--begin) or ask Antler "
        "again (--end); what callers miss goes to stderr, without either of them too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=["sync", "maintenance"])
        parser.add_argument("number", nargs="?", help="For `maintenance`: which number.")
        verb = parser.add_mutually_exclusive_group()
        verb.add_argument("--begin", dest="verb", action="store_const", const="begin")
        verb.add_argument("--end", dest="verb", action="store_const", const="end")

    def handle(
        self,
        *,
        what: str | None = None,
        number: str | None = None,
        verb: str | None = None,
        **options: Any,
    ) -> None:
        if what == "maintenance":
            self._maintain(number, verb)
        elif number or verb:
            raise CommandError("A number, --begin and --end go with `maintenance` only.")
        elif what == "sync":
            self._sync()
        else:
            self._list()

    def _list(self) -> None:
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

    def _maintain(self, typed: str | None, verb: str | None) -> None:
        if typed is None:
            raise CommandError("Name the number: numbers maintenance +46… --begin")
        try:
            number = Number.objects.filter(number=phone(typed)).first()
            if number is None:
                raise CommandError(f"{typed} is not in the list: add it first.")
            self._change(number, verb)
        except Problem as problem:
            raise CommandError(problem.sentence) from None

    def _change(self, number: Number, verb: str | None) -> None:
        now = timezone.now()
        if verb == "end":
            end_maintenance(number.pk, by=None, now=now)
            self.stdout.write(f"ended\t{number.number}")
            return
        if verb == "begin":
            standing = begin_maintenance(number.pk, by=None, now=now)
        else:
            standing = look_at_maintenance(number.pk)
        state = "in maintenance" if standing.maintenance else "answered here"
        self.stdout.write(f"{state}\t{number.number}")
        if standing.lost:
            self.stderr.write("\n".join(standing.lost))
