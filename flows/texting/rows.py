"""Messages that were answered: the same one may be posted for hours, and is done once."""

from __future__ import annotations

from django.db import models


class AnsweredText(models.Model):
    """`message` is the carrier's id of it; of what was written nothing is kept."""

    message = models.CharField(max_length=64, unique=True)
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.message
