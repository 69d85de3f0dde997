"""A number to test with: every kind of step once, each of five keys trying some of them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates import pieces
from flows.templates.drawing import Drawing
from flows.templates.questions import COLLEAGUES, COMPANY, LANGUAGE, OPEN
from flows.templates.template import Given, Question, Template, Wanted, Words
from flows.templates.trials import Trial

# What is not in it, and why.
LEFT_OUT = {
    "part": "needs another flow",
    "go_to_flow": "needs another flow",
    "leave_part": "needs another flow",
    "elsewhere": "only marks what was imported",
    "ask_system": "needs another system",
    "event": "needs another system",
    "number_dialled": "needs numbers, which come to the flow later",
    "record_prompt": "needs a PIN that is nobody else's",
    "change_duty": "would take people off duty",
    "change_switch": "would flip what real calls go by",
}


def _draw(given: Given) -> Drawing:
    drawing = Drawing()
    pieces.begin(drawing, "menu")
    _menu(drawing, given)
    _known(drawing, given)
    _recordings(drawing, given)
    _people(drawing, given)
    _decisions(drawing, given)
    _messages(drawing, given)
    drawing.step("goal", "goal", _("Tested"), name=_("Tested"))
    drawing.wire("goal next > bye")
    pieces.goodbye(drawing, given)
    drawing.step("trouble", "when_trouble", _("When something goes wrong"))
    drawing.step("sorry", "hang_up", _("Sorry"), prompt=given.prompts["sorry"])
    drawing.step("after", "after_call", _("After the call"))
    drawing.step("over", "goal", _("Over"), name=_("Test call over"))
    drawing.wire("trouble next > sorry", "after next > over")
    return drawing


def _menu(drawing: Drawing, given: Given) -> None:
    labels = (
        _("Keys, time and caller"),
        _("Recordings"),
        _("People"),
        _("Decisions"),
        _("Tones and messages"),
    )
    drawing.step(
        "menu",
        "menu",
        _("What to test?"),
        prompt=given.prompts["menu"],
        choices=[{"key": str(key), "label": label} for key, label in enumerate(labels, start=1)],
        silence_prompt=given.prompts["again"],
        wrong_prompt=given.prompts["again"],
    )
    drawing.wire(
        "menu key:1 > ask",
        "menu key:2 > recorded",
        "menu key:3 > duty",
        "menu key:4 > hours",
        "menu key:5 > tones",
        "menu no_input > bye",
        "menu wrong_key > bye",
    )


def _known(drawing: Drawing, given: Given) -> None:
    language = given.answers["language"]
    drawing.step("ask", "ask_digits", _("Keys"), prompt=given.prompts["ask"], variable="pressed")
    for step, name, value, kind in (
        ("keys", _("What was pressed"), "{pressed}", "digits"),
        ("today", _("Which day it is"), "{date}", "date"),
        ("time", _("What time it is"), "{time}", "time"),
        ("who", _("Who calls"), "{caller}", "digits"),
    ):
        drawing.step(step, "say_value", name, value=value, kind=kind, language=language)
    drawing.step("right", "yes_no", _("All right?"), prompt=given.prompts["right"])
    drawing.wire(
        "ask done > keys",
        "ask no_input > today",
        "ask invalid > today",
        "keys done > today",
        "today done > time",
        "time done > who",
        "who done > right",
        "right yes > goal",
        "right no > ask",
        "right gave_up > goal",
    )


def _recordings(drawing: Drawing, given: Given) -> None:
    drawing.step("recorded", "record_call", _("All of it"), prompt=given.prompts["recorded"])
    speak = given.prompts["record"]
    drawing.step("note", "record_message", _("A recording"), prompt=speak)
    pieces.message(drawing, "message", _("A message"), greeting=speak, given=given)
    drawing.wire("recorded next > note", "note done > message", "note failed > message")


def _people(drawing: Drawing, given: Given) -> None:
    team = given.keys["team"]
    first = given.people("colleagues")[0]
    drawing.step("duty", "on_duty", _("Anybody on duty?"), team=team)
    drawing.step("person", "call_person", _("One of them"), person=given.keys["person"])
    pieces.ring_all(drawing, "ring", _("All of them"), team=team, otherwise="hunt")
    drawing.step("hunt", "hunt_group", _("One after another"), team=team, rounds=1)
    target = {"number": first.number, "name": first.name}
    drawing.step("desk", "connect", _("A number"), targets=[target])
    drawing.wire(
        "duty yes > person",
        "duty no > desk",
        "person busy > ring",
        "person no_answer > ring",
        "hunt nobody > desk",
        "desk busy > bye",
        "desk no_answer > bye",
    )


def _decisions(drawing: Drawing, given: Given) -> None:
    """A row of steps that nobody hears; the journal tells which way each was left."""
    first, second = _("One"), _("Two")
    drawing.step("hours", "opening_hours", _("Open?"), hours=given.keys["hours"])
    drawing.step("left", "time_left", _("For long?"), hours=given.keys["hours"])
    positions = [{"name": first}, {"name": second}]
    drawing.step(
        "switch", "switch", _("Switched?"), switch=given.keys["switch"], positions=positions
    )
    rule = {"id": "hidden", "label": _("Hidden"), "what": "hidden"}
    drawing.step("caller", "caller_is", _("Hidden number?"), rules=[rule])
    row = {"id": "saturday", "label": _("Saturday"), "left": "{weekday}", "right": _("Saturday")}
    drawing.step("day", "compare", _("Saturday?"), rows=[row])
    shares = [
        {"id": "one", "label": first, "percent": 50},
        {"id": "two", "label": second, "percent": 50},
    ]
    drawing.step("share", "split", _("By chance"), shares=shares, sticky=False)
    drawing.step("times", "count", _("How often?"), name="tested", whose="call", limit=2)
    drawing.step(
        "look",
        "look_up_table",
        _("In a table"),
        table=given.keys["table"],
        column=_("Direction"),
        value="{direction}",
    )
    assigned = [{"name": "decided", "value": "{weekday} {time}"}]
    drawing.step("set", "set_variable", _("Remembered"), assignments=assigned)
    drawing.step("decided", "play", _("All decided"), prompt=given.prompts["decided"])
    drawing.wire(
        "hours open > left",
        "hours closed > left",
        "left plenty > switch",
        "left soon > switch",
        "left closed > switch",
        f"switch position:{first} > caller",
        f"switch position:{second} > caller",
        "switch otherwise > caller",
        "caller rule:hidden > day",
        "caller otherwise > day",
        "day row:saturday > share",
        "day otherwise > share",
        "share share:one > times",
        "share share:two > times",
        "times under > look",
        "times reached > look",
        "look found > set",
        "look not_found > set",
        "set next > decided",
        "decided done > goal",
    )


def _messages(drawing: Drawing, given: Given) -> None:
    text = _("A test on {weekday} {date} at {time}: {caller} called.")
    drawing.step("tones", "play_tones", _("Tones"), sound="keys", keys="12P34")
    languages = [{"code": "sv", "countries": "+46"}, {"code": "en"}]
    drawing.step("language", "language", _("By country"), languages=languages)
    drawing.step("news", "announcement", _("Announcement"), announcement=given.keys["news"])
    drawing.step("sms", "send_sms", _("An SMS"), message=text)
    drawing.step(
        "mail",
        "send_email",
        _("An e-mail"),
        to=given.answers["email"],
        subject=_("A test call"),
        text=text,
    )
    drawing.wire(
        "tones done > language",
        "language next > news",
        "news done > sms",
        "sms next > mail",
        "mail next > goal",
    )


def _tests(given: Given) -> list[Trial]:
    people = given.people("colleagues")
    nobody = ["person no_answer", "ring no_answer", "desk no_answer"]
    nobody += ["hunt no_answer"] * len(people)
    return [
        Trial(
            _("Keys, time and caller"),
            "menu ask keys today time who right goal bye",
            ["menu press 1", "ask press 12#", "right press 1"],
        ),
        Trial(_("Recordings"), "menu recorded note message bye", ["menu press 2"]),
        Trial(
            _("Nobody answers"), "menu duty person ring hunt desk bye", ["menu press 3", *nobody]
        ),
        Trial(
            _("Decisions"),
            "menu hours left switch caller day share times look set decided goal bye",
            ["menu press 4"],
        ),
        Trial(
            _("Tones and messages"),
            "menu tones language news sms mail goal bye",
            ["menu press 5"],
        ),
        Trial(_("Nothing is pressed"), "menu bye"),
    ]


TEMPLATE = Template(
    key="test-bench",
    label=gettext_lazy("Test bench"),
    text=gettext_lazy("Every kind of step once, to try a line with: keys, time, people, messages."),
    icon="hash",
    questions=(
        LANGUAGE,
        COMPANY,
        OPEN,
        COLLEAGUES,
        Question("email", "email", gettext_lazy("Where are test e-mails sent?")),
    ),
    words={
        "menu": Words(
            gettext_lazy("What to test?"),
            en="{company}, test. For keys, time and your number, press 1. To record, press 2. "
            "To ring people, press 3. For decisions, press 4. For tones and messages, press 5.",
            sv="{company}, test. För knappar, klockan och ditt nummer, tryck 1. För att spela in, "
            "tryck 2. För att ringa folk, tryck 3. För val på vägen, tryck 4. För toner och "
            "meddelanden, tryck 5.",
        ),
        "ask": Words(
            gettext_lazy("Keys, please"),
            en="Press some keys, then hash.",
            sv="Tryck några knappar, och sedan fyrkant.",
        ),
        "right": Words(
            gettext_lazy("All right?"),
            en="If all of that was right, press 1. To hear it again, press 2.",
            sv="Om allt stämde, tryck 1. För att höra det igen, tryck 2.",
        ),
        "recorded": Words(
            gettext_lazy("Recorded"),
            en="From now on this call is recorded.",
            sv="Från och med nu spelas samtalet in.",
        ),
        "record": Words(
            gettext_lazy("A message"),
            en="Say something after the tone, and press hash.",
            sv="Säg något efter tonen, och tryck fyrkant.",
        ),
        "decided": Words(
            gettext_lazy("All decided"),
            en="All decisions have been made: look at the call to see which.",
            sv="Alla vägval är gjorda: se samtalet för att få veta vilka.",
        ),
        "news": Words(
            gettext_lazy("Announcement"),
            en="This is the announcement of the test.",
            sv="Det här är testets utrop.",
        ),
        "again": pieces.NOT_UNDERSTOOD,
        "thanks": Words(
            gettext_lazy("Goodbye"),
            en="That was the test. Goodbye.",
            sv="Det var testet. Hej då.",
        ),
        "sorry": Words(
            gettext_lazy("Sorry"),
            en="Something went wrong in the test. Goodbye.",
            sv="Något gick fel i testet. Hej då.",
        ),
    },
    shared={
        "hours": Wanted("hours", gettext_lazy("Opening hours"), of="open"),
        "team": Wanted("team", gettext_lazy("Everybody"), of="colleagues"),
        "person": Wanted("person", gettext_lazy("One of them"), of="colleagues"),
        "box": Wanted("box", gettext_lazy("Messages"), of="email"),
        "switch": Wanted(
            "switch", gettext_lazy("Switched?"), of=(gettext_lazy("One"), gettext_lazy("Two"))
        ),
        "table": Wanted(
            "table",
            gettext_lazy("Directions"),
            of=((gettext_lazy("Direction"),), (("incoming",), ("outgoing",))),
        ),
        "news": Wanted("announcement", gettext_lazy("Announcement"), of="news"),
    },
    draw=_draw,
    tests=_tests,
)
