"""Ask for a number with several digits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import digits, fields
from flows.engine.actions import Ask, Said
from flows.engine.events import Finished
from flows.engine.node import (
    Act,
    CallView,
    Fault,
    Leave,
    Memory,
    NodeType,
    Port,
    register,
)
from flows.engine.saying import read_back, spoken_in
from flows.engine.voices import CLIPS, LANGUAGE

_RIGHT, _AGAIN = "1", "2"
# So long a caller may say whether it is right, and before a question of one's own is put.
_WAIT, _BEFORE_QUESTION = 5, 1


class Config(fields.Config):
    prompt: Annotated[
        str,
        fields.Prompt("Message", help="“Enter your customer number, then press hash.”"),
    ]
    variable: Annotated[
        str, fields.Variable("Remember as", help="Use it later as {customer_number}.")
    ] = "digits"
    form: Annotated[
        str,
        fields.Choice(
            "Kind of number", options=digits.FORMS, help="Anything else is asked for again."
        ),
    ] = "any"
    min_digits: Annotated[int, fields.Number("Digits, at least", min=1, max=20)] = 1
    max_digits: Annotated[
        int,
        fields.Number("Digits, at most", min=1, max=20, help="Fewer end with the hash key."),
    ] = 10
    timeout: Annotated[int, fields.Seconds("Wait for the digits", min=1, max=30)] = 10
    silence_tries: Annotated[
        int, fields.Number("Times to ask when nothing is entered", min=1, max=10)
    ] = 3
    wrong_tries: Annotated[
        int, fields.Number("Times to ask when it is too short or wrong", min=1, max=10)
    ] = 3
    sensitive: Annotated[
        bool,
        fields.Switch("Sensitive", help="The digits are never shown or kept in the log."),
    ] = False
    read_back: Annotated[
        bool,
        fields.Switch(
            "Read back and confirm", help="“You pressed 1 2 3.” 1 is right, 2 enters it again."
        ),
    ] = False
    language: Annotated[
        str,
        fields.Choice(
            "Read back in",
            options=(("sv", "Swedish"), ("en", "English")),
            help="Where the call's language is none of these.",
            shown_for=("read_back", True),
        ),
    ] = "sv"
    question: Annotated[
        str | None,
        fields.Prompt(
            "Question after the digits",
            help="“If that is right, press 1. To enter it again, press 2.” Empty: our own words.",
            shown_for=("read_back", True),
        ),
    ] = None
    clips: Annotated[str, fields.Clips("Clips", hidden=True, shown_for=("read_back", True))] = CLIPS


@register
class AskDigits(NodeType[Config]):
    """Asks for a number, such as a customer number, and remembers it."""

    model = Config
    label, group, icon, place = "Ask for digits", "talk", "keypad", 30
    summary = "{prompt}"
    steers = True
    sets_by = frozenset({"done"})
    ports = (
        Port("done", "Entered"),
        Port("no_input", "No input", unwired="warning", trouble=True),
        Port("invalid", "Not accepted", unwired="warning", trouble=True),
    )
    onward = "done"

    def sensitive(self, config: Config) -> bool:
        return config.sensitive

    def faults(self, config: Config) -> Iterator[Fault]:
        if config.min_digits > config.max_digits:
            text = "At least {min} digits cannot be entered when at most {max} are taken."
            places = {"min": str(config.min_digits), "max": str(config.max_digits)}
            yield Fault("min_over_max", "min_digits", text, places)
        lengths = digits.LENGTHS.get(config.form, ())
        if lengths and not any(self._has_length(config, length) for length in lengths):
            text = "It has {lengths} digits: change how many are taken."
            places = {"lengths": " / ".join(map(str, lengths))}
            yield Fault("no_such_length", "max_digits", text, places)
        if config.read_back and config.sensitive:
            text = "Sensitive digits are not read back: switch one of the two off."
            yield Fault("reads_secret", "read_back", text)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return self._ask(config, silence=0, wrong=0)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        silence, wrong = memory["silence"], memory["wrong"]
        if "entered" in memory:
            return self._confirmed(config, call, finished, memory)
        if finished.outcome == "digits":
            if self._fits(config, finished.digits):
                if config.read_back and not config.sensitive:
                    return self._read_back(
                        config, call, finished.digits, silence=silence, wrong=wrong
                    )
                return Leave("done", {config.variable: finished.digits})
            wrong += 1
            if wrong >= config.wrong_tries:
                return Leave("invalid")
        else:
            silence += 1
            if silence >= config.silence_tries:
                return Leave("no_input")
        return self._ask(config, silence=silence, wrong=wrong)

    def _confirmed(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        """A “no” counts as a wrong number, silence as silence: nobody goes round for ever."""
        entered, silence, wrong = memory["entered"], memory["silence"], memory["wrong"]
        if finished.outcome == "digits":
            if finished.digits == _RIGHT:
                return Leave("done", {config.variable: entered}, why={"entered": entered})
            if not finished.digits and not memory.get("hash"):
                # Who ends each number with the hash presses it into this question, once.
                again = self._read_back(config, call, entered, silence=silence, wrong=wrong)
                return Act(again.action, {**again.memory, "hash": True})
            wrong += 1
            if wrong >= config.wrong_tries:
                return Leave("invalid")
            if finished.digits == _AGAIN:
                return self._ask(config, silence=silence, wrong=wrong)
        elif config.question is not None and not memory["asked"]:
            return Act(Ask(config.question, digits=1, timeout=_WAIT), {**memory, "asked": True})
        else:
            silence += 1
            if silence >= config.silence_tries:
                return Leave("no_input")
        return self._read_back(config, call, entered, silence=silence, wrong=wrong)

    def _read_back(
        self, config: Config, call: CallView, entered: str, *, silence: int, wrong: int
    ) -> Act:
        """The digits are asked, not played, because a key pressed into a `play` is lost."""
        own = config.question is None
        language = spoken_in(call.variables.get(LANGUAGE, ""), config.language)
        said = Said(read_back(entered, language, ask=own), language, config.clips)
        memory = {"silence": silence, "wrong": wrong, "entered": entered, "asked": own}
        return Act(Ask(said, digits=1, timeout=_WAIT if own else _BEFORE_QUESTION), memory)

    def _fits(self, config: Config, keys: str) -> bool:
        if not (keys.isascii() and keys.isdecimal() and self._has_length(config, len(keys))):
            return False
        return digits.fits(config.form, keys)

    def _has_length(self, config: Config, length: int) -> bool:
        return config.min_digits <= length <= config.max_digits

    def _ask(self, config: Config, *, silence: int, wrong: int) -> Act:
        action = Ask(config.prompt, digits=config.max_digits, timeout=config.timeout)
        return Act(action, {"silence": silence, "wrong": wrong})
