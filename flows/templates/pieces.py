"""Parts of a drawing that several templates have in common."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.templates.drawing import Drawing
from flows.templates.template import Given, Words

GREETING = Words(
    gettext_lazy("Welcome"),
    en="Welcome to {company}.",
    sv="Välkommen till {company}.",
)
CLOSED = Words(
    gettext_lazy("Closed"),
    en="{company} is closed just now. Please leave a message after the tone, and press hash.",
    sv="{company} har stängt just nu. Lämna gärna ett meddelande efter tonen, och tryck fyrkant.",
)
HOLIDAY = Words(
    gettext_lazy("Holiday"),
    en="{company} has a holiday. Please leave a message after the tone, and press hash.",
    sv="{company} har helgstängt. Lämna gärna ett meddelande efter tonen, och tryck fyrkant.",
)
NOBODY_FREE = Words(
    gettext_lazy("Nobody free"),
    en="Nobody can answer just now. Please leave a message after the tone, and press hash.",
    sv="Ingen kan svara just nu. Lämna gärna ett meddelande efter tonen, och tryck fyrkant.",
)
THANKS = Words(
    gettext_lazy("Thanks"),
    en="Thank you. We will call you back as soon as we can. Goodbye.",
    sv="Tack. Vi ringer upp dig så snart vi kan. Hej då.",
)
NOT_UNDERSTOOD = Words(
    gettext_lazy("Not understood"),
    en="We did not understand that. Please try again.",
    sv="Vi förstod inte det. Försök gärna igen.",
)


def begin(drawing: Drawing, first: str) -> None:
    """The step every call begins with, and where it leads."""
    drawing.step("in", "incoming_call", _("Incoming call"))
    drawing.wire(f"in next > {first}")


def goodbye(drawing: Drawing, given: Given) -> None:
    """The end that all messages lead to, called `bye`."""
    drawing.step("bye", "hang_up", _("Thanks and goodbye"), prompt=given.prompts["thanks"])


def message(drawing: Drawing, step: str, name: str, *, greeting: str, given: Given) -> None:
    """Lets the caller leave a message in the flow's box, then on to `bye`."""
    drawing.step(
        step,
        "voicemail",
        name,
        greeting=greeting,
        box=given.keys["box"],
        emails=given.answers.get("email") or None,
        sms_to=given.answers.get("sms") or None,
    )
    drawing.wire(f"{step} left > bye", f"{step} failed > bye")


def ring_all(drawing: Drawing, step: str, name: str, *, team: str, otherwise: str) -> None:
    """Rings a team at once; whoever is not free leaves the call to `otherwise`."""
    drawing.step(step, "ring_everyone", name, team=team)
    drawing.wire(f"{step} nobody > {otherwise}")
