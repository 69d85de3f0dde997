"""What a drawing speaks of must be there: messages, numbers of ours, opening hours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from flows.engine import configuration
from flows.engine.audio import host_of, is_address, is_built_in
from flows.engine.fields import Config, Hours, HoursException, Kind, OurNumber, Prompt
from flows.engine.issue import Issue, error, hint, warning

# A step's id, the field's name, its kind and its value.
Mention = tuple[str, str, Kind, Any]


def mention_issues(
    mentions: Collection[Mention],
    *,
    prompts: Collection[str],
    unplayable: Collection[str],
    numbers: Collection[str],
    hours: Mapping[str, Collection[str]],
    stale: Collection[str] = (),
) -> Iterator[Issue]:
    """What the steps' configurations speak of and nobody has."""
    yield from _prompt_issues(mentions, prompts, unplayable, stale)
    yield from _number_issues(mentions, numbers)
    yield from _hours_issues(mentions, hours)


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
        if not isinstance(kind, Prompt) or is_built_in(value):
            continue
        if is_address(value):
            text = "This message lies at {host}: upload it here, so that callers always hear it."
            yield warning("foreign_audio", text, node=node_id, field=name, host=host_of(value))
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


def _hours_issues(
    mentions: Collection[Mention], hours: Mapping[str, Collection[str]]
) -> Iterator[Issue]:
    chosen = {
        (node_id, name): value for node_id, name, kind, value in mentions if isinstance(kind, Hours)
    }
    for (node_id, name), value in chosen.items():
        if value not in hours:
            text = "The opening hours “{hours}” do not exist: choose others."
            yield error("no_hours", text, node=node_id, field=name, hours=value)
    for node_id, name, kind, value in mentions:
        if isinstance(kind, HoursException):
            known = hours.get(chosen.get((node_id, kind.of), ""))
            if known is not None and value not in known:
                text = "The opening hours have no “{exception}” any more: no call takes this way."
                yield warning("no_exception", text, node=node_id, field=name, exception=value)
