"""Choose the language of the call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Ask
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Fault, Leave, Memory, NodeType, Port, register

KEYS = tuple((key, key) for key in "1234567890")

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
    key: Annotated[
        str,
        fields.Choice(
            "Key",
            options=(("", "By its place: 1, 2, 3"), *KEYS),
            help="Pressed for it where callers are asked.",
        ),
    ] = ""


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
    ask: Annotated[
        bool,
        fields.Switch(
            "Ask the caller",
            help="Unless a list or an earlier choice decides. Who presses no key gets the first "
            "language that fits their number.",
        ),
    ] = False
    prompt: Annotated[
        str | None,
        fields.Prompt(
            "Message",
            help="“För svenska, tryck 1. For English, press 2.”",
            shown_for=("ask", True),
        ),
    ] = None
    timeout: Annotated[
        int, fields.Seconds("Wait for a key", min=1, max=30, shown_for=("ask", True))
    ] = 5
    tries: Annotated[int, fields.Number("Times to ask", min=1, max=10, shown_for=("ask", True))] = 3
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
    """Sets {language}: one outright, by a caller list or the country, or by asking the caller."""

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
        # Nobody is asked whose language is known.
        narrowed = config.keep or any(spoken.list for spoken in config.languages)
        return narrowed or self.question(config) is None

    def acts(self, config: Config) -> bool:
        return config.ask

    def question(self, config: Config) -> str | None:
        return config.prompt if config.ask else None

    def faults(self, config: Config) -> Iterator[Fault]:
        if config.ask:
            yield from _key_faults(config)
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
            if not (config.ask or _narrowed(spoken)) and place < last:
                text = (
                    "Every call takes this language: give it country codes or a list, "
                    "or put it last."
                )
                field = f"languages.{place}.countries"
                yield Fault("takes_all", field, text, severity="warning")

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        known = call.variables.get(config.variable, "")
        if config.keep and known in {spoken.code for spoken in config.languages}:
            return _speak(config, known, by="before")
        if listed := _by_list(config, call):
            return _speak(config, listed, by="list")
        if question := self.question(config):
            return _ask(config, question, asked=1)
        return _speak(config, _by_number(config, call.person), by="number")

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        keys = _keys(config)
        if finished.outcome == "digits" and finished.digits in keys:
            return _speak(config, keys[finished.digits], by="key")
        asked, question = memory["asked"], self.question(config)
        if question and asked < config.tries:
            return _ask(config, question, asked=asked + 1)
        return _speak(config, _by_number(config, call.person), by="number")


def _ask(config: Config, question: str, *, asked: int) -> Act:
    return Act(Ask(question, digits=1, timeout=config.timeout), {"asked": asked})


def _speak(config: Config, chosen: str, *, by: str) -> Leave:
    why = {"language": chosen, "by": by}
    return Leave(f"language:{chosen}", {config.variable: chosen}, otherwise="next", why=why)


def _keys(config: Config) -> dict[str, str]:
    """The language of each key that can be pressed."""
    keyed = {_key_of(config, place): one.code for place, one in enumerate(config.languages)}
    return {key: code for key, code in keyed.items() if key}


def _key_of(config: Config, place: int) -> str:
    own = config.languages[place].key
    return own or (KEYS[place][0] if place < len(KEYS) else "")


def _key_faults(config: Config) -> Iterator[Fault]:
    if config.prompt is None:
        yield Fault("missing", "prompt", "Fill in “{label}”.", {"label": "Message"})
    taken: set[str] = set()
    for place, spoken in enumerate(config.languages):
        key, field = _key_of(config, place), f"languages.{place}.key"
        if not key:
            text = "“{language}” has no key: there are only ten, so ask for fewer languages."
            yield Fault("no_key", field, text, {"language": dict(LANGUAGES)[spoken.code]})
        elif key in taken:
            text = "Key {key} is there twice: give one of them another key."
            yield Fault("key_twice", field, text, {"key": key})
        taken.add(key)


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
