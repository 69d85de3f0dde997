"""Calls and messages of our own, each attempt a row."""

from __future__ import annotations

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import webhooks.outgoing.rows


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0002_spoken_fields"),
        ("webhooks", "0007_refused_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutgoingCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.CharField(max_length=20, verbose_name="to")),
                ("variables", models.JSONField(blank=True, default=dict, verbose_name="variables")),
                (
                    "ring_seconds",
                    models.PositiveSmallIntegerField(default=45, verbose_name="ring for (seconds)"),
                ),
                (
                    "busy_retries",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="tries again when busy"
                    ),
                ),
                (
                    "busy_pause",
                    models.PositiveIntegerField(
                        default=5, verbose_name="minutes between, when busy"
                    ),
                ),
                (
                    "no_answer_retries",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="tries again without answer"
                    ),
                ),
                (
                    "no_answer_pause",
                    models.PositiveIntegerField(
                        default=30, verbose_name="minutes between, without answer"
                    ),
                ),
                (
                    "failed_retries",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="tries again after failure"
                    ),
                ),
                (
                    "failed_pause",
                    models.PositiveIntegerField(
                        default=5, verbose_name="minutes between, after failure"
                    ),
                ),
                ("hours_from", models.TimeField(blank=True, null=True, verbose_name="not before")),
                ("hours_until", models.TimeField(blank=True, null=True, verbose_name="not after")),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=webhooks.outgoing.rows.every_day,
                        size=None,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("calling", "Calling"),
                            ("answered", "Answered"),
                            ("given_up", "Given up"),
                            ("refused", "Refused"),
                            ("unknown", "Unknown"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("next_attempt_at", models.DateTimeField(null=True, verbose_name="next attempt")),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "flow",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outgoing_calls",
                        to="flows.flow",
                        verbose_name="flow",
                    ),
                ),
                (
                    "number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outgoing_calls",
                        to="webhooks.number",
                        verbose_name="from",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outgoing_calls",
                        to="flows.flowversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "outgoing call",
                "verbose_name_plural": "outgoing calls",
                "ordering": ["-asked_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CallAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asking", "Asking the carrier"),
                            ("ringing", "Ringing"),
                            ("talking", "On the line"),
                            ("ended", "Ended"),
                            ("not_made", "Not made"),
                            ("unknown", "Unknown"),
                        ],
                        default="asking",
                        max_length=16,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "Answered"),
                            ("busy", "Busy"),
                            ("no_answer", "No answer"),
                            ("failed", "Failed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                ("callid", models.CharField(blank=True, max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("look_at", models.DateTimeField(null=True)),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="webhooks.outgoingcall",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
                "ordering": ["outgoing", "position"],
            },
        ),
        migrations.CreateModel(
            name="TextMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                ("sender", models.CharField(max_length=64)),
                ("to", models.CharField(max_length=64)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("asking", "Asking the carrier"),
                            ("sent", "Sent"),
                            ("delivered", "Delivered"),
                            ("failed", "Failed"),
                            ("unknown", "Unknown"),
                        ],
                        default="waiting",
                        max_length=16,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                ("carrier_id", models.CharField(blank=True, max_length=64)),
                ("wanted_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="webhooks.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "text message",
                "verbose_name_plural": "text messages",
                "ordering": ["call", "seq", "position"],
            },
        ),
        migrations.AddIndex(
            model_name="outgoingcall",
            index=models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["next_attempt_at"],
                name="outgoing_due",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoingcall",
            index=models.Index(fields=["-asked_at", "-id"], name="outgoing_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="outgoingcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("next_attempt_at__isnull", False), ("state", "waiting")),
                    models.Q(
                        models.Q(("state", "waiting"), _negated=True),
                        ("next_attempt_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="outgoing_waits_for_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoingcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hours_from__isnull", True), ("hours_until__isnull", True)),
                    ("hours_from__lt", models.F("hours_until")),
                    _connector="OR",
                ),
                name="outgoing_hours_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="callattempt",
            index=models.Index(
                condition=models.Q(("look_at__isnull", False)),
                fields=["look_at"],
                name="attempt_to_look_up",
            ),
        ),
        migrations.AddIndex(
            model_name="callattempt",
            index=models.Index(
                condition=models.Q(("state__in", ["asking", "ringing", "talking"])),
                fields=["state"],
                name="attempt_going_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="callattempt",
            constraint=models.UniqueConstraint(
                fields=("outgoing", "position"), name="attempt_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="callattempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asking", "ringing", "talking"])),
                fields=("outgoing",),
                name="attempt_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="callattempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("callid", ""), _negated=True),
                fields=("callid",),
                name="attempt_callid_once",
            ),
        ),
        migrations.AddIndex(
            model_name="textmessage",
            index=models.Index(
                condition=models.Q(("next_attempt_at__isnull", False)),
                fields=["next_attempt_at"],
                name="message_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="textmessage",
            constraint=models.UniqueConstraint(
                fields=("call", "seq", "position"), name="message_wanted_once"
            ),
        ),
    ]
