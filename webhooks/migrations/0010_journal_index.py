"""The journal's index of calls alone goes: the unique one of call and turn begins with it."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

NAME = "webhooks_callstep_call_id_dbb21d65"


class Migration(migrations.Migration):
    # Calls go on meanwhile, and nobody waits for an index that goes concurrently.
    atomic = False

    dependencies = [("webhooks", "0009_maintenance")]

    operations = [
        # Django itself would make the foreign key anew as well, and check every row with the
        # journal locked.
        migrations.SeparateDatabaseAndState(
            [
                migrations.RunSQL(
                    f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}",
                    f"CREATE INDEX CONCURRENTLY {NAME} ON webhooks_callstep (call_id)",
                )
            ],
            [
                migrations.AlterField(
                    model_name="callstep",
                    name="call",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="webhooks.call",
                    ),
                )
            ],
        )
    ]
