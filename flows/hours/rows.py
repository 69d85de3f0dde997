"""Opening hours as rows: what was written down, the holidays looked up for it, what holds by hand.

A trigger tells the call face of every change (migration 0006), whoever makes it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OverrideKind(models.TextChoices):
    FOLLOW = "follow", _("Follow the calendar")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class OpeningHours(models.Model):
    """Documents name them by `key`. `revision` counts what was written down, not overrides."""

    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    definition = models.JSONField()
    # By date; looked up from January of the year before it was saved to the end of `known_year`.
    holidays = models.JSONField(default=dict)
    known_year = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("saved by"),
    )
    override_kind = models.CharField(
        _("by hand"), max_length=6, choices=OverrideKind, default=OverrideKind.FOLLOW
    )
    override_until = models.DateTimeField(_("until"), null=True)
    override_reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["name"]
        permissions = [("override_openinghours", "Can open and close by hand")]
        constraints = [
            models.CheckConstraint(
                name="openinghours_follow_plainly",
                condition=~Q(override_kind=OverrideKind.FOLLOW)
                | Q(override_until=None, override_reason=""),
            )
        ]

    def __str__(self) -> str:
        return self.name


class HoursLine(models.Model):
    """Who opened or closed by hand, when, until when and why; never changed."""

    hours = models.ForeignKey(OpeningHours, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kind = models.CharField(max_length=6, choices=OverrideKind)
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.hours_id}: {self.kind}"


class HoursAlarm(models.Model):
    """Opening hours that cannot be relied on: callers are treated as in open hours meanwhile."""

    key = models.CharField(max_length=64)
    why = models.TextField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], name="hoursalarm_open_once", condition=Q(closed_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"alarm about {self.key}"
