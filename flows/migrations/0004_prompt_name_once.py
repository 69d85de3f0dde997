"""A message is chosen by its name, so no two have the same."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def number_the_later_ones(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The oldest of a name keeps it; the others become “Welcome (2)”, “Welcome (3)”."""
    prompts = apps.get_model("flows", "Prompt").objects
    taken: set[str] = set(prompts.values_list("name", flat=True))
    met: set[str] = set()
    for prompt in prompts.order_by("pk"):
        name, number = prompt.name, 1
        while name in met or (number > 1 and name in taken):
            number += 1
            name = f"{prompt.name[:72]} ({number})"
        met.add(name)
        if name != prompt.name:
            prompt.name = name
            prompt.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [("flows", "0003_keep_versions")]
    operations: ClassVar = [
        migrations.RunPython(number_the_later_ones, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="prompt",
            name="name",
            field=models.CharField(max_length=80, unique=True, verbose_name="name"),
        ),
    ]
