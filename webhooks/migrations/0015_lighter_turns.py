"""What the rows of a call cost a turn: an index nobody reads, one read twice, a check of a check."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0014_saved_tests"),
        ("webhooks", "0014_tried_calls"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="call", name="call_by_called"),
        migrations.AlterField(
            model_name="call",
            name="callid",
            field=models.CharField(db_collation="C", max_length=64),
        ),
        migrations.AlterField(
            model_name="callstep",
            name="call",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="webhooks.call",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.UniqueConstraint(fields=("callid",), name="call_once"),
        ),
    ]
