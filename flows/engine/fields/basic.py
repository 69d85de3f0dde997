"""The closed vocabulary of field kinds; each names one widget of the inspector.

A node's configuration is a pydantic model whose fields carry a kind:
`prompt: Annotated[str, Prompt("Message")]`. The kind checks the value, and the catalogue
hands its description to the canvas, so a field is declared once.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from flows.engine import audio, expressions, numbering

VARIABLE = re.compile(r"[a-z][a-z0-9_]{0,39}")
PHONE = re.compile(r"\+[1-9][0-9]{5,14}")
# 46elks voice-connect-sip; no comma, which divides those who ring.
SIP = re.compile(
    r"sips?:(?:[A-Za-z0-9._~+%!$&'*()=-]{1,64}@)?"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::[0-9]{1,5})?(?:;transport=(?:tcp|udp))?"
)


class Config(BaseModel):
    """Base of every node's configuration; keys it does not know belong to a newer Antler."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def refuse(code: str, text: str, **params: object) -> PydanticCustomError:
    """An error that carries its sentence and places apart, so that it can be translated."""
    places = {name: str(value) for name, value in params.items()}
    return PydanticCustomError(code, "{text}", {"text": text, "params": places})


@dataclass(frozen=True)
class Kind:
    """What a field is called, what it may hold, and the help beside it.

    An `experimental` field asks for what the carrier does not document: it is shown as such, and
    heeded only where the installation says so (`ELKS_EXPERIMENTAL`). A `hidden` one is kept by the
    canvas and stands in no form. One that is `shown_for` means something only while the choice or
    switch named there, beside it, is that value: (its field, the value). `begins` is what a new
    step has there, where a drawing that says nothing means something else.
    """

    kind: ClassVar[str]
    label: str
    help: str = ""
    experimental: bool = dataclasses.field(default=False, kw_only=True)
    hidden: bool = dataclasses.field(default=False, kw_only=True)
    shown_for: tuple[str, str | bool] | None = dataclasses.field(default=None, kw_only=True)
    begins: str | None = dataclasses.field(default=None, kw_only=True)

    def describe(self) -> dict[str, Any]:
        """The part of the catalogue entry that only this kind has."""
        return {}

    def check(self, value: Any) -> Any:
        """The value, or `refuse`d with a sentence and its places."""
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check_filled, handler(source))

    def _check_filled(self, value: Any) -> Any:
        return value if value is None or value == "" else self.check(value)


@dataclass(frozen=True)
class Text(Kind):
    kind: ClassVar[str] = "text"
    max: int = 200
    multiline: bool = False

    def describe(self) -> dict[str, Any]:
        return {"max": self.max, "multiline": self.multiline}

    def check(self, value: str) -> str:
        if len(value) > self.max:
            text = "“{label}”: use at most {max} characters."
            raise refuse("too_long", text, label=self.label, max=self.max)
        return value


@dataclass(frozen=True)
class Template(Text):
    """Text in which `{name}` stands for a variable's value.

    `may_be_empty`: it makes sense also where only some ways have set the variable.
    """

    kind: ClassVar[str] = "template"
    may_be_empty: bool = dataclasses.field(default=False, kw_only=True)


@dataclass(frozen=True)
class Number(Kind):
    kind: ClassVar[str] = "number"
    min: int = 0
    max: int = 1_000_000

    def describe(self) -> dict[str, Any]:
        return {"min": self.min, "max": self.max}

    def check(self, value: int) -> int:
        if not self.min <= value <= self.max:
            text = "“{label}”: use a number from {min} to {max}."
            raise refuse("out_of_range", text, label=self.label, min=self.min, max=self.max)
        return value


@dataclass(frozen=True)
class Seconds(Number):
    kind: ClassVar[str] = "seconds"


@dataclass(frozen=True)
class Switch(Kind):
    kind: ClassVar[str] = "switch"


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few; `options` are pairs of value and label."""

    kind: ClassVar[str] = "choice"
    options: tuple[tuple[str, str], ...] = ()

    def describe(self) -> dict[str, Any]:
        return {"options": [{"value": value, "label": label} for value, label in self.options]}

    def check(self, value: str) -> str:
        if value not in {option for option, _ in self.options}:
            raise refuse("not_a_choice", "“{label}”: choose one of the list.", label=self.label)
        return value


@dataclass(frozen=True)
class Prompt(Kind):
    """A prompt, by its key; or the address of audio elsewhere, or a `sound/…` of the carrier's."""

    kind: ClassVar[str] = "prompt"

    def check(self, value: str) -> str:
        if ("/" in value or ":" in value) and not audio.is_reference(value):
            text = "“{label}”: choose a message, or write a whole address beginning with https://."
            raise refuse("not_a_sound", text, label=self.label)
        return value


