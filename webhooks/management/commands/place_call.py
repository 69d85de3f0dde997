"""Place a pretend call against the running call face and tell what the caller would hear.

The call belongs to the stand-in carrier that runs at ELKS_API_URL (`standin_carrier`): it keeps
the recordings where the worker looks for them, and this command is its client. Where none runs,
the command is the carrier itself for the length of the call, and says at which address.

    python manage.py place_call --to +46766861004 --keys 2
    python manage.py place_call --to +46766861004 --keys 1,,5551234# --called +46701234567=busy
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from pydantic import ValidationError

from flows.prompts import told_prompts
from webhooks.carrier.wanted import wanted_start
from webhooks.management.standin_server import carrier_at
from webhooks.models import Number
from webhooks.review.masking import masked
from webhooks.standin.api import first_sentence
from webhooks.standin.asgi import Account
from webhooks.standin.client import CarrierRefused, NoCarrier, following
from webhooks.standin.profile import PROFILES
from webhooks.standin.scripts import CallScript, play_out
from webhooks.standin.telling import Named, tell, verdict
from webhooks.standin.transcript import ENTRY, Entry, Transcript

PROMPT_ADDRESS = re.compile(r"/p/([0-9a-f]{64})\.wav$")
THE_REAL_CARRIER = "api.46elks.com"


class Command(BaseCommand):
    help = "Places a pretend call and prints what the caller would hear; exit status 1 on faults."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", required=True, help="the number that is called")
        parser.add_argument("--from", dest="from_number", default="+46700000001")
        parser.add_argument(
            "--keys",
            default="",
            help="what is pressed at each question in turn: 2 or 1,5551234# "
            "(nothing between commas: silence; hangup: puts the phone down)",
        )
        parser.add_argument(
            "--called",
            action="append",
            default=[],
            metavar="NUMBER=HOW",
            help="how a called number behaves: busy, noanswer, invalid, answers or seconds of talk",
        )
        parser.add_argument("--hang-up-after", type=float, metavar="SECONDS")
        parser.add_argument("--say", type=float, default=4.0, metavar="SECONDS")
        parser.add_argument("--profile", default="default", choices=sorted(PROFILES))
        parser.add_argument("--real-time", action="store_true", help="wait as a real call would")
        parser.add_argument("--start-url", help="call this address instead of the number's own")
        parser.add_argument(
            "--json", action="store_true", help="print the transcript as JSON lines"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        script = _script(options)
        transcript = Transcript(self._printer(as_json=options["json"]))
        try:
            self._place(script, transcript)
        except CarrierRefused as refusal:
            raise CommandError(f"The stand-in carrier does not place the call: {refusal}") from None
        if not options["json"]:
            self.stdout.write(verdict(transcript))
        if transcript.faults or transcript.ended is None:
            raise SystemExit(1)

    def _place(self, script: CallScript, transcript: Transcript) -> None:
        account = (settings.ELKS_API_USERNAME or "standin", settings.ELKS_API_PASSWORD)
        parts = urlsplit(settings.ELKS_API_URL)
        address = f"{parts.scheme}://{parts.netloc}"
        try:
            if parts.hostname == THE_REAL_CARRIER:
                raise NoCarrier("it is the real carrier's")
            with following(address, script, account=account) as entries:
                for entry in entries:
                    transcript.add(entry)
        except NoCarrier as problem:
            self.stderr.write(f"No stand-in carrier runs at {address}: {problem}.")
            asyncio.run(self._place_here(script, transcript))

    async def _place_here(self, script: CallScript, transcript: Transcript) -> None:
        account = Account(settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD)
        async with carrier_at("127.0.0.1", 0, account=account) as running:
            self.stderr.write(
                f"This call has its own at {running.address}/a1; "
                "its recordings are fetched only if ELKS_API_URL points there."
            )
            await play_out(script, running.carrier, watch=transcript.add)

    def _printer(self, *, as_json: bool) -> Callable[[Entry], None]:
        def print_json(entry: Entry) -> None:
            shown = masked(ENTRY.dump_python(entry, mode="json"))
            self.stdout.write(json.dumps(shown, ensure_ascii=False))

        # Looked up beforehand: an event loop may be running by the time a sound is heard.
        names = {} if as_json else _prompt_names()

        def print_words(entry: Entry) -> None:
            if words := tell(entry, names=lambda url: names.get(_sha256_in(url))):
                self.stdout.write(words)

        return print_json if as_json else print_words


def _script(options: dict[str, Any]) -> CallScript:
    called = [word.partition("=") for word in options["called"]]
    try:
        return CallScript(
            voice_start=options["start_url"] or _voice_start(options["to"]),
            to_number=options["to"],
            from_number=options["from_number"],
            keys=options["keys"].split(","),
            called={number: how for number, _, how in called},
            hang_up_after=options["hang_up_after"],
            say=options["say"],
            profile=options["profile"],
            scale=1 if options["real_time"] else 0,
        )
    except ValidationError as problem:
        raise CommandError(first_sentence(problem)) from None


def _voice_start(number: str) -> str:
    """What the carrier should hold for it: in maintenance that is a document."""
    row = Number.objects.filter(number=number).first()
    if row is None:
        raise CommandError(f"{number} is no number of this studio: add it, or give --start-url.")
    return wanted_start(row)


def _prompt_names() -> dict[str, Named]:
    return {
        script.take.sha256: Named(prompt.name, script.text)
        for prompt in told_prompts()
        for script in prompt.scripts.all()
        if script.take
    }


def _sha256_in(url: str) -> str:
    match = PROMPT_ADDRESS.search(url)
    return match[1] if match else ""
