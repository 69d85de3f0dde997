"""Messages get takes: what was there becomes the text and the current take of its language."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# A message that gets another sound is another announcement (migration 0007).
TELL_NO_MORE = "DROP TRIGGER tell_world ON flows_prompt;"
TELL = """
    CREATE TRIGGER tell_world AFTER UPDATE OF {column} ON flows_prompt
        FOR EACH STATEMENT EXECUTE FUNCTION antler_tell_world();
"""


def carry_over(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = {name: apps.get_model("flows", name).objects for name in ("Prompt", "Script", "Take")}
    for prompt in rows["Prompt"].all():
        take = rows["Take"].create(
            prompt=prompt,
            language=prompt.language,
            how="upload",
            text=prompt.script,
            state="ready",
            progress=1,
            sha256=prompt.sound,
            seconds=prompt.seconds,
            next_attempt_at=prompt.created_at,
            created_at=prompt.created_at,
        )
        rows["Script"].create(
            prompt=prompt, language=prompt.language, text=prompt.script, take=take
        )


def carry_back(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What an older Antler knows: one text and one sound of each; without a sound it knows none."""
    prompts, scripts = (
        apps.get_model("flows", "Prompt").objects,
        apps.get_model("flows", "Script").objects,
    )
    prompts.filter(sound="").delete()
    for prompt in prompts.all():
        prompt.sound = prompt.sound.partition(" ")[0]
        script = (
            scripts.filter(prompt=prompt, take__sha256=prompt.sound).select_related("take").first()
        )
        if script is not None:
            prompt.language, prompt.script, prompt.seconds = (
                script.language,
                script.text,
                script.take.seconds,
            )
        prompt.save()


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("flows", "0009_secrets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        # It names the column, which may not change its type meanwhile.
        migrations.RunSQL(TELL_NO_MORE, TELL.format(column="sha256")),
        migrations.RenameField("prompt", "sha256", "sound"),
        migrations.AlterField("prompt", "sound", models.TextField(blank=True)),
        migrations.AlterField("prompt", "script", models.TextField(blank=True, default="")),
        migrations.AlterField("prompt", "seconds", models.FloatField(default=0)),
        migrations.AddField(
            "prompt",
            "folder",
            models.CharField(blank=True, default="", max_length=60, verbose_name="folder"),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Take",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("upload", "uploaded"),
                            ("browser", "recorded in the browser"),
                            ("phone", "recorded by phone"),
                            ("draft", "draft voice"),
                            ("shipped", "came with Antler"),
                        ],
                        max_length=8,
                    ),
                ),
                ("voice", models.CharField(blank=True, max_length=80)),
                ("text", models.TextField(blank=True)),
                ("use_at_once", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "being made"),
                            ("ready", "ready"),
                            ("refused", "refused"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("progress", models.FloatField(default=0)),
                ("error", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("master", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("seconds", models.FloatField(default=0)),
                ("loudness", models.FloatField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_attempt_at", models.DateTimeField()),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prompt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takes",
                        to="flows.prompt",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["next_attempt_at"],
                        name="take_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Script",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                ("text", models.TextField(blank=True)),
                (
                    "prompt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scripts",
                        to="flows.prompt",
                    ),
                ),
                (
                    "take",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="flows.take",
                    ),
                ),
            ],
            options={
                "ordering": ["language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("prompt", "language"), name="script_language_once"
                    )
                ],
            },
        ),
        migrations.RunPython(carry_over, carry_back),
        migrations.RemoveField("prompt", "script"),
        migrations.RemoveField("prompt", "seconds"),
        migrations.RunSQL(TELL.format(column="sound"), TELL_NO_MORE),
    ]
