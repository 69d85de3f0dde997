"""An announcement over everything, put in force from the panel, before an ordinary menu."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COLLEAGUES, COMPANY, EMAIL, LANGUAGE
from flows.templates.template import Given, Template, Wanted, Words
from flows.templates.trials import Trial


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "switch")
    normal, shut = _("As usual"), _("Closed")
    drawing.step(
        "switch",
        "switch",
        _("As usual?"),
        switch=given.keys["switch"],
        positions=[{"name": normal}, {"name": shut}],
    )
    drawing.step("news", "announcement", _("Announcement"), announcement=given.keys["announcement"])
    drawing.step(
        "menu",
        "menu",
        _("Menu"),
        prompt=given.prompts["menu"],
        choices=[{"key": "1", "label": _("Us")}, {"key": "2", "label": _("Message")}],
        silence_prompt=given.prompts["again"],
        wrong_prompt=given.prompts["again"],
    )
    pieces.ring_all(drawing, "ring", _("Ring us"), team=given.keys["team"], otherwise="message")
    pieces.message(drawing, "message", _("Message"), greeting=given.prompts["nobody"], given=given)
    drawing.step("closed", "hang_up", _("Closed"), prompt=given.prompts["closed"])
    drawing.wire(
        f"switch position:{normal} > news",
        f"switch position:{shut} > closed",
        "switch otherwise > news",
        "news done > menu",
        "menu key:1 > ring",
        "menu key:2 > message",
        "menu no_input > ring",
        "menu wrong_key > ring",
    )
    pieces.goodbye(drawing, given)
    return drawing


def _tests(given: Given) -> list[Trial]:
    return [
        Trial(_("As usual"), "switch news menu ring", ["menu press 1"]),
        Trial(_("A message"), "switch news menu message bye", ["menu press 2"]),
        Trial(
            _("The announcement is in force"),
            "switch news menu",
            hears=given.prompts["news"],
            announced=[given.keys["announcement"]],
        ),
        Trial(_("Closed at once"), "switch closed", switches={given.keys["switch"]: _("Closed")}),
    ]


TEMPLATE = Template(
    key="emergency",
    label=gettext_lazy("Announcement over everything"),
    text=gettext_lazy("Put an announcement in force from the panel, or close at once."),
    icon="megaphone",
    questions=(LANGUAGE, COMPANY, COLLEAGUES, EMAIL),
    words={
        "news": Words(
            gettext_lazy("Announcement"),
            en="We have a disturbance just now, and are working on it.",
            sv="Vi har en störning just nu, och arbetar på att lösa den.",
        ),
        "menu": Words(
            gettext_lazy("Menu"),
            en="Welcome to {company}. To talk with us, press 1. To leave a message, press 2.",
            sv="Välkommen till {company}. För att tala med oss, tryck 1. "
            "För att lämna ett meddelande, tryck 2.",
        ),
        "closed": Words(
            gettext_lazy("Closed"),
            en="{company} cannot take calls just now. Please call again later. Goodbye.",
            sv="{company} kan inte ta emot samtal just nu. Ring gärna igen senare. Hej då.",
        ),
        "again": pieces.NOT_UNDERSTOOD,
        "nobody": pieces.NOBODY_FREE,
        "thanks": pieces.THANKS,
    },
    shared={
        "switch": Wanted(
            "switch",
            gettext_lazy("As usual or closed"),
            of=(gettext_lazy("As usual"), gettext_lazy("Closed")),
        ),
        "announcement": Wanted("announcement", gettext_lazy("Announcement"), of="news"),
        "team": Wanted("team", gettext_lazy("Everybody"), of="colleagues"),
        "box": Wanted("box", gettext_lazy("Messages"), of="email"),
    },
    draw=_draw,
    tests=_tests,
)
