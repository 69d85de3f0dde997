"""Where live events too long for NOTIFY wait for their readers; gone after a crash, and that is fine."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE designer_notice (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                body text NOT NULL,
                at timestamptz NOT NULL DEFAULT clock_timestamp()
            )
            """,
            "DROP TABLE designer_notice",
        )
    ]
