"""The times in which the carrier answers a number by itself, each as a row."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Maintenance(models.Model):
    """A time in which the carrier answers a number's calls from one document, without asking us.

    `lost` tells what callers miss meanwhile (remarks: `text`, `places`). `taken_back_at` is when
    the carrier was found to hold our address again. Calls that began before `filled_until` and
    never came to us are in the archive; they are looked for until it reaches `taken_back_at`.
    """

    number = models.ForeignKey(
        "webhooks.Number", on_delete=models.CASCADE, related_name="maintenances"
    )
    document = models.TextField()
    lost = models.JSONField(default=list)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True)
    filled_until = models.DateTimeField()

    class Meta:
        ordering = ["began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                name="maintenance_lasts_once",
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="maintenance_ends_before_it_is_taken_back",
                condition=Q(taken_back_at__isnull=True) | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"maintenance of {self.number_id} since {self.began_at}"


def lasting() -> models.QuerySet[Maintenance]:
    """Those that have not been ended, the longest first."""
    return Maintenance.objects.filter(ended_at=None).select_related("began_by")


def to_be_filled() -> models.QuerySet[Maintenance]:
    """Those of which calls may still be missing here."""
    return Maintenance.objects.filter(
        Q(taken_back_at=None) | Q(filled_until__lt=F("taken_back_at"))
    )
