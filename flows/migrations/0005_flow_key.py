"""A key for each flow, made from its name once: by it drawings name a flow they use."""

from __future__ import annotations

from itertools import count

from django.db import migrations, models
from django.utils.text import slugify


def give_keys(apps, schema_editor):
    Flow = apps.get_model("flows", "Flow")
    taken = set()
    for flow in Flow.objects.order_by("pk").only("pk", "name").iterator():
        stem = slugify(flow.name)[:56] or "flow"
        key = next(
            key
            for number in count(1)
            if (key := stem if number == 1 else f"{stem}-{number}") not in taken
        )
        taken.add(key)
        Flow.objects.filter(pk=flow.pk).update(key=key)


class Migration(migrations.Migration):
    dependencies = [("flows", "0004_prompt_name_once")]

    operations = [
        migrations.AddField(
            model_name="flow",
            name="key",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="flow",
            name="key",
            field=models.SlugField(max_length=64, unique=True),
        ),
    ]
