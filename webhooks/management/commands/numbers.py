"""`manage.py numbers`: each number, its flow and its start URL, with tabs between."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from webhooks.models import Number
from webhooks.numbers import start_url


class Command(BaseCommand):
    help = "List each number, its flow and the start URL to give the carrier."

    def handle(self, **options: Any) -> None:
        for number in Number.objects.select_related("flow").defer("flow__draft"):
            flow = number.flow.name if number.flow else "–"
            self.stdout.write("\t".join([number.number, flow, start_url(number)]))
