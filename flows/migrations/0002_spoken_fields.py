"""The names that fields bear in the admin, in every language; no table changes."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="flowversion",
            name="digest",
            field=models.CharField(max_length=64, verbose_name="digest"),
        ),
        migrations.AlterField(
            model_name="flowversion",
            name="flow",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="versions",
                to="flows.flow",
                verbose_name="flow",
            ),
        ),
        migrations.AlterField(
            model_name="flowversion",
            name="note",
            field=models.TextField(blank=True, verbose_name="note"),
        ),
        migrations.AlterField(
            model_name="flowversion",
            name="number",
            field=models.PositiveIntegerField(verbose_name="number"),
        ),
        migrations.AlterField(
            model_name="flowversion",
            name="published_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="published by",
            ),
        ),
        migrations.AlterField(
            model_name="prompt",
            name="key",
            field=models.SlugField(max_length=64, unique=True, verbose_name="key"),
        ),
        migrations.AlterField(
            model_name="prompt",
            name="language",
            field=models.CharField(default="en", max_length=8, verbose_name="language"),
        ),
        migrations.AlterField(
            model_name="prompt",
            name="name",
            field=models.CharField(max_length=80, verbose_name="name"),
        ),
        migrations.AlterField(
            model_name="prompt",
            name="script",
            field=models.TextField(blank=True, verbose_name="script"),
        ),
    ]
