"""Say a value: a number, digits, a date, a time, an amount."""

from __future__ import annotations

from typing import Annotated

from flows.engine import expressions, fields
from flows.engine.actions import Play, Said
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register
from flows.engine.saying import KINDS, say, spoken_in
from flows.engine.saying.language import PAUSE
from flows.engine.voices import CLIPS, LANGUAGE

CURRENCIES = (("SEK", "Kronor"), ("EUR", "Euro"), ("USD", "Dollars"))


class Config(fields.Config):
    value: Annotated[
        str, fields.Template("What to say", help="For example {digits}, or 2026-05-03.")
    ]
    kind: Annotated[str, fields.Choice("As", options=KINDS)] = "digits"
    currency: Annotated[
        str, fields.Choice("Currency", options=CURRENCIES, help="Of an amount of money.")
    ] = "SEK"
    language: Annotated[
        str, fields.Choice("Language", options=(("sv", "Swedish"), ("en", "English")))
    ] = "sv"
    follow: Annotated[
        bool,
        fields.Switch(
            "In the call's language, where it can be",
            help="The variable {language} says which it is: sv, en.",
        ),
    ] = True
    skippable: Annotated[bool, fields.Switch("May be skipped with a key")] = True
    clips: Annotated[str, fields.Clips("Clips", hidden=True)] = CLIPS


@register
class SayValue(NodeType[Config]):
    """Says what is only known during the call, put together of recorded words."""

    model = Config
    label, group, icon, place = "Say a value", "talk", "number", 15
    summary = "{value}"
    everyday = False
    ports = (
        Port("done", "Then", unwired="warning"),
        Port("failed", "Cannot be said", unwired="goes_on"),
    )
    onward = "done"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        asked = call.variables.get(LANGUAGE, "") if config.follow else ""
        language = spoken_in(asked, config.language)
        value = expressions.render(config.value, call.variables)
        words = say(value, config.kind, language, currency=config.currency)
        # What cannot be said is a moment of silence: a step that is heard never goes round unheard.
        said = Said(words or (PAUSE,), language, config.clips)
        return Act(Play(said, skippable=config.skippable), {"said": words is not None})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if finished.outcome == "failed" or not memory["said"]:
            return Leave("failed", otherwise="done")
        return Leave("done")
