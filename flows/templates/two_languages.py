"""Two languages: callers choose once, and hear everything else in theirs."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COLLEAGUES, COMPANY, EMAIL
from flows.templates.template import Given, Template, Wanted, Words
from flows.templates.trials import Trial

_CHOOSE = "För svenska, tryck 1. For English, press 2."


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "choose")
    drawing.step(
        "choose",
        "menu",
        _("Which language?"),
        prompt=given.prompts["choose"],
        choices=[{"key": "1", "label": "Svenska"}, {"key": "2", "label": "English"}],
        silence_tries=2,
        wrong_tries=2,
    )
    for code in ("sv", "en"):
        drawing.step(code, "set_variable", code, assignments=[{"name": "language", "value": code}])
        drawing.wire(f"{code} next > hello")
    drawing.step("hello", "play", _("Welcome"), prompt=given.prompts["welcome"])
    pieces.ring_all(drawing, "ring", _("Ring us"), team=given.keys["team"], otherwise="message")
    pieces.message(drawing, "message", _("Message"), greeting=given.prompts["nobody"], given=given)
    drawing.wire(
        "choose key:1 > sv",
        "choose key:2 > en",
        "choose no_input > hello",
        "choose wrong_key > hello",
        "hello done > ring",
    )
    pieces.goodbye(drawing, given)
    return drawing


def _tests(given: Given) -> list[Trial]:
    return [
        Trial(_("Swedish"), "choose sv hello ring", ["choose press 1"]),
        Trial(_("English"), "choose en hello ring", ["choose press 2"]),
        Trial(_("Nothing is pressed"), "choose hello ring"),
        Trial(
            _("Nobody answers"),
            "choose sv hello ring message bye",
            ["choose press 1", "ring no_answer"],
        ),
    ]


TEMPLATE = Template(
    key="two-languages",
    label=gettext_lazy("Two languages"),
    text=gettext_lazy("Callers choose Swedish or English once, and hear everything in it."),
    icon="language",
    questions=(COMPANY, COLLEAGUES, EMAIL),
    words={
        "choose": Words(gettext_lazy("Which language?"), en=_CHOOSE, sv=_CHOOSE),
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
