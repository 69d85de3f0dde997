"""Messages heard in a row: which ones become one sound, and the step that plays that instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from flows.engine.audio import is_reference
from flows.engine.configuration import kind_of
from flows.engine.fields import Config, Items
from flows.engine.voices import AND_THEN, pack, pick

Row = tuple[str, ...]


def name_of(row: Row) -> str:
    """What a program calls the sound of a row."""
    return AND_THEN.join(row)


def rows_of(config: Config) -> Iterator[Row]:
    """The messages (by key) that are heard one after another without anything between them."""
    for first, items, _ in _in_a_row(config):
        yield from (run for run in _runs([first, *items]) if len(run) > 1)


def joined(config: Config, made: Mapping[str, str]) -> Config:
    """The same step with each row as one message, where there is a sound of it."""
    for first, items, (name, follows) in _in_a_row(config):
        whole = [
            message
            for run in _runs([first, *items])
            for message in ([name_of(run)] if name_of(run) in made else run)
        ]
        told = config.model_dump()
        told |= {follows: whole[0], name: [{follows: message} for message in whole[1:]]}
        config = type(config).model_validate(told)
    return config


def languages_in(sounds: Sequence[str]) -> dict[str, list[str]]:
    """For each language in which one of the sounds is its own, and for none, the audio of all."""
    languages = {"", *(language for sound in sounds for language in _others(sound))}
    return {one: [pick(sound, one) for sound in sounds] for one in sorted(languages)}


def packed(audio: Mapping[str, str]) -> str:
    """One sound of what was made for each of those."""
    return pack("", audio)


def _others(sound: str) -> list[str]:
    return [other.partition("=")[0] for other in sound.split(" ")[1:]]


def _in_a_row(config: Config) -> Iterator[tuple[str, list[str], tuple[str, str]]]:
    for name, field in type(config).model_fields.items():
        kind = kind_of(field)
        if isinstance(kind, Items) and kind.follows:
            items = [getattr(item, kind.follows) for item in getattr(config, name)]
            if items:
                yield getattr(config, kind.follows), items, (name, kind.follows)


def _runs(messages: list[str]) -> list[Row]:
    """Cut at what lies elsewhere, which nobody here can join."""
    return [
        part
        for elsewhere, group in groupby(messages, key=is_reference)
        for run in [tuple(group)]
        for part in ([(one,) for one in run] if elsewhere else [run])
    ]
