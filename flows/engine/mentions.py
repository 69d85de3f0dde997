"""What a drawing speaks of must be there: messages, numbers of ours, variables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from flows.engine import configuration, expressions
from flows.engine.audio import host_of, is_address, is_built_in
from flows.engine.fields import Config, Kind, OurNumber, Prompt, Template, Variable
from flows.engine.issue import Issue, error, warning

# A step's id, the field's name, its kind and its value.
Mention = tuple[str, str, Kind, Any]


def mention_issues(
    configs: Mapping[str, Config], *, prompts: Collection[str], numbers: Collection[str]
) -> Iterator[Issue]:
    """What the steps' configurations speak of and nobody has."""
    mentions = list(_mentions(configs))
    yield from _prompt_issues(mentions, prompts)
    yield from _number_issues(mentions, numbers)
    yield from _variable_issues(mentions)


def _mentions(configs: Mapping[str, Config]) -> Iterator[Mention]:
    """Every field that holds something."""
    for node_id, config in configs.items():
        for name, kind, value in configuration.values(config):
            if value not in (None, ""):
                yield node_id, name, kind, value


def _prompt_issues(mentions: Iterable[Mention], prompts: Collection[str]) -> Iterator[Issue]:
    for node_id, name, kind, value in mentions:
        if not isinstance(kind, Prompt) or is_built_in(value):
            continue
        if is_address(value):
            text = "This message lies at {host}: upload it here, so that callers always hear it."
            yield warning("foreign_audio", text, node=node_id, field=name, host=host_of(value))
        elif value not in prompts:
            text = "The message “{prompt}” does not exist: choose another one."
            yield error("no_prompt", text, node=node_id, field=name, prompt=value)


def _number_issues(mentions: Iterable[Mention], numbers: Collection[str]) -> Iterator[Issue]:
    """The carrier shows no number that is not the account's own (46elks voice-connect)."""
    for node_id, name, kind, value in mentions:
        if isinstance(kind, OurNumber) and value not in numbers:
            text = (
                "{number} is not one of your numbers: choose another one, or add it under Numbers."
            )
            yield error("not_our_number", text, node=node_id, field=name, number=value)


def _variable_issues(mentions: Collection[Mention]) -> Iterator[Issue]:
    known = {value for _, _, kind, value in mentions if isinstance(kind, Variable)}
    known |= set(expressions.BUILT_IN)
    for node_id, name, kind, value in mentions:
        if isinstance(kind, Template):
            for variable in sorted(expressions.names(value) - known):
                text = (
                    "Nothing in this flow sets “{variable}”: "
                    "it is empty, unless an outgoing call brings it."
                )
                yield warning("never_set", text, node=node_id, field=name, variable=variable)