@dataclass(frozen=True)
class Clips(Prompt):
    """The clips that values are said with: filled in by the compiler, never by a person."""

    kind: ClassVar[str] = "clips"

    def check(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class PromptToRecord(Kind):
    """A prompt, by its key, that the step puts a recording into."""

    kind: ClassVar[str] = "prompt_to_record"


def _refuse_almost(written: str, label: str) -> None:
    """Where it is clear which number is meant (0046…, 070…), say how to write it."""
    if number := numbering.meant(written):
        text = "“{label}”: write {number}, with + and the country code."
        raise refuse("almost_a_phone", text, label=label, number=number)


@dataclass(frozen=True)
class Phone(Kind):
    kind: ClassVar[str] = "phone"

    def check(self, value: str) -> str:
        if not PHONE.fullmatch(value):
            _refuse_almost(value, self.label)
            text = "“{label}”: write the number with country code, like +46701234567."
            raise refuse("not_a_phone", text, label=self.label)
        return value


@dataclass(frozen=True)
class PhoneOrSip(Kind):
    """Whom to ring: a phone number, or a SIP address."""

    kind: ClassVar[str] = "phone_or_sip"

    def check(self, value: str) -> str:
        if value.startswith(("sip:", "sips:")):
            if not SIP.fullmatch(value):
                text = "“{label}”: write a SIP address like sip:anna@example.com;transport=tcp."
                raise refuse("not_a_sip_address", text, label=self.label)
        elif not PHONE.fullmatch(value):
            _refuse_almost(value, self.label)
            text = "“{label}”: write a number like +46701234567, or sip:anna@example.com."
            raise refuse("not_a_phone_or_sip", text, label=self.label)
        return value


@dataclass(frozen=True)
class PhoneOrVariable(PhoneOrSip, Template):
    """Whom to ring: a phone number, a SIP address, or a text whose `{variables}` make one up.

    What those hold is looked at when a call comes there (flows/engine/dialling.py).
    """

    kind: ClassVar[str] = "phone_or_variable"

    def check(self, value: str) -> str:
        if expressions.names(value):
            return Text.check(self, value)
        if "{" in value:
            text = "“{label}”: write a variable in small letters, like {example}."
            raise refuse("not_a_variable", text, label=self.label, example="{number}")
        return PhoneOrSip.check(self, value)


@dataclass(frozen=True)
class Tones(Kind):
    """Key tones to play."""

    kind: ClassVar[str] = "tones"

    def check(self, value: str) -> str:
        if not audio.TONES.fullmatch(value):
            text = "“{label}”: use only 0 to 9, * and #, with p and P for pauses."
            raise refuse("not_tones", text, label=self.label)
        return value


@dataclass(frozen=True)
class OurNumber(Phone):
    """One of our own numbers."""

    kind: ClassVar[str] = "number_of_ours"


@dataclass(frozen=True)
class Variable(Kind):
    """A name to remember a value under.

    `filled` is the field beside it without which nothing is remembered.
    """

    kind: ClassVar[str] = "variable"
    filled: str = ""

    def check(self, value: str) -> str:
        if not VARIABLE.fullmatch(value):
            text = "“{label}”: use small letters, digits and _, beginning with a letter."
            raise refuse("not_a_name", text, label=self.label)
        return value


@dataclass(frozen=True)
class Items(Kind):
    """A list of small records; their fields come from the list's own model.

    `follows`: the field beside it that holds a message; those of the items are heard after it, in
    a row, and become one sound when the flow is published.
    """

    kind: ClassVar[str] = "list"
    min: int = 0
    max: int = 20
    follows: str = dataclasses.field(default="", kw_only=True)

    def describe(self) -> dict[str, Any]:
        return {"min": self.min, "max": self.max}

    def check(self, value: list[Any]) -> list[Any]:
        if len(value) < self.min:
            text = "“{label}” is empty: add at least one."
            if value:
                text = "“{label}” holds too few: add at least {min}."
            raise refuse("too_few", text, label=self.label, min=self.min)
        if len(value) > self.max:
            text = "“{label}”: keep at most {max}."
            raise refuse("too_many", text, label=self.label, max=self.max)
        return value


@dataclass(frozen=True)
class Flow(Kind):
    """Another flow, by its key."""

    kind: ClassVar[str] = "flow"


@dataclass(frozen=True)
class Version(Kind):
    """The number of a version of the flow named beside it; empty: the latest published."""

    kind: ClassVar[str] = "flow_version"
    empty: str = "The latest published"

    def describe(self) -> dict[str, Any]:
        return {"empty": self.empty}


@dataclass(frozen=True)
class Key(Text):
    """The hidden identity of a list's item, made by the canvas."""

    kind: ClassVar[str] = "key"
