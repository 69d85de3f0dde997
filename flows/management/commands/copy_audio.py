"""`manage.py copy_audio`: what lies in PostgreSQL is copied into the bucket."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError

from flows.audio.away import AudioAway
from flows.audio.copying import copy_audio
from flows.audio.storage import PostgresStorage


class Command(BaseCommand):
    help = "Copies audio from PostgreSQL into the bucket that S3_BUCKET names; may be repeated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--delete", action="store_true", help="then delete from PostgreSQL what is there"
        )

    def handle(self, *, delete: bool, **options: Any) -> None:
        target = storages["default"]
        if isinstance(target, PostgresStorage):
            raise CommandError("Audio is kept in PostgreSQL: set S3_BUCKET (docs/deploy.md).")
        copied = there = 0
        try:
            for _name, was_copied in copy_audio(target, delete=delete):
                copied, there = copied + was_copied, there + (not was_copied)
        except AudioAway as reason:
            raise CommandError(f"Stopped after {copied} files: {reason} Run it again.") from None
        self.stdout.write(f"{copied} files copied, {there} were there already.")
