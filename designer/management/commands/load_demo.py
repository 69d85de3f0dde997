"""`manage.py load_demo`: people in their roles, the demo's messages, its flow and its number."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from designer.roles import ROLES
from flows.demo.loading import load_flow, load_prompts
from webhooks.models import Number
from webhooks.numbers import bind_number

NUMBER = "+46766861004"
PASSWORD = "antler"  # noqa: S105  (told to everybody: the demo is for trying out)


class Command(BaseCommand):
    help = "Put in whatever of the demo is missing; running it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--password", default=PASSWORD, help="Of the people it makes.")

    @transaction.atomic
    def handle(self, *, password: str, **options: Any) -> None:
        for role in ROLES:
            _person(role, password)
        admin = _person("admin", password, superuser=True)
        load_prompts()
        flow = load_flow(user=User.objects.get(username="publisher"), now=timezone.now())
        if not Number.objects.filter(number=NUMBER).exists():
            bind_number(NUMBER, flow=flow.pk)
        self.stdout.write(
            f"The demo is there: {NUMBER} leads to “{flow.name}”. "
            f"Sign in as {', '.join(ROLES)} or {admin.username} with the password "
            f"“{password}”; change it before others can reach this machine."
        )


def _person(username: str, password: str, *, superuser: bool = False) -> User:
    person, new = User.objects.get_or_create(
        username=username, defaults={"is_staff": superuser, "is_superuser": superuser}
    )
    if new:
        person.set_password(password)
        person.save(update_fields=["password"])
        person.groups.set(Group.objects.filter(name=username))
    return person
