"""What a flow is, as rows: the flow with its draft, its frozen versions, stored audio.

Opening hours are in `flows/hours/rows.py`, what is set from the panel in `flows/panel/rows.py`,
people and teams in `flows/people/rows.py`, messages in `flows/voices/rows.py`,
saved tests in `flows/testing/rows.py`, what was answered by SMS in `flows/texting/rows.py`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from flows.hours.rows import HoursAlarm as HoursAlarm
from flows.hours.rows import HoursLine as HoursLine
from flows.hours.rows import OpeningHours as OpeningHours
from flows.panel.rows import Announcement as Announcement
from flows.panel.rows import CallerList as CallerList
from flows.panel.rows import PanelLine as PanelLine
from flows.panel.rows import SmallTable as SmallTable
from flows.panel.rows import Switch as Switch
from flows.people.rows import DutyLine as DutyLine
from flows.people.rows import Person as Person
from flows.people.rows import PersonNumber as PersonNumber
from flows.people.rows import PersonPin as PersonPin
from flows.people.rows import Team as Team
from flows.people.rows import TeamMember as TeamMember
from flows.secrets.rows import Secret as Secret
from flows.testing.rows import FlowTest as FlowTest
from flows.texting.rows import AnsweredText as AnsweredText
from flows.voicemail.rows import VoicemailBox as VoicemailBox
from flows.voices.rows import Clips as Clips
from flows.voices.rows import Prompt as Prompt
from flows.voices.rows import Script as Script
from flows.voices.rows import Take as Take


class Flow(models.Model):
    """A drawing with one draft; `live_version` is what new calls get."""

    name = models.CharField(max_length=80, unique=True)
    # By it other drawings name this flow; made from the name once, it outlives a renaming.
    key = models.SlugField(max_length=64, unique=True)
    draft = models.JSONField(default=dict)
    draft_revision = models.PositiveIntegerField(default=0)
    # Counts of the draft's problems, so that the list of flows need not check every drawing.
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    live_version = models.ForeignKey(
        "FlowVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The newest revision that draws what the live version does: newer means unpublished changes.
    live_revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("flow")
        verbose_name_plural = _("flows")
        ordering = ["name"]
        permissions = [("publish_flow", "Can publish flows")]

    def __str__(self) -> str:
        return self.name


# The number of a draft that was frozen for being tried (`flows/trying.py`): no caller gets it.
TRIED = 0


class PublishedVersions(models.Manager["FlowVersion"]):
    """What callers get or got; drafts that were only tried are no versions to anybody."""

    def get_queryset(self) -> models.QuerySet[FlowVersion]:
        return super().get_queryset().exclude(number=TRIED)


class FlowVersion(models.Model):
    """A published flow, frozen: what was drawn, and the program that runs."""

    # Versions go by `flows.drafts.delete_flow` only.
    flow = models.ForeignKey(
        Flow, on_delete=models.PROTECT, related_name="versions", verbose_name=_("flow")
    )
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField()
    program = models.JSONField()
    digest = models.CharField(_("digest"), max_length=64)
    note = models.TextField(_("note"), blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects = PublishedVersions()
    frozen: ClassVar[models.Manager[FlowVersion]] = models.Manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["flow", "number"],
                condition=~Q(number=TRIED),
                name="flowversion_number_once",
            ),
            models.UniqueConstraint(
                fields=["flow", "digest"],
                condition=Q(number=TRIED),
                name="flowversion_tried_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flow} {self.short_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A published version never changes; publish a new one.")
        super().save(*args, **kwargs)

    @property
    def short_name(self) -> str:
        return gettext("draft") if self.number == TRIED else f"v{self.number}"


class StoredFile(models.Model):
    """Audio kept in the database, so that one backup holds everything."""

    name = models.CharField(max_length=200, unique=True)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class StoredChunk(models.Model):
    """One piece of a stored file; all but the last are of the same size."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="chunks")
    index = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "index"], name="storedchunk_index_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_id}[{self.index}]"
