"""An on-call rota: one after another is rung; when nobody answers, somebody is told by SMS.

Also of a caller who hangs up before anybody answers; and of nobody twice.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COMPANY, EMAIL, LANGUAGE
from flows.templates.template import Given, Question, Template, Wanted, Words
from flows.templates.trials import Trial

# So often each is tried.
ROUNDS = 2


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "hello")
    drawing.step("hello", "play", _("One moment"), prompt=given.prompts["welcome"])
    drawing.step(
        "hunt",
        "hunt_group",
        _("On call"),
        team=given.keys["team"],
        rounds=ROUNDS,
        pause_prompt=given.prompts["looking"],
    )
    drawing.step(
        "tell",
        "send_sms",
        _("Tell the manager"),
        to="number",
        number=given.answers["manager"],
        message=_("Nobody on call answered {caller}."),
    )
    drawing.step(
        "told", "set_variable", _("Told"), assignments=[{"name": "manager_told", "value": "yes"}]
    )
    pieces.message(drawing, "message", _("Message"), greeting=given.prompts["nobody"], given=given)
    drawing.wire(
        "hello done > hunt", "hunt nobody > tell", "tell next > told", "told next > message"
    )
    pieces.goodbye(drawing, given)
    _afterwards(drawing, given)
    return drawing


def _afterwards(drawing: Drawing, given: Given) -> None:
    missed = {"id": "missed", "label": _("Missed"), "left": "{call_talked}{manager_told}"}
    drawing.step("after", "after_call", _("After the call"))
    drawing.step("missed", "compare", _("Missed?"), rows=[missed | {"right": "no"}])
    drawing.step(
        "hung_up",
        "send_sms",
        _("Tell of who hung up"),
        to="number",
        number=given.answers["manager"],
        message=_("{caller} hung up before anybody on call answered."),
    )
    drawing.wire("after next > missed", "missed row:missed > hung_up")


def _tests(given: Given) -> list[Trial]:
    everybody = ["hunt no_answer"] * (ROUNDS * len(given.people("rota")))
    return [
        Trial(_("The first one answers"), "hello hunt"),
        Trial(_("The second try is answered"), "hello hunt", ["hunt no_answer"]),
        Trial(_("Nobody answers"), "hello hunt tell message bye", everybody),
    ]


TEMPLATE = Template(
    key="on-call",
    label=gettext_lazy("On call"),
    text=gettext_lazy("Rings one after another, and tells the manager when nobody answers."),
    icon="hunt",
    questions=(
        LANGUAGE,
        COMPANY,
        Question(
            "rota",
            "people",
            gettext_lazy("Who is on call, in which order?"),
            help=gettext_lazy("Each is tried twice. Who is on duty is set under People."),
            row=gettext_lazy("Name"),
        ),
        Question("manager", "phone", gettext_lazy("Who is told when nobody answers?")),
        EMAIL,
    ),
    words={
        "welcome": Words(
            gettext_lazy("One moment"),
            en="{company}, on call. We are looking for somebody who can help.",
            sv="{company}, jour. Vi söker någon som kan hjälpa dig.",
        ),
        "looking": Words(
            gettext_lazy("Still looking"),
            en="We are still looking for somebody. Please stay on the line.",
            sv="Vi söker fortfarande efter någon. Stanna gärna kvar.",
        ),
        "nobody": pieces.NOBODY_FREE,
        "thanks": pieces.THANKS,
    },
    shared={
        "team": Wanted("team", gettext_lazy("On call"), of="rota"),
        "box": Wanted("box", gettext_lazy("Messages"), of="email"),
    },
    draw=_draw,
    tests=_tests,
)
