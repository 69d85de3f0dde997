"""Choose the language of the call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register

LANGUAGES = (
    ("sv", "Swedish"),
    ("en", "English"),
    ("ar", "Arabic"),
    ("da", "Danish"),
    ("de", "German"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("so", "Somali"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
)
_CODE = re.compile(r"(?:\+|00)?([1-9][0-9]{0,3})")
_BETWEEN = re.compile(r"[\s,;]+")


class Spoken(fields.Config):
    code: Annotated[str, fields.Choice("Language", options=LANGUAGES)]
    countries: Annotated[
        str,
        fields.Text(
            "Country codes",
            max=200,
            help="Like +46 +358: numbers that begin so. Empty: whoever comes here.",
        ),
    ] = ""
    list: Annotated[
        str | None,
        fields.CallerList(
            "Caller list", help="Whoever is on it gets this language, wherever they call from."
        ),
    ] = None


class Config(fields.Config):
    languages: Annotated[
        list[Spoken],
        fields.Items(
            "Languages",
            min=1,
            max=len(LANGUAGES),
            help="Read from the top. The last is for all whom none fits.",
        ),
    ]
    keep: Annotated[
        bool,
        fields.Switch(
            "Keep what was chosen before",
            help="By an earlier answer, or by whoever placed the call.",
        ),
    ] = True
    # Where whoever speaks to the caller looks.
    variable: Annotated[str, fields.Variable("Remember as", hidden=True)] = "language"


@register
class Language(NodeType[Config]):
    """Sets {language}: one outright, by a caller list, or by the country the call comes from."""

    model = Config
    label, group, icon, place = "Language", "decide", "language", 50
    summary = "{languages}"
    everyday = False
    steers = True
    ports = (
        Port("language:{code}", "{code}", unwired="goes_on", each="languages"),
        Port("next", "Then"),
    )

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        seen: set[str] = set()
        last = len(config.languages) - 1
        for place, spoken in enumerate(config.languages):
            if spoken.code in seen:
                text = "“{language}” is there twice: remove one."
                places = {"language": dict(LANGUAGES)[spoken.code]}
                yield Fault("twice", f"languages.{place}.code", text, places)
            seen.add(spoken.code)
            for written in _written(spoken):
                if not _CODE.fullmatch(written):
                    text = "“{code}” is no country code: write them like +46 +358."
                    field = f"languages.{place}.countries"
                    yield Fault("not_a_country", field, text, {"code": written})
            if not _narrowed(spoken) and place < last:
                text = (
                    "Every call takes this language: give it country codes or a list, "
                    "or put it last."
                )
                field = f"languages.{place}.countries"
                yield Fault("takes_all", field, text, severity="warning")

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        known = call.variables.get(config.variable, "")
        chosen, because = _by_number(config, call.person), "number"
        if listed := _by_list(config, call):
            chosen, because = listed, "list"
        if config.keep and known in {spoken.code for spoken in config.languages}:
            chosen, because = known, "before"
        why = {"language": chosen, "by": because}
        return Leave(f"language:{chosen}", {config.variable: chosen}, otherwise="next", why=why)


def _by_number(config: Config, number: str) -> str:
    for spoken in config.languages:
        codes = [found[1] for written in _written(spoken) if (found := _CODE.fullmatch(written))]
        if not _narrowed(spoken) or number.startswith(tuple(f"+{code}" for code in codes)):
            return spoken.code
    return config.languages[-1].code


def _by_list(config: Config, call: CallView) -> str | None:
    """A list names people, so it counts before any country, wherever it stands."""
    for spoken in config.languages:
        held = call.world.caller_lists.get(spoken.list or "")
        if held is not None and held.holds(call.person):
            return spoken.code
    return None


def _narrowed(spoken: Spoken) -> bool:
    return bool(_written(spoken) or spoken.list)


def _written(spoken: Spoken) -> list[str]:
    return [one for one in _BETWEEN.split(spoken.countries) if one]
