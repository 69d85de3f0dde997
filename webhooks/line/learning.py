"""What a call-face process learns while the database is there, so that it can do without.

What flows share, every number of ours, the programs of their flows and of the calls going on, and
the prompts in them: looked at when the process starts and again every half minute.
"""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, connection

from flows import worlds
from flows.audio.away import AudioAway
from flows.engine.voices import all_of
from flows.programs import MAX_KEPT, kept_program, program_for
from webhooks.line import known_numbers
from webhooks.line.outage import outage
from webhooks.line.shelf import put_on_shelf
from webhooks.line.steps import Ours
from webhooks.models import LiveCall, Number, OutgoingCall
from webhooks.outgoing.rows import OutgoingState

logger = logging.getLogger(__name__)
_EVERY_SECONDS = 30.0
# Nobody waits for what is fetched beforehand.
_PROMPT_SECONDS = 60.0


def learn() -> None:
    """Raises DatabaseError when there is nobody to learn from."""
    try:
        worlds.refresh()
    except Exception as error:  # noqa: BLE001  (the numbers are learnt whatever it is)
        logger.error("Opening hours could not be brought up to date: %s", error)
    versions = dict.fromkeys(
        LiveCall.objects.filter(call__trial__isnull=True)
        .exclude(call__version=None)
        .values_list("call__version", flat=True)
    )
    ringing = OutgoingCall.objects.filter(state=OutgoingState.CALLING).exclude(version=None)
    versions |= dict.fromkeys(ringing.values_list("version", flat=True))
    numbers = Number.objects.values_list("number", "id", "secret", "flow__live_version")
    for number in numbers.iterator():
        ours = Ours(*number)
        known_numbers.remember(ours)
        if ours.version_id is not None:
            versions[ours.version_id] = None
    # What would push others out again is left for the first call that needs it.
    for version_id in list(versions)[:MAX_KEPT]:
        if kept_program(version_id) is None:
            program_for(version_id)
        _shelve_prompts(version_id)
    _shelve_announcements()


def learn_for_ever() -> None:
    """In a thread of its own, for as long as the process lives."""
    threading.Thread(target=_keep_learning, name="learning", daemon=True).start()


def _keep_learning() -> None:
    outage.settle_what_is_left()
    while True:
        try:
            learn()
        except DatabaseError as error:
            logger.warning("Nothing can be learnt from the database now: %s", error)
        except Exception:
            logger.exception("What the process knows could not be brought up to date.")
        finally:
            connection.close()
        time.sleep(_EVERY_SECONDS)


def _shelve_prompts(version_id: int) -> None:
    program = kept_program(version_id)
    for sound in program.prompts.values() if program else ():
        _shelve(sound, f"version {version_id}")


def _shelve_announcements() -> None:
    """Also those that are not in force yet: the moment may come while the database is away."""
    for key, announced in worlds.current().announcements.items():
        if announced is not None:
            _shelve(announced.sound, f"the announcement {key}")


def _shelve(sound: str, whose: str) -> None:
    for sha256 in all_of(sound):
        try:
            put_on_shelf(sha256, within=_PROMPT_SECONDS)
        except FileNotFoundError:
            logger.error("The audio %s of %s is missing.", sha256[:12], whose)
        except AudioAway as reason:
            logger.error("The audio %s of %s is not at hand: %s", sha256[:12], whose, reason)
