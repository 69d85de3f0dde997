"""Posts that were refused, counted for the overview: each kind by the day.

Whoever forges posts sets the pace, so counting costs a caller nothing: a post adds one to a number
in this process, and a thread writes what has gathered, a few rows every few seconds however many
posts came.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from datetime import date

from django.db import DatabaseError, connection
from django.utils import timezone

from webhooks.models import RefusalKind

logger = logging.getLogger(__name__)
_EVERY_SECONDS = 5.0
_ADD = """
INSERT INTO webhooks_refusedposts (kind, day, posts) VALUES (%s, %s, %s)
ON CONFLICT (kind, day) DO UPDATE SET posts = webhooks_refusedposts.posts + EXCLUDED.posts
"""


class Refusals:
    """What has gathered in this process since it was last written."""

    def __init__(self) -> None:
        self._gathered: Counter[tuple[RefusalKind, date]] = Counter()
        self._lock = threading.Lock()

    def count(self, kind: RefusalKind) -> None:
        day = timezone.localdate()
        with self._lock:
            self._gathered[kind, day] += 1

    def write(self) -> None:
        """Add it to the rows. Raises DatabaseError; what was not written goes on gathering."""
        with self._lock:
            waiting, self._gathered = self._gathered, Counter()
        try:
            while waiting:
                (kind, day), posts = next(iter(waiting.items()))
                with connection.cursor() as cursor:
                    cursor.execute(_ADD, (kind, day, posts))
                del waiting[kind, day]
        finally:
            with self._lock:
                self._gathered.update(waiting)

    def write_for_ever(self) -> None:
        """In a thread of its own, for as long as the process lives."""
        threading.Thread(target=self._keep_writing, name="refusals", daemon=True).start()

    def _keep_writing(self) -> None:
        while True:
            time.sleep(_EVERY_SECONDS)
            try:
                self.write()
            except DatabaseError as error:
                logger.warning("The refused posts cannot be counted now: %s", error)
            except Exception:
                logger.exception("The refused posts could not be counted.")
            finally:
                connection.close()


refusals = Refusals()
