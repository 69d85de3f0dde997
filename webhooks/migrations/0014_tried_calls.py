"""Calls that were tried in the studio say so, and with what settings."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0013_tried_drafts"),
        ("webhooks", "0013_voicemail"),
    ]

    operations = [
        migrations.AddField(
            model_name="call",
            name="trial",
            field=models.JSONField(null=True),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("trial__isnull", False)),
                fields=["started_at"],
                name="call_tried",
            ),
        ),
    ]
