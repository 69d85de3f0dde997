"""Open, closed or on holiday: rings while you are open, takes messages at all other times."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COLLEAGUES, COMPANY, EMAIL, LANGUAGE, OPEN
from flows.templates.template import Given, Template, Wanted
from flows.templates.trials import Trial


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "hours")
    drawing.step("hours", "opening_hours", _("Open?"), hours=given.keys["hours"])
    drawing.step("hello", "play", _("Welcome"), prompt=given.prompts["welcome"])
    pieces.ring_all(drawing, "ring", _("Ring us"), team=given.keys["team"], otherwise="busy")
    for step, name, said in (
        ("busy", _("Nobody free"), "nobody"),
        ("closed", _("Closed"), "closed"),
        ("holiday", _("Holiday"), "holiday"),
    ):
        pieces.message(drawing, step, name, greeting=given.prompts[said], given=given)
    pieces.goodbye(drawing, given)
    drawing.wire(
        "hours open > hello",
        "hours closed > closed",
        "hours holiday > holiday",
        "hello done > ring",
    )
    return drawing


def _tests(given: Given) -> list[Trial]:
    return [
        Trial(_("Open: somebody answers"), "hours hello ring", when="open"),
        Trial(
            _("Open: nobody answers"), "hours hello ring busy bye", ["ring no_answer"], when="open"
        ),
        Trial(_("Closed"), "hours closed bye", when="closed"),
        Trial(_("Holiday"), "hours holiday bye", when="holiday"),
    ]


TEMPLATE = Template(
    key="open-closed",
    label=gettext_lazy("Open, closed or holiday"),
    text=gettext_lazy("Rings you while you are open, and takes messages at all other times."),
    icon="clock",
    questions=(LANGUAGE, COMPANY, OPEN, COLLEAGUES, EMAIL),
    words={
        "welcome": pieces.GREETING,
        "nobody": pieces.NOBODY_FREE,
        "closed": pieces.CLOSED,
        "holiday": pieces.HOLIDAY,
        "thanks": pieces.THANKS,
    },
    shared={
        "hours": Wanted("hours", gettext_lazy("Opening hours"), of="open"),
        "team": Wanted("team", gettext_lazy("Everybody"), of="colleagues"),
        "box": Wanted("box", gettext_lazy("Messages"), of="email"),
    },
    draw=_draw,
    tests=_tests,
)
