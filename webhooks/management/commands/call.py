"""`manage.py call`: ring somebody, who then hears a flow."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from flows.models import Flow
from flows.problems import Problem
from webhooks.outgoing.asking import LONGEST_RING, SHORTEST_RING, Wish, ask_for_call
from webhooks.outgoing.senders import doubt_about


class Command(BaseCommand):
    help = "Put a call into the queue: the worker rings TO, and FLOW answers. Prints its number."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("flow", help="the flow's name")
        parser.add_argument("to", help="who is rung, like +46701234567")
        parser.add_argument("--from", dest="ours", required=True, help="a number of ours")
        parser.add_argument(
            "--variable", action="append", default=[], help="name=value; may be repeated"
        )
        parser.add_argument("--ring", type=int, default=45, help="seconds")

    def handle(self, **options: Any) -> None:
        flow = Flow.objects.filter(name=options["flow"]).first()
        if flow is None:
            raise CommandError(f"There is no flow “{options['flow']}”.")
        if not SHORTEST_RING <= options["ring"] <= LONGEST_RING:
            raise CommandError(f"Let it ring for {SHORTEST_RING} to {LONGEST_RING} seconds.")
        wish = Wish(
            flow=flow.pk,
            ours=options["ours"],
            to=options["to"],
            variables=dict(map(_assignment, options["variable"])),
            ring_seconds=options["ring"],
        )
        try:
            row = ask_for_call(wish, user=None, now=timezone.now())
        except Problem as problem:
            raise CommandError(problem.sentence) from problem
        self.stdout.write(str(row.pk))
        if doubt := doubt_about(row.number):
            self.stderr.write(self.style.WARNING(doubt))


def _assignment(typed: str) -> tuple[str, str]:
    name, equals, value = typed.partition("=")
    if not equals:
        raise CommandError(f"Write a variable as name=value, not “{typed}”.")
    return name, value
