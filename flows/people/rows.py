"""People and teams as rows, who is on duty, and what was changed of that by whom.

A trigger tells the call face of every change (migration 0008), whoever makes it. PINs are in a
table of their own: no call knows them, and a wrong one is no news to calls.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 80
LONGEST_CODE = 6


class Person(models.Model):
    """Documents name them by `key`. `revision` counts what was written down, not duty.

    `on_duty` holds until `duty_until`, and from then on the opposite does.
    """

    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, unique=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    # What they key to be known by from any telephone; null: they cannot.
    code = models.CharField(  # noqa: DJ001  (unique among those who have one)
        _("code"), max_length=LONGEST_CODE, null=True, unique=True
    )
    on_duty = models.BooleanField(_("on duty"), default=True)
    duty_until = models.DateTimeField(_("until"), null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        permissions = [("set_duty", "Can put people on duty and off")]

    def __str__(self) -> str:
        return self.name


class PersonNumber(models.Model):
    """E.164 or SIP; the first by `position` is the main one. No two people have the same."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="numbers")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=400, unique=True)

    class Meta:
        ordering = ["person", "position"]

    def __str__(self) -> str:
        return self.number


class PersonPin(models.Model):
    """A hash, and how often in a row another PIN was given."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="pin")
    hash = models.CharField(max_length=200)
    wrong = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"PIN of {self.person_id}"


class Team(models.Model):
    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, unique=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    # Whoever is in a team is not deleted (`flows.people.editing`).
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["team", "position"]
        constraints = [models.UniqueConstraint(fields=["team", "person"], name="teammember_once")]

    def __str__(self) -> str:
        return f"{self.team_id}[{self.position}]"


class DutyHow(models.TextChoices):
    PANEL = "panel", _("in the studio")
    PHONE = "phone", _("by phone")
    SMS = "sms", _("by SMS")
    ADMIN = "admin", _("in the admin")


class DutyLine(models.Model):
    """Who was put on duty or off, when, until when, by whom and how; never changed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    on = models.BooleanField()
    until = models.DateTimeField(null=True)
    how = models.CharField(max_length=8, choices=DutyHow)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # From which number it was done by phone or SMS.
    number = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person_id}: {'on' if self.on else 'off'}"
