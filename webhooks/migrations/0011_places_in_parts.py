"""A call may stand in a part of a part: its place is then told by several steps' names."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0010_journal_index")]

    operations = [
        migrations.AlterField(
            model_name="callstep",
            name="node",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AlterField(
            model_name="livecall",
            name="node",
            field=models.CharField(blank=True, max_length=400),
        ),
    ]
