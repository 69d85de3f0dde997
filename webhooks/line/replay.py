"""From the spool into the journal, once the database is back.

Steps may be replayed in any order, twice, and beside the posts of the same call.
"""

from __future__ import annotations

import logging

from django.db import DataError, IntegrityError

from webhooks.line import journal
from webhooks.line.spool import spool
from webhooks.line.steps import Step

logger = logging.getLogger(__name__)


def replay_spool() -> int:
    """Journal all that waits, oldest first; how many steps. Raises DatabaseError.

    Processes that did the same work beside each other would leave callers less of the machine.
    """
    with spool().replaying() as ours:
        return _replay_all() if ours else 0


def _replay_all() -> int:
    replayed = 0
    while waiting := spool().waiting():
        for _place, step in waiting:
            _replay(step)
        # Together, as each time the spool waits for the disk; whoever spools a turn waits for that.
        spool().forget([place for place, _step in waiting])
        replayed += len(waiting)
    if replayed:
        logger.warning("%s turns answered without the database are in the journal.", replayed)
    return replayed


def _replay(step: Step) -> None:
    try:
        journal.replay_step(step)
    except (DataError, IntegrityError):
        # It would fail for ever and hold up the others.
        logger.exception("Step %s of call %s cannot be journalled.", step.seq, step.callid)
