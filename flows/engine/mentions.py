"""What a drawing speaks of must be there: messages, numbers of ours, what flows share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from flows.engine import configuration
from flows.engine.audio import host_of, is_address, is_built_in
from flows.engine.fields import (
    Clips,
    Config,
    Kind,
    NameIn,
    OurNumber,
    Prompt,
    PromptToRecord,
    Shared,
)
from flows.engine.issue import Issue, error, hint, warning

# A step's id, the field's name, its kind and its value.
Mention = tuple[str, str, Kind, Any]
# What flows share: by its field kind and its key, the names within it.
SharedThings = Mapping[str, Mapping[str, Collection[str]]]


def mention_issues(
    mentions: Collection[Mention],
    *,
    prompts: Collection[str],
    unplayable: Collection[str],
    numbers: Collection[str],
    shared: SharedThings,
    stale: Collection[str] = (),
) -> Iterator[Issue]:
    """What the steps' configurations speak of and nobody has."""
    yield from _prompt_issues(mentions, prompts, unplayable, stale)
    yield from _number_issues(mentions, numbers)
    yield from _shared_issues(mentions, shared)


def mentions_of(configs: Mapping[str, Config]) -> Iterator[Mention]:
    """Every field that holds something."""
    for node_id, config in configs.items():
        for name, kind, value in configuration.values(config):
            if value not in (None, ""):
                yield node_id, name, kind, value


def _prompt_issues(
    mentions: Iterable[Mention],
    prompts: Collection[str],
    unplayable: Collection[str],
    stale: Collection[str],
) -> Iterator[Issue]:
    for node_id, name, kind, value in mentions:
        if isinstance(kind, PromptToRecord) and value not in prompts:
            text = "The message “{prompt}” does not exist: choose another one."
            yield error("no_prompt", text, node=node_id, field=name, prompt=value)
        if not isinstance(kind, Prompt) or is_built_in(value):
            continue
        if is_address(value):
            text = "This message lies at {host}: upload it here, so that callers always hear it."
            yield warning("foreign_audio", text, node=node_id, field=name, host=host_of(value))
        elif isinstance(kind, Clips):
            if value not in prompts:
                text = "Values cannot be said here: no draft voice is installed."
                yield error("no_voice", text, node=node_id)
        elif value not in prompts:
            text = "The message “{prompt}” does not exist: choose another one."
            yield error("no_prompt", text, node=node_id, field=name, prompt=value)
        elif value in unplayable:
            text = "The message “{prompt}” has no sound: record it, or let the draft voice read it."
            yield error("unplayable", text, node=node_id, field=name, prompt=value)
        elif value in stale:
            text = "The text of “{prompt}” was changed after its recording: record it again."
            yield hint("stale_prompt", text, node=node_id, field=name, prompt=value)


def _number_issues(mentions: Iterable[Mention], numbers: Collection[str]) -> Iterator[Issue]:
    """The carrier shows no number that is not the account's own (46elks voice-connect)."""
    for node_id, name, kind, value in mentions:
        if isinstance(kind, OurNumber) and value not in numbers:
            text = (
                "{number} is not one of your numbers: choose another one, or add it under Numbers."
            )
            yield error("not_our_number", text, node=node_id, field=name, number=value)


def _shared_issues(mentions: Collection[Mention], shared: SharedThings) -> Iterator[Issue]:
    # By step and field: the names within what was chosen there, None where that is not there.
    within: dict[tuple[str, str], Collection[str] | None] = {}
    for node_id, name, kind, value in mentions:
        if isinstance(kind, Shared):
            names = within[node_id, name] = shared.get(kind.kind, {}).get(value)
            if names is None:
                code, text = kind.gone
                yield error(code, text, node=node_id, field=name, **{kind.kind: value})
            elif kind.hollow and not names:
                code, text = kind.hollow
                yield warning(code, text, node=node_id, field=name, **{kind.kind: value})
    for node_id, name, kind, value in mentions:
        if isinstance(kind, NameIn):
            known = within.get((node_id, kind.of))
            if known is not None and value not in known:
                code, text, place = kind.gone
                yield warning(code, text, node=node_id, field=name, **{place: value})
