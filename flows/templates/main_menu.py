"""A main menu: three or four departments, somebody to help on 0, a message when nobody is free."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COMPANY, EMAIL, LANGUAGE
from flows.templates.template import Given, Question, Template, Wanted, Words
from flows.templates.trials import Trial

MOST = 4


def _draw(given: Given) -> Drawing:
    departments = given.people("departments")
    drawing = Drawing()
    pieces.begin(drawing, "menu")
    keys = [{"key": str(place), "label": each.name} for place, each in enumerate(departments, 1)]
    drawing.step(
        "menu",
        "menu",
        _("Main menu"),
        prompt=given.prompts["menu"],
        choices=[*keys, {"key": "0", "label": _("Help")}],
        silence_prompt=given.prompts["again"],
        wrong_prompt=given.prompts["again"],
    )
    for place, each in enumerate(departments, 1):
        _department(drawing, given, place, each.name, each.number)
    number = given.answers["operator"]
    drawing.step("help", "connect", _("Help"), targets=[{"number": number, "name": _("Help")}])
    pieces.message(drawing, "message", _("Message"), greeting=given.prompts["nobody"], given=given)
    drawing.wire(
        "menu key:0 > help",
        "menu no_input > help",
        "menu wrong_key > help",
        "help busy > message",
        "help no_answer > message",
    )
    pieces.goodbye(drawing, given)
    return drawing


def _department(drawing: Drawing, given: Given, place: int, name: str, number: str) -> None:
    ring, message = f"ring{place}", f"message{place}"
    drawing.step(ring, "connect", name, targets=[{"number": number, "name": name}])
    told = _("Message for {name}").format(name=name)
    pieces.message(drawing, message, told, greeting=given.prompts["nobody"], given=given)
    drawing.wire(
        f"menu key:{place} > {ring}", f"{ring} busy > {message}", f"{ring} no_answer > {message}"
    )


def _tests(given: Given) -> list[Trial]:
    first, *_others = given.people("departments")
    return [
        Trial(_("Key 1: {name}").format(name=first.name), "menu ring1", ["menu press 1"]),
        Trial(
            _("{name}: nobody answers").format(name=first.name),
            "menu ring1 message1 bye",
            ["menu press 1", "ring1 no_answer"],
        ),
        Trial(_("Key 0: help"), "menu help", ["menu press 0"]),
        Trial(_("Nothing is pressed"), "menu help"),
    ]


TEMPLATE = Template(
    key="main-menu",
    label=gettext_lazy("Main menu"),
    text=gettext_lazy("Callers choose a department with a key, or somebody who helps with 0."),
    icon="menu",
    questions=(
        LANGUAGE,
        COMPANY,
        Question(
            "departments",
            "people",
            gettext_lazy("Which departments are there?"),
            help=gettext_lazy("Key 1 is the first. Callers remember about four."),
            most=MOST,
            row=gettext_lazy("Department"),
        ),
        Question("operator", "phone", gettext_lazy("Who helps those who press 0?")),
        EMAIL,
    ),
    words={
        "menu": Words(
            gettext_lazy("Main menu"),
            en="Welcome to {company}. {each} For help, press 0.",
            sv="Välkommen till {company}. {each} För hjälp, tryck 0.",
            each=("departments", "For {name}, press {place}.", "För {name}, tryck {place}."),
        ),
        "again": pieces.NOT_UNDERSTOOD,
        "nobody": pieces.NOBODY_FREE,
        "thanks": pieces.THANKS,
    },
    shared={"box": Wanted("box", gettext_lazy("Messages"), of="email")},
    draw=_draw,
    tests=_tests,
)
