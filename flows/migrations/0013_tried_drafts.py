"""Drafts frozen for being tried are versions without a number that counts (0)."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("flows", "0012_clips")]

    operations = [
        migrations.RemoveConstraint(model_name="flowversion", name="flowversion_number_once"),
        migrations.AddConstraint(
            model_name="flowversion",
            constraint=models.UniqueConstraint(
                condition=~Q(number=0), fields=("flow", "number"), name="flowversion_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="flowversion",
            constraint=models.UniqueConstraint(
                condition=Q(number=0), fields=("flow", "digest"), name="flowversion_tried_once"
            ),
        ),
    ]
