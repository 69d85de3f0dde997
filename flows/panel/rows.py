"""The things of the panel as rows; a trigger tells the call face of changes (migration 0007)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Thing(models.Model):
    """Documents name it by `key`. `revision` counts what was written down, not what was set."""

    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    # Who answers for it, in people's own words: a name, a team, a telephone number.
    owner = models.CharField(_("owner"), max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("saved by"),
    )

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class BySms(models.TextChoices):
    NO = "no", _("Not by SMS")
    YES = "yes", _("By SMS")
    PIN = "pin", _("By SMS, with a PIN")


class Switch(Thing):
    # Positions and the one it goes back to (flows.engine.panel.switches.SwitchDefinition).
    definition = models.JSONField()
    # Empty: nobody has set it.
    hand_position = models.CharField(max_length=60, blank=True)
    hand_until = models.DateTimeField(null=True)
    hand_reason = models.CharField(max_length=200, blank=True)
    # Who may flip it by phone, and by SMS where that is allowed. Whoever is deleted takes it along:
    # a key may come back as somebody else's.
    may_flip = models.ManyToManyField("flows.Person", related_name="+")
    by_sms = models.CharField(max_length=3, choices=BySms, default=BySms.NO)

    class Meta(Thing.Meta):
        verbose_name = _("switch")
        verbose_name_plural = _("switches")
        permissions = [("flip_switch", "Can flip switches")]
        constraints = [
            models.CheckConstraint(
                name="switch_unset_plainly",
                condition=~Q(hand_position="") | Q(hand_until=None, hand_reason=""),
            )
        ]


class Force(models.TextChoices):
    OFF = "off", _("Off")
    WAITING = "waiting", _("Waiting")
    IN_FORCE = "in_force", _("In force")


class Announcement(Thing):
    prompt = models.ForeignKey("flows.Prompt", on_delete=models.PROTECT, related_name="+")
    on = models.BooleanField(default=False)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta(Thing.Meta):
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        permissions = [("announce", "Can put announcements in force")]


class SmallTable(Thing):
    # Columns and rows (flows.engine.panel.tables.Table).
    definition = models.JSONField()

    class Meta(Thing.Meta):
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        permissions = [("edit_table", "Can edit what tables hold")]


class CallerList(Thing):
    # Numbers with notes (flows.engine.panel.caller_lists.CallerList).
    definition = models.JSONField()

    class Meta(Thing.Meta):
        verbose_name = _("caller list")
        verbose_name_plural = _("caller lists")
        permissions = [("edit_callerlist", "Can edit caller lists")]


class How(models.TextChoices):
    STUDIO = "studio", _("in the studio")
    PHONE = "phone", _("by phone")
    SMS = "sms", _("by SMS")


class PanelLine(models.Model):
    """Who did what in the panel, when, until when and why; never changed, and outlives the thing.

    `kind` and `key` name the thing, `did` is what was done (`flipped`) and `what` is its object in
    JSON (`{"position": "Storm"}`). By phone and SMS it was the `person` of that name, calling or
    writing from `number`.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    did = models.CharField(max_length=10)
    what = models.JSONField(default=dict)
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=8, choices=How, default=How.STUDIO)
    person = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "key", "-at"], name="panelline_of_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.did}"
