"""An appointment reminder that rings people: 1 confirms, 2 moves it, 9 talks with somebody.

Who never answers, however often they are rung, is sent an SMS instead.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COMPANY, LANGUAGE
from flows.templates.template import Given, Question, Template, Words
from flows.templates.trials import Trial


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    drawing.step(
        "in",
        "incoming_call",
        _("Somebody answers"),
        inputs=[{"name": "appointment", "value": _("soon")}],
    )
    drawing.step(
        "menu",
        "menu",
        _("Reminder"),
        prompt=given.prompts["menu"],
        choices=[
            {"key": "1", "label": _("Confirm")},
            {"key": "2", "label": _("Move")},
            {"key": "9", "label": _("Talk to us")},
        ],
        silence_prompt=given.prompts["again"],
        wrong_prompt=given.prompts["again"],
    )
    drawing.step("goal", "goal", _("Confirmed"), name=_("Appointment confirmed"))
    drawing.step("bye", "hang_up", _("Thanks and goodbye"), prompt=given.prompts["thanks"])
    drawing.step(
        "talk",
        "connect",
        _("Talk to us"),
        targets=[{"number": given.answers["desk"], "name": _("Talk to us")}],
    )
    _text(drawing, given, "missed", _("By SMS instead"))
    _text(drawing, given, "moved", _("We will call back"))
    drawing.step("end", "hang_up", _("Goodbye"), prompt=given.prompts["later"])
    drawing.step("after", "after_call", _("After the call"))
    _text(drawing, given, "unanswered", _("Never answered"))
    drawing.wire(
        "in next > menu",
        "menu key:1 > goal",
        "menu key:2 > talk",
        "menu key:9 > talk",
        "menu no_input > missed",
        "menu wrong_key > missed",
        "goal next > bye",
        "talk busy > moved",
        "talk no_answer > moved",
        "missed next > end",
        "moved next > end",
        "after unanswered > unanswered",
    )
    return drawing


def _text(drawing: Drawing, given: Given, step: str, name: str) -> None:
    drawing.step(
        step,
        "send_sms",
        name,
        message=_("{company}: about your appointment {appointment}, please call {called}.")
        .replace("{company}", str(given.answers["company"]))
        .replace("{called}", str(given.answers["desk"])),
    )


def _tests(given: Given) -> list[Trial]:
    about = {"appointment": _("soon")}
    return [
        Trial(_("Confirmed"), "menu goal bye", ["menu press 1"], given=about),
        Trial(_("Moved"), "menu talk", ["menu press 2"], given=about),
        Trial(
            _("Nobody can talk"),
            "menu talk moved end",
            ["menu press 9", "talk no_answer"],
            given=about,
        ),
        Trial(_("Nothing is pressed"), "menu missed end", given=about),
    ]


TEMPLATE = Template(
    key="reminder",
    label=gettext_lazy("Appointment reminder"),
    text=gettext_lazy(
        "Rings people about an appointment: they confirm, move it or talk to you. "
        "Who never answers gets an SMS."
    ),
    icon="calendar",
    questions=(
        LANGUAGE,
        COMPANY,
        Question("desk", "phone", gettext_lazy("Who moves appointments?")),
    ),
    words={
        "menu": Words(
            gettext_lazy("Reminder"),
            en="Hello, this is {company} about your appointment. To confirm it, press 1. "
            "To move it, press 2. To talk to us, press 9.",
            sv="Hej, det här är {company} om din bokade tid. För att bekräfta den, tryck 1. "
            "För att flytta den, tryck 2. För att tala med oss, tryck 9.",
        ),
        "thanks": Words(
            gettext_lazy("Confirmed"),
            en="Thank you, your appointment is confirmed. Goodbye.",
            sv="Tack, din tid är bekräftad. Hej då.",
        ),
        "later": Words(
            gettext_lazy("A message follows"),
            en="We are sending you a message. Goodbye.",
            sv="Vi skickar ett meddelande till dig. Hej då.",
        ),
        "again": pieces.NOT_UNDERSTOOD,
    },
    draw=_draw,
    tests=_tests,
)
