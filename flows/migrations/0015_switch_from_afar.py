"""Who may flip a switch by phone and SMS, who did, and which messages were answered."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0014_saved_tests"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnsweredText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message", models.CharField(max_length=64, unique=True)),
                ("answer", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="panelline",
            name="how",
            field=models.CharField(
                choices=[("studio", "in the studio"), ("phone", "by phone"), ("sms", "by SMS")],
                default="studio",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="panelline",
            name="number",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="panelline",
            name="person",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="switch",
            name="by_sms",
            field=models.CharField(
                choices=[("no", "Not by SMS"), ("yes", "By SMS"), ("pin", "By SMS, with a PIN")],
                default="no",
                max_length=3,
            ),
        ),
        migrations.AddField(
            model_name="switch",
            name="may_flip",
            field=models.ManyToManyField(related_name="+", to="flows.person"),
        ),
    ]
