"""A number to test with: it says the time, who calls and what was pressed, and records."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COMPANY, LANGUAGE
from flows.templates.template import Given, Template, Wanted, Words
from flows.templates.trials import Trial


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "menu")
    drawing.step(
        "menu",
        "menu",
        _("What to test?"),
        prompt=given.prompts["menu"],
        choices=[
            {"key": "1", "label": _("Keys")},
            {"key": "2", "label": _("Who calls")},
            {"key": "3", "label": _("A message")},
            {"key": "4", "label": _("Tones")},
        ],
        silence_prompt=given.prompts["again"],
        wrong_prompt=given.prompts["again"],
    )
    drawing.step("ask", "ask_digits", _("Keys"), prompt=given.prompts["ask"], variable="pressed")
    _say(drawing, given, "keys", _("What was pressed"), "{pressed}")
    _say(drawing, given, "who", _("Who calls"), "{caller}")
    record = given.prompts["record"]
    pieces.message(drawing, "message", _("A message"), greeting=record, given=given)
    drawing.step("tones", "play_tones", _("Tones"), sound="keys", keys="12P34")
    drawing.step("goal", "goal", _("Tested"), name=_("Tested"))
    drawing.wire(
        "menu key:1 > ask",
        "menu key:2 > who",
        "menu key:3 > message",
        "menu key:4 > tones",
        "menu no_input > bye",
        "menu wrong_key > bye",
        "ask done > keys",
        "ask no_input > bye",
        "ask invalid > bye",
        "keys done > goal",
        "who done > goal",
        "tones done > goal",
        "goal next > bye",
    )
    pieces.goodbye(drawing, given)
    return drawing


def _say(drawing: Drawing, given: Given, step: str, name: str, value: str) -> None:
    language = given.answers["language"]
    drawing.step(step, "say_value", name, value=value, kind="digits", language=language)


def _tests(given: Given) -> list[Trial]:
    return [
        Trial(_("Keys"), "menu ask keys goal bye", ["menu press 1", "ask press 12#"]),
        Trial(_("Who calls"), "menu who goal bye", ["menu press 2"]),
        Trial(_("A message"), "menu message bye", ["menu press 3"]),
        Trial(_("Tones"), "menu tones goal bye", ["menu press 4"]),
        Trial(_("Nothing is pressed"), "menu bye"),
    ]


TEMPLATE = Template(
    key="test-bench",
    label=gettext_lazy("Test bench"),
    text=gettext_lazy("Says back keys and numbers, plays tones, records: to try a line with."),
    icon="hash",
    questions=(LANGUAGE, COMPANY),
    words={
        "menu": Words(
            gettext_lazy("What to test?"),
            en="{company}, test. For keys, press 1. To hear your number, press 2. "
            "To record, press 3. For tones, press 4.",
            sv="{company}, test. För knappar, tryck 1. För att höra ditt nummer, tryck 2. "
            "För att spela in, tryck 3. För toner, tryck 4.",
        ),
        "ask": Words(
            gettext_lazy("Keys, please"),
            en="Press some keys, then hash.",
            sv="Tryck några knappar, och sedan fyrkant.",
        ),
        "record": Words(
            gettext_lazy("A message"),
            en="Say something after the tone, and press hash.",
            sv="Säg något efter tonen, och tryck fyrkant.",
        ),
        "again": pieces.NOT_UNDERSTOOD,
        "thanks": Words(
            gettext_lazy("Goodbye"),
            en="That was the test. Goodbye.",
            sv="Det var testet. Hej då.",
        ),
    },
    shared={"box": Wanted("box", gettext_lazy("Messages"), of="email")},
    draw=_draw,
    tests=_tests,
)
