"""Out of hours: what is urgent reaches whoever is on call, all else leaves a message."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COLLEAGUES, COMPANY, EMAIL, OPEN
from flows.templates.template import Given, Question, Template, Wanted, Words
from flows.templates.trials import Trial


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "hours")
    drawing.step("hours", "opening_hours", _("Open?"), hours=given.keys["hours"])
    drawing.step("hello", "play", _("Welcome"), prompt=given.prompts["welcome"])
    pieces.ring_all(drawing, "ring", _("Ring us"), team=given.keys["team"], otherwise="message")
    drawing.step(
        "urgent",
        "menu",
        _("Urgent?"),
        prompt=given.prompts["urgent"],
        choices=[{"key": "1", "label": _("Urgent")}, {"key": "2", "label": _("Can wait")}],
        silence_prompt=given.prompts["again"],
        wrong_prompt=given.prompts["again"],
    )
    drawing.step(
        "hunt",
        "hunt_group",
        _("On call"),
        team=given.keys["rota"],
        pause_prompt=given.prompts["looking"],
    )
    pieces.message(drawing, "message", _("Message"), greeting=given.prompts["nobody"], given=given)
    drawing.wire(
        "hours open > hello",
        "hours closed > urgent",
        "hello done > ring",
        "urgent key:1 > hunt",
        "urgent key:2 > message",
        "urgent no_input > message",
        "urgent wrong_key > message",
        "hunt nobody > message",
    )
    pieces.goodbye(drawing, given)
    return drawing


def _tests(given: Given) -> list[Trial]:
    return [
        Trial(_("Open: somebody answers"), "hours hello ring", when="open"),
        Trial(
            _("Open: nobody answers"),
            "hours hello ring message bye",
            ["ring no_answer"],
            when="open",
        ),
        Trial(_("Closed: urgent"), "hours urgent hunt", ["urgent press 1"], when="closed"),
        Trial(
            _("Closed: it can wait"), "hours urgent message bye", ["urgent press 2"], when="closed"
        ),
        Trial(_("Holiday: urgent"), "hours urgent hunt", ["urgent press 1"], when="holiday"),
    ]


TEMPLATE = Template(
    key="triage",
    label=gettext_lazy("Urgent out of hours"),
    text=gettext_lazy("After hours what is urgent reaches whoever is on call; the rest waits."),
    icon="alert",
    questions=(
        COMPANY,
        OPEN,
        COLLEAGUES,
        Question(
            "rota",
            "people",
            gettext_lazy("Who is on call, in which order?"),
            row=gettext_lazy("Name"),
        ),
        EMAIL,
    ),
    words={
        "welcome": pieces.GREETING,
        "urgent": Words(
            gettext_lazy("Urgent?"),
            en="{company} is closed. If it is urgent, press 1. To leave a message, press 2.",
            sv="{company} har stängt. Om det är bråttom, tryck 1. "
            "För att lämna ett meddelande, tryck 2.",
        ),
        "looking": Words(
            gettext_lazy("Still looking"),
            en="We are looking for somebody who can help. Please stay on the line.",
            sv="Vi söker någon som kan hjälpa dig. Stanna gärna kvar.",
        ),
        "again": pieces.NOT_UNDERSTOOD,
        "nobody": pieces.NOBODY_FREE,
        "thanks": pieces.THANKS,
    },
    shared={
        "hours": Wanted("hours", gettext_lazy("Opening hours"), of="open"),
        "team": Wanted("team", gettext_lazy("Everybody"), of="colleagues"),
        "rota": Wanted("team", gettext_lazy("On call"), of="rota"),
        "box": Wanted("box", gettext_lazy("Messages"), of="email"),
    },
    draw=_draw,
    tests=_tests,
)
