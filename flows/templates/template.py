"""What a template is: what it asks, what its callers hear, and how it is drawn from the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from flows.templates.drawing import Drawing
from flows.templates.trials import Trial

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
class Person:
    """A row of a `people` answer: who, and where they are rung (E.164)."""

    name: str
    number: str


@dataclass(frozen=True)
class Words:
    """What a message says, in each language; `{company}` and other text answers are filled in.

    `each` says one sentence for every row of a `people` question, where `{each}` stands: the
    question's name, then the sentence in each language, with `{name}` and `{place}` from 1.
    """

    name: Told
    en: str
    sv: str
    each: tuple[str, str, str] | None = None

    def said(self, language: str, answers: Mapping[str, Any]) -> str:
        text = self.sv if language == "sv" else self.en
        if self.each is not None:
            question, en, sv = self.each
            one = sv if language == "sv" else en
            rows = answers.get(question, [])
            told = (one.format(name=row.name, place=at) for at, row in enumerate(rows, 1))
            text = text.replace("{each}", " ".join(told))
        return text.replace("{company}", str(answers.get("company", "")))


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

    kind: Literal["hours", "team", "person", "box", "switch", "table", "announcement"]
    name: Told
    # For instance the question whose answer it is made of, or its positions.
    of: Any = None


@dataclass(frozen=True)
class Template:
    """`shared` are the things to be made, by the name under which `draw` finds their keys.

    `tests` are the saved tests the flow comes with.
    """

    key: str
    label: Told
    text: Told
    icon: str
    questions: tuple[Question, ...]
    words: Mapping[str, Words]
    draw: Callable[[Given], Drawing]
    tests: Callable[[Given], list[Trial]]
    shared: Mapping[str, Wanted] = field(default_factory=dict)
