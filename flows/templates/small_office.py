"""A small office: everybody is rung, then a message goes to e-mail and an SMS tells of it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COLLEAGUES, COMPANY, EMAIL, LANGUAGE
from flows.templates.template import Given, Question, Template, Wanted
from flows.templates.trials import Trial


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "hello")
    drawing.step("hello", "play", _("Welcome"), prompt=given.prompts["welcome"])
    pieces.ring_all(drawing, "ring", _("Ring everyone"), team=given.keys["team"], otherwise="busy")
    pieces.message(drawing, "busy", _("Message"), greeting=given.prompts["nobody"], given=given)
    drawing.wire("hello done > ring")
    pieces.goodbye(drawing, given)
    return drawing


def _tests(given: Given) -> list[Trial]:
    return [
        Trial(_("Somebody answers"), "hello ring"),
        Trial(_("Nobody answers"), "hello ring busy bye", ["ring no_answer"]),
        Trial(_("All are busy"), "hello ring busy bye", ["ring busy"]),
    ]


TEMPLATE = Template(
    key="small-office",
    label=gettext_lazy("Small office"),
    text=gettext_lazy("Rings everyone at once. Messages go to e-mail, and an SMS tells of them."),
    icon="users",
    questions=(
        LANGUAGE,
        COMPANY,
        COLLEAGUES,
        EMAIL,
        Question("sms", "phone", gettext_lazy("Who gets an SMS about a message?"), required=False),
    ),
    words={
        "welcome": pieces.GREETING,
        "nobody": pieces.NOBODY_FREE,
        "thanks": pieces.THANKS,
    },
    shared={
        "team": Wanted("team", gettext_lazy("Everybody"), of="colleagues"),
        "box": Wanted("box", gettext_lazy("Messages"), of="email"),
    },
    draw=_draw,
    tests=_tests,
)
