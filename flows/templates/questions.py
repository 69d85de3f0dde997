"""Questions that several templates ask, in the same words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from flows.templates.template import Question

LANGUAGE = Question("language", "language", _("Which language do most callers speak?"))
COMPANY = Question(
    "company",
    "text",
    _("What is your organisation called?"),
    help=_("As callers are to hear it."),
)
OPEN = Question(
    "open",
    "week",
    _("When are you open?"),
    help=_("Holidays come with it. All of it can be changed later under Opening hours."),
)
COLLEAGUES = Question(
    "colleagues",
    "people",
    _("Who answers?"),
    help=_("They are all rung at once; the first to answer talks."),
    row=_("Name"),
)
EMAIL = Question(
    "email",
    "email",
    _("Where are messages sent by e-mail?"),
    help=_("Left empty, they wait in the studio."),
    required=False,
)
