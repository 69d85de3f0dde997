"""Where a drawing speaks of something: in names, in texts, as a message, a number or a variable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from flows.engine.configuration import item_model, kind_of
from flows.engine.document import Document, Node
from flows.engine.fields import (
    Flow,
    Items,
    Key,
    Kind,
    OurNumber,
    Phone,
    PhoneOrSip,
    Prompt,
    PromptToRecord,
    Shared,
)
from flows.engine.node import node_types

_NO_DIGITS = re.compile(r"\D")
_NUMBER = re.compile(r"[\d\s()+./-]{3,}")


@dataclass(frozen=True)
class Place:
    """A field of a step and what it holds there; without a `kind` it is the step's name."""

    node: Node
    field: str
    label: str
    text: str
    kind: Kind | None = None


def places(document: Document) -> Iterator[Place]:
    """Every text of a drawing as it was saved, whatever is missing or wrong beside it."""
    types = node_types()
    for node in document.nodes.values():
        yield Place(node, "name", "Name of the step", node.name)
        if node.type in types:
            yield from _fields(node, types[node.type].model, node.config, path="")


def _fields(
    node: Node, model: type[BaseModel], raw: Mapping[str, Any], *, path: str
) -> Iterator[Place]:
    for name, field in model.model_fields.items():
        kind, value = kind_of(field), raw.get(name)
        if isinstance(kind, Items) and isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, dict):
                    inner = f"{path}{name}.{place}."
                    yield from _fields(node, item_model(field), item, path=inner)
        elif isinstance(value, str) and value and not isinstance(kind, Key):
            yield Place(node, f"{path}{name}", kind.label, value, kind)


@dataclass(frozen=True)
class Named:
    """What people call what drawings name by a key; a message's name comes with its words."""

    prompts: Mapping[str, str]
    flows: Mapping[str, str]
    # By the kind of the fields that name them.
    shared: Mapping[str, Mapping[str, str]]

    def said(self, place: Place) -> str:
        match place.kind:
            case Prompt() | PromptToRecord():
                return self.prompts.get(place.text, "")
            case Flow():
                return self.flows.get(place.text, "")
            case Shared(kind=kind):
                return self.shared.get(kind, {}).get(place.text, "")
            case _:
                return ""


def speaks_of(search: str, named: Named) -> Callable[[Place], str]:
    """A question for places: the text in which the search is found there, or empty."""
    wanted, number = search.strip().casefold(), digits(search)

    def found(place: Place) -> str:
        said = named.said(place)
        for text in (place.text, said):
            if wanted in text.casefold():
                return said or text
        telephone = isinstance(place.kind, (Phone, PhoneOrSip))
        return place.text if number and telephone and number in digits_of(place.text) else ""

    return found


def message_of(place: Place) -> str | None:
    """The message it names, by its key."""
    return place.text if isinstance(place.kind, (Prompt, PromptToRecord)) else None


def is_prompt(key: str) -> Callable[[Place], bool]:
    return lambda place: message_of(place) == key


def is_shared(kind: str, key: str) -> Callable[[Place], bool]:
    """Whether a field of this kind names that thing."""
    return lambda place: place.kind is not None and (place.kind.kind, place.text) == (kind, key)


def is_flow(key: str) -> Callable[[Place], bool]:
    return lambda place: isinstance(place.kind, Flow) and place.text == key


def is_number(number: str) -> Callable[[Place], bool]:
    kinds = (OurNumber, Phone, PhoneOrSip)
    return lambda place: isinstance(place.kind, kinds) and place.text == number


def digits(search: str) -> str:
    """The digits of a phone number or its beginning, without what only this country dials first."""
    if not _NUMBER.fullmatch(search.strip()):
        return ""
    return re.sub(r"^0+", "", digits_of(search))


def digits_of(text: str) -> str:
    return _NO_DIGITS.sub("", text)
