"""What beat asks for every few minutes: make up for what the carrier never told us."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from webhooks.carrier import calls_meanwhile
from webhooks.carrier.accounts import has_account
from webhooks.carrier.alarms import look_for_alarms
from webhooks.carrier.missing_calls import complete_calls
from webhooks.carrier.missing_recordings import find_recordings
from webhooks.carrier.rentals import sync_numbers
from webhooks.elks.client import CarrierTrouble

logger = logging.getLogger(__name__)


def reconcile_calls(*, now: datetime) -> None:
    """Complete calls; and look for alarms, which needs no carrier."""
    look_for_alarms(now=now)
    if completed := _asked(lambda: complete_calls(now=now)):
        logger.warning("%s calls were completed from the carrier's history.", completed)


def reconcile_recordings(*, now: datetime) -> None:
    if found := _asked(lambda: find_recordings(now=now)):
        logger.warning("%s recordings that were never announced were found.", found)


def fill_in_calls(*, now: datetime) -> None:
    if filled := _asked(lambda: calls_meanwhile.fill_in_calls(now=now)):
        logger.info("%s calls that the carrier answered by itself were filled in.", filled)


def reconcile_numbers(*, now: datetime) -> None:
    _asked(lambda: len(sync_numbers(now=now).added))


def _asked(what: Callable[[], int]) -> int:
    """Its outcome; without an account nobody is asked, and trouble is left to the next run."""
    if not has_account():
        return 0
    try:
        return what()
    except CarrierTrouble as trouble:
        logger.warning("Reconciling goes on later. %s", trouble.sentence)
        return 0
