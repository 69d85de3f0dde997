"""A saved test as a row."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FlowTest(models.Model):
    """A call that has not happened, with what should come of it.

    `definition` is a `SavedTest` as JSON. It names steps by their ids; `names` says what they were
    called when it was saved, for when one of them is gone, `route` by which of them the call came
    when it last passed, so that it can be told where it goes another way.
    """

    flow = models.ForeignKey("flows.Flow", on_delete=models.CASCADE, related_name="tests")
    name = models.CharField(_("name"), max_length=120)
    definition = models.JSONField()
    names = models.JSONField(default=dict)
    route = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("saved test")
        verbose_name_plural = _("saved tests")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["flow", "name"], name="flowtest_name_once")]

    def __str__(self) -> str:
        return self.name
