"""Hears of every change of the world (flows/worlds.py) as it is committed.

A connection of its own, for as long as the process lives. While it is lost the process goes on with
what it knows, and learning.py reads the world every half minute whatever is heard.
"""

from __future__ import annotations

import logging
import threading
import time

import psycopg
from django.db import DatabaseError, connection

from flows import worlds

logger = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
# How long nothing may be heard before the connection is asked whether it still is one.
_QUIET_SECONDS = 10.0


def listen_for_ever(ended: threading.Event | None = None) -> None:
    """In a thread of its own, or until its connection is lost once it has `ended`."""
    threading.Thread(
        target=_keep_listening, args=[ended or threading.Event()], name="listening", daemon=True
    ).start()


def _keep_listening(ended: threading.Event) -> None:
    pause = FIRST_PAUSE
    while not ended.is_set():
        began = time.monotonic()
        try:
            _listen()
        except (psycopg.Error, DatabaseError) as error:
            logger.warning("Changes of opening hours are not heard now: %s", error)
        except Exception:
            logger.exception("Listening for changes of opening hours failed; it is tried again.")
        finally:
            connection.close()
        heard_for_a_while = time.monotonic() - began > LONGEST_PAUSE
        pause = FIRST_PAUSE if heard_for_a_while else min(pause * 2, LONGEST_PAUSE)
        time.sleep(pause)


def _listen() -> None:
    with _connect() as conn:
        conn.execute(f"LISTEN {worlds.CHANNEL}")
        while True:
            # What changed before it listened, and after each notice everything there is.
            worlds.refresh()
            while not list(conn.notifies(timeout=_QUIET_SECONDS, stop_after=1)):
                conn.execute("SELECT 1")


def _connect() -> psycopg.Connection[tuple[object, ...]]:
    parameters = connection.get_connection_params()
    for of_django in ("context", "cursor_factory", "prepare_threshold"):
        parameters.pop(of_django, None)
    return psycopg.Connection.connect(
        **parameters | {"application_name": "antler world"}, autocommit=True
    )
