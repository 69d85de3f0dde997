"""Trigram indexes, so that part of a phone number is found among millions of calls.

pg_trgm ships with PostgreSQL's contrib package; without it the search is slower, and that is all.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("webhooks", "0002_pgmq")]
    operations: ClassVar[list[Operation]] = [
        migrations.RunSQL(
            """
            DO $$
            BEGIN
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                CREATE INDEX call_part_of_caller
                    ON webhooks_call USING gin (caller gin_trgm_ops);
                CREATE INDEX call_part_of_called
                    ON webhooks_call USING gin (called gin_trgm_ops);
            EXCEPTION WHEN feature_not_supported OR undefined_file OR insufficient_privilege THEN
                RAISE NOTICE 'pg_trgm is not available: searching part of a number will be slow.';
            END
            $$
            """,
            "DROP INDEX IF EXISTS call_part_of_caller, call_part_of_called",
        )
    ]
