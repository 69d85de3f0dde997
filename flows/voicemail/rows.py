"""Voicemail boxes as rows. A trigger tells the call face of every change (migration 0010)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoicemailBox(models.Model):
    """Documents name it by `key`."""

    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("voicemail box")
        verbose_name_plural = _("voicemail boxes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
