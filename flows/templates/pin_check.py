"""A PIN opens the way: three tries, then a person. What is pressed is never written down."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COMPANY, LANGUAGE
from flows.templates.template import Given, Question, Template, Wanted, Words
from flows.templates.trials import Trial

LENGTH = 4
TRIES = 3
# The PIN to begin with.
FIRST = "1234"


def _draw(given: Given) -> Drawing:
    inside = given.people("inside")
    drawing = Drawing()
    pieces.begin(drawing, "ask")
    drawing.step(
        "ask",
        "ask_digits",
        _("PIN"),
        prompt=given.prompts["ask"],
        variable="pin",
        min_digits=LENGTH,
        max_digits=LENGTH,
        # Each of the flow's tries counts, the short one too, and callers are told.
        wrong_tries=1,
        sensitive=True,
    )
    drawing.step(
        "look",
        "look_up_table",
        _("Known?"),
        table=given.keys["pins"],
        column=_("PIN"),
        value="{pin}",
        remember=[{"column": _("Name"), "variable": "name"}],
    )
    drawing.step("tries", "count", _("Tries"), name="pin_tries", whose="call", limit=TRIES)
    drawing.step("wrong", "play", _("Wrong PIN"), prompt=given.prompts["wrong"])
    drawing.step(
        "inside",
        "connect",
        _("With a PIN"),
        targets=[{"number": each.number, "name": each.name} for each in inside],
    )
    drawing.step(
        "person",
        "connect",
        _("Without a PIN"),
        targets=[{"number": given.answers["person"], "name": _("Without a PIN")}],
    )
    drawing.step("bye", "hang_up", _("Nobody free"), prompt=given.prompts["busy"])
    drawing.wire(
        "ask done > look",
        "ask no_input > person",
        "ask invalid > tries",
        "look found > inside",
        "look not_found > tries",
        "tries under > wrong",
        "tries reached > person",
        "wrong done > ask",
        "inside busy > bye",
        "inside no_answer > bye",
        "person busy > bye",
        "person no_answer > bye",
    )
    return drawing


def _tests(given: Given) -> list[Trial]:
    unknown = "ask press 9999"
    return [
        Trial(_("A known PIN"), "ask look inside", [f"ask press {FIRST}"]),
        Trial(_("A known PIN at the second try"), "wrong inside", [unknown, f"ask press {FIRST}"]),
        Trial(_("Three unknown PINs"), "person", [unknown] * TRIES),
        Trial(_("Nothing is pressed"), "ask person"),
    ]


TEMPLATE = Template(
    key="pin-check",
    label=gettext_lazy("PIN check"),
    text=gettext_lazy("Only who knows a PIN gets through; after three tries a person helps."),
    icon="lock",
    questions=(
        LANGUAGE,
        COMPANY,
        Question(
            "inside",
            "people",
            gettext_lazy("Who is reached with a PIN?"),
            help=gettext_lazy("The PINs are in a table in the panel; one to begin with is 1234."),
            row=gettext_lazy("Name"),
        ),
        Question("person", "phone", gettext_lazy("Who helps those without one?")),
    ),
    words={
        "ask": Words(
            gettext_lazy("PIN, please"),
            en="{company}. Please enter your four-digit PIN.",
            sv="{company}. Slå din pinkod med fyra siffror.",
        ),
        "wrong": Words(
            gettext_lazy("Wrong PIN"),
            en="We do not know this PIN. Please try again.",
            sv="Vi känner inte till den pinkoden. Försök gärna igen.",
        ),
        "busy": Words(
            gettext_lazy("Nobody free"),
            en="Nobody can answer just now. Please call again later. Goodbye.",
            sv="Ingen kan svara just nu. Ring gärna igen senare. Hej då.",
        ),
    },
    shared={
        "pins": Wanted(
            "table",
            gettext_lazy("PINs"),
            of=((gettext_lazy("PIN"), gettext_lazy("Name")), ((FIRST, gettext_lazy("Example")),)),
        ),
    },
    draw=_draw,
    tests=_tests,
)
