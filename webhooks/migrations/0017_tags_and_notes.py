"""Tags of calls and notes about callers are marks, too."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("webhooks", "0016_outcomes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mark",
            name="what",
            field=models.CharField(
                choices=[
                    ("goal", "Goal reached"),
                    ("outcome", "Outcome"),
                    ("passed", "Passed"),
                    ("rang", "Rung"),
                    ("tag", "Tag"),
                    ("note", "Note about the caller"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(
                condition=models.Q(("what", "note")), fields=["caller", "at"], name="note_about"
            ),
        ),
    ]
