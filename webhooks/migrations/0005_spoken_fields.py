"""The names that fields bear in the admin, in every language; no table changes."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0002_spoken_fields"),
        ("webhooks", "0004_call_created_at"),
    ]

    operations = [
        migrations.AlterField(
            model_name="number",
            name="flow",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="numbers",
                to="flows.flow",
                verbose_name="flow",
            ),
        ),
        migrations.AlterField(
            model_name="number",
            name="label",
            field=models.CharField(blank=True, max_length=80, verbose_name="label"),
        ),
        migrations.AlterField(
            model_name="number",
            name="number",
            field=models.CharField(max_length=20, unique=True, verbose_name="number"),
        ),
    ]
