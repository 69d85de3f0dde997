"""The queue's own tables, when the queue lives in this database.

Seen to after every migrate and not in a migration: the queue may move to Redis and back.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connections
from pgmq.install import get_embedded_install_sql


def on_migrate(sender: Any, *, using: str, **kwargs: Any) -> None:
    if settings.CELERY_BROKER_URL.startswith("pgmq:"):
        install(using)


def install(database: str) -> None:
    with connections[database].cursor() as cursor:
        # The script cannot be run twice, and an operator may have installed the extension.
        cursor.execute("SELECT to_regclass('pgmq.meta')")
        if cursor.fetchone() == (None,):
            # Without parameters its per cent signs are left alone.
            cursor.execute(get_embedded_install_sql(), None)
