"""Calls and messages of our own, as rows.

An attempt's row is committed before the carrier is asked, so that whatever dies in between leaves a
trace: what may have been done is looked up and never simply done again. `look_at` is when to ask
the carrier about a row that has not been heard of; without one there is nothing to ask.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from webhooks.spaced import spaced

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def every_day() -> list[int]:
    return list(EVERY_DAY)


class OutgoingState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    CALLING = "calling", _("Calling")
    ANSWERED = "answered", _("Answered")
    GIVEN_UP = "given_up", _("Given up")
    REFUSED = "refused", _("Refused")
    UNKNOWN = "unknown", _("Unknown")
    CANCELLED = "cancelled", _("Cancelled")


class OutgoingCall(models.Model):
    """A call somebody asked for: who is to be rung, for which flow, and how often it is tried."""

    flow = models.ForeignKey(
        "flows.Flow",
        on_delete=models.PROTECT,
        related_name="outgoing_calls",
        verbose_name=_("flow"),
    )
    # Taken when the first attempt is made, so that all attempts tell the same story.
    version = models.ForeignKey(
        "flows.FlowVersion",
        on_delete=models.PROTECT,
        null=True,
        related_name="outgoing_calls",
        verbose_name=_("version"),
    )
    number = models.ForeignKey(
        "webhooks.Number",
        on_delete=models.PROTECT,
        related_name="outgoing_calls",
        verbose_name=_("from"),
    )
    to = models.CharField(_("to"), max_length=20)
    variables = models.JSONField(_("variables"), default=dict, blank=True)
    ring_seconds = models.PositiveSmallIntegerField(_("ring for (seconds)"), default=45)
    busy_retries = models.PositiveSmallIntegerField(_("tries again when busy"), default=2)
    busy_pause = models.PositiveIntegerField(_("minutes between, when busy"), default=5)
    no_answer_retries = models.PositiveSmallIntegerField(_("tries again without answer"), default=2)
    no_answer_pause = models.PositiveIntegerField(_("minutes between, without answer"), default=30)
    failed_retries = models.PositiveSmallIntegerField(_("tries again after failure"), default=1)
    failed_pause = models.PositiveIntegerField(_("minutes between, after failure"), default=5)
    hours_from = models.TimeField(_("not before"), null=True, blank=True)
    hours_until = models.TimeField(_("not after"), null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=every_day)
    state = models.CharField(
        _("state"), max_length=16, choices=OutgoingState, default=OutgoingState.WAITING
    )
    why = models.CharField(_("why"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked for"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True)

    class Meta:
        verbose_name = _("outgoing call")
        verbose_name_plural = _("outgoing calls")
        ordering = ["-asked_at", "-id"]
        indexes = [
            # The queue: what is due, the longest waiting first.
            models.Index(
                fields=["next_attempt_at"], name="outgoing_due", condition=Q(state="waiting")
            ),
            models.Index(fields=["-asked_at", "-id"], name="outgoing_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                name="outgoing_waits_for_a_time",
                condition=Q(state="waiting", next_attempt_at__isnull=False)
                | (~Q(state="waiting") & Q(next_attempt_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="outgoing_hours_in_order",
                condition=Q(hours_from__isnull=True, hours_until__isnull=True)
                | Q(hours_from__lt=models.F("hours_until")),
            ),
        ]

    def __str__(self) -> str:
        return f"{spaced(self.to)} #{self.pk}"


class AttemptState(models.TextChoices):
    """`ASKING` may stand for a question that was never heard; nobody asks it again."""

    ASKING = "asking", _("Asking the carrier")
    RINGING = "ringing", _("Ringing")
    TALKING = "talking", _("On the line")
    ENDED = "ended", _("Ended")
    NOT_MADE = "not_made", _("Not made")
    UNKNOWN = "unknown", _("Unknown")


GOING_ON = (AttemptState.ASKING, AttemptState.RINGING, AttemptState.TALKING)


class Outcome(models.TextChoices):
    ANSWERED = "answered", _("Answered")
    BUSY = "busy", _("Busy")
    NO_ANSWER = "no_answer", _("No answer")
    FAILED = "failed", _("Failed")


class CallAttempt(models.Model):
    """One time the carrier was asked to ring. `callid` is empty until it is known."""

    outgoing = models.ForeignKey(OutgoingCall, on_delete=models.CASCADE, related_name="attempts")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=AttemptState, default=AttemptState.ASKING)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    why = models.CharField(max_length=300, blank=True)
    callid = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    look_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["outgoing", "position"]
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "position"], name="attempt_position_once"),
            # One that may still be on its way is one too many for the next.
            models.UniqueConstraint(
                fields=["outgoing"],
                name="attempt_one_at_a_time",
                condition=Q(state__in=["asking", "ringing", "talking"]),
            ),
            models.UniqueConstraint(
                fields=["callid"], name="attempt_callid_once", condition=~Q(callid="")
            ),
        ]
        indexes = [
            models.Index(
                fields=["look_at"], name="attempt_to_look_up", condition=Q(look_at__isnull=False)
            ),
            # How many calls of ours are going on.
            models.Index(
                fields=["state"],
                name="attempt_going_on",
                condition=Q(state__in=["asking", "ringing", "talking"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outgoing_id}#{self.position}"


class MessageState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ASKING = "asking", _("Asking the carrier")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Unknown")


class TextMessage(models.Model):
    """A message a flow wanted sent: the `position`th of the turn `seq` of its call."""

    call = models.ForeignKey("webhooks.Call", on_delete=models.CASCADE, related_name="messages")
    seq = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    sender = models.CharField(max_length=64)
    to = models.CharField(max_length=64)
    text = models.TextField()
    state = models.CharField(max_length=16, choices=MessageState, default=MessageState.WAITING)
    why = models.CharField(max_length=300, blank=True)
    carrier_id = models.CharField(max_length=64, blank=True)
    wanted_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("text message")
        verbose_name_plural = _("text messages")
        ordering = ["call", "seq", "position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "seq", "position"], name="message_wanted_once")
        ]
        indexes = [
            # What is to be sent, and what was asked and not heard of.
            models.Index(
                fields=["next_attempt_at"],
                name="message_open",
                condition=Q(next_attempt_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.call_id}#{self.seq}.{self.position}"
