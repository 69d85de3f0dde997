"""What calls want done beside them, and what they leave written down, as rows.

The line writes both in the statement of the turn (webhooks/line/journal.py). Text messages have a
table of their own, with what the carrier tells of them (webhooks/outgoing/rows.py).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ErrandState(models.TextChoices):
    """`DOING` may stand for a worker that died: what must not happen twice is then `UNKNOWN`."""

    WAITING = "waiting", _("Waiting")
    DOING = "doing", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Unknown")


class Errand(models.Model):
    """The `position`th errand of the turn `seq`; `kind` and `body` as in flows/engine/errands.py.

    `result` (JSON) is what the call hears of it, if it waits for that.
    """

    call = models.ForeignKey("webhooks.Call", on_delete=models.CASCADE, related_name="errands")
    seq = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=32)
    body = models.JSONField()
    state = models.CharField(max_length=16, choices=ErrandState, default=ErrandState.WAITING)
    why = models.CharField(max_length=300, blank=True)
    result = models.JSONField(null=True)
    wanted_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("errand")
        verbose_name_plural = _("errands")
        ordering = ["call", "seq", "position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "seq", "position"], name="errand_wanted_once")
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="errand_open",
                condition=Q(next_attempt_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.call_id}#{self.seq}.{self.position}"


class MarkKind(models.TextChoices):
    GOAL = "goal", _("Goal reached")
    OUTCOME = "outcome", _("Outcome")
    PASSED = "passed", _("Passed")
    RANG = "rang", _("Rung")
    TAG = "tag", _("Tag")
    NOTE = "note", _("Note about the caller")


class Mark(models.Model):
    """Something a call leaves behind for later calls and for people."""

    call = models.ForeignKey("webhooks.Call", on_delete=models.CASCADE, related_name="marks")
    seq = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=16, choices=MarkKind)
    name = models.CharField(max_length=200)
    caller = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering = ["call", "seq", "position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "seq", "position"], name="mark_left_once")
        ]
        indexes = [
            models.Index(fields=["what", "name", "at"], name="mark_by_name"),
            models.Index(
                fields=["caller", "at"], name="mark_passed_by", condition=Q(what="passed")
            ),
            models.Index(fields=["caller", "at"], name="note_about", condition=Q(what="note")),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.name}"
