"""What a template is: what it asks, what its callers hear, and how it is drawn from the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from flows.templates.drawing import Drawing

QuestionKind = Literal["text", "email", "phone", "people", "week", "language"]
# A sentence in the reader's language, made when it is read.
Told = Any


@dataclass(frozen=True)
class Question:
    """One question of the wizard; `kind` says what an answer is (flows/templates/answers.py).

    Of a `people` question `most` rows are taken; the label of a row's name is `row`.
    """

    name: str
    kind: QuestionKind
    label: Told
    help: Told = ""
    required: bool = True
    most: int = 10
    row: Told = ""


@dataclass(frozen=True)
class Words:
    """What a message says, in each language; `{company}` and other text answers are filled in."""

    name: Told
    en: str
    sv: str


@dataclass(frozen=True)
class Person:
    """A row of a `people` answer: who, and where they are rung (E.164)."""

    name: str
    number: str


@dataclass(frozen=True)
class Given:
    """What a drawing is made from: answers by the names of their questions, and what was made
    of them. `prompts` are the keys of the messages by name, `keys` those of shared things."""

    answers: Mapping[str, Any]
    prompts: Mapping[str, str]
    keys: Mapping[str, str] = field(default_factory=dict)

    def people(self, name: str) -> list[Person]:
        return list(self.answers.get(name, []))


@dataclass(frozen=True)
class Wanted:
    """Something that flows share, to be made beside the flow: `kind` is that of its fields."""

    kind: Literal["hours", "team", "box", "switch", "table", "announcement"]
    name: Told
    # For instance the question whose answer it is made of, or its positions.
    of: Any = None


@dataclass(frozen=True)
class Template:
    """`shared` are the things to be made, by the name under which `draw` finds their keys."""

    key: str
    label: Told
    text: Told
    icon: str
    questions: tuple[Question, ...]
    words: Mapping[str, Words]
    draw: Callable[[Given], Drawing]
    shared: Mapping[str, Wanted] = field(default_factory=dict)
