"""While the database is away: short waits are bridged, longer ones are answered without it.

The first post to lose its patience notices the outage; from then on nobody waits, until the watch
finds the database back. Then what was spooled is replayed into the journal.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from webhooks.elks.forms import CallPost, NextPost
from webhooks.line import standby, turns
from webhooks.line.places import Place
from webhooks.line.replay import replay_spool
from webhooks.line.spool import spool

logger = logging.getLogger(__name__)
Result = TypeVar("Result")
# How long a post may look for the database; the carrier and a caller are waiting.
PATIENCE_SECONDS = 1.5
_PAUSE_SECONDS = 0.05
_WATCH_SECONDS = 0.5
# Processes that share a machine notice an outage within each other's patience.
_JUST_NOW_SECONDS = 60.0


class Line(Protocol):
    """What answers a caller's posts; each function gives the exact body."""

    def start_call(self, post: CallPost, *, number: str, secret: str, now: datetime) -> str: ...

    def start_outgoing(
        self, post: CallPost, *, attempt: int, token: str, place: Place | None, now: datetime
    ) -> str: ...

    def next_turn(
        self, post: NextPost, *, token: str, seq: int, place: Place | None, now: datetime
    ) -> str: ...


class Outage:
    """What this process knows of it. `unsettled` outlasts `away` until the journal is whole."""

    def __init__(self) -> None:
        self.away = False
        self.unsettled = False
        self._lock = threading.Lock()

    def notice(self) -> None:
        with self._lock:
            if not self.away:
                logger.error("The database is away: calls go on without it.")
            self.away = True
            self._watch()

    def settle_what_is_left(self) -> None:
        """Replay what an earlier process left in the spool."""
        with self._lock:
            self._watch()

    def _watch(self) -> None:
        if not self.unsettled:
            self.unsettled = True
            threading.Thread(target=self._until_settled, name="outage", daemon=True).start()

    def _until_settled(self) -> None:
        while True:
            time.sleep(_WATCH_SECONDS)
            try:
                connection.ensure_connection()
                if self.away:
                    logger.warning("The database is back.")
                self.away = False
                replay_spool()
            except DatabaseError:
                continue
            except Exception:
                logger.exception("The spool could not be replayed; it is tried again.")
                time.sleep(5)
                continue
            finally:
                connection.close()
            with self._lock:
                if not self.away and spool().is_empty():
                    self.unsettled = False
                    return


outage = Outage()


def journal_lacks_turns() -> bool:
    """Whether turns answered on this machine, by whichever process, wait to be replayed."""
    try:
        return outage.unsettled or not spool().is_empty()
    except (OSError, sqlite3.Error):
        logger.exception("The spool cannot be read.")
        return False


def patiently(do: Callable[[], Result]) -> Result:
    """Do it again on a new connection while the database cannot be reached, for a moment.

    A restarted database leaves dead connections behind; each fails once. Doing a post again is
    harmless: a turn that was kept is found and given back.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return do()
        except (OperationalError, InterfaceError):
            if not connection_is_lost() or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(_PAUSE_SECONDS)
            if outage.away:
                # Somebody else's patience ended meanwhile.
                raise


def connection_is_lost() -> bool:
    """Whether a failure was the connection's; otherwise a statement was too slow, or locked out."""
    return connection.connection is None or connection.connection.closed


def _may_be_spooled() -> bool:
    """Another process of the machine may have noticed first, and answered this very post."""
    try:
        return outage.unsettled or spool().written_within(_JUST_NOW_SECONDS)
    except OSError:
        return True


def _spooled(callid: str, seq: int) -> str | None:
    return standby.answered(callid, seq) if _may_be_spooled() else None


def ask_the_line(turn: Callable[[Line], str], *, callid: str, seq: int) -> str:
    """The answer to a caller's post: by the line, or by the one that needs no database.

    While it waited for the line, another process may have given up and told the carrier its own.
    """
    if answered := _spooled(callid, seq):
        return answered
    if not outage.away:
        try:
            answer = patiently(lambda: turn(turns))
            return _spooled(callid, seq) or answer
        except (OperationalError, InterfaceError) as error:
            logger.warning("A turn cannot reach the database: %s", error)
            outage.notice()
    return turn(standby)
