from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("flows", "0011_voicemail_boxes")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Clips",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                ("voice", models.CharField(max_length=80)),
                ("vocabulary", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "voice", "vocabulary"), name="clips_made_once"
                    )
                ],
            },
        ),
    ]
