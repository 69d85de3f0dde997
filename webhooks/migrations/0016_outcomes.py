"""What “Hang up” calls how a call came out is a mark, too."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("webhooks", "0015_lighter_turns"),
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
                ],
                max_length=16,
            ),
        ),
    ]
