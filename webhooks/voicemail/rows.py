"""Messages of callers as rows: the recording of a call, for whoever looks after a box."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class VoicemailMessage(models.Model):
    """What the turn `seq` of its call recorded.

    Who is told of it is written as errands and text messages of the same turn, from the position
    `FIRST_TOLD` on. `heard_by` may be nobody any more.
    """

    call = models.ForeignKey("webhooks.Call", on_delete=models.CASCADE, related_name="voicemail")
    seq = models.PositiveIntegerField()
    recording = models.OneToOneField(
        "webhooks.Recording", on_delete=models.CASCADE, related_name="voicemail"
    )
    box = models.ForeignKey(
        "flows.VoicemailBox", on_delete=models.SET_NULL, null=True, related_name="messages"
    )
    left_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    note = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name = _("voicemail message")
        verbose_name_plural = _("voicemail messages")
        ordering = ["-left_at", "-pk"]
        permissions = [("play_voicemailmessage", "Can listen to voicemail")]
        constraints = [
            models.UniqueConstraint(fields=["call", "seq"], name="voicemail_left_once"),
            models.CheckConstraint(
                name="voicemail_heard_at_some_time",
                condition=Q(heard_by=None) | Q(heard_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["box", "-left_at", "-id"], name="voicemail_newest_first"),
            models.Index(fields=["box"], name="voicemail_unheard", condition=Q(heard_at=None)),
        ]

    def __str__(self) -> str:
        return f"voicemail {self.call_id}#{self.seq}"


# Errands of the turn itself come before: a call wants far fewer.
FIRST_TOLD = 1000
