"""The script sheet of a flow: its messages in the order they are heard, in every language."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from flows.drafts import find_flow
from flows.engine.document import Document, read_document
from flows.engine.fields import Prompt as PromptField
from flows.engine.finding import Place, places
from flows.engine.issues import entries
from flows.models import Prompt, Script, Take
from flows.phrases import phrase
from flows.prompts import is_stale, told_prompts

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Line:
    """A message in one language: `number` is its place in the order of hearing."""

    number: int
    prompt: Prompt
    language: str
    text: str
    take: Take | None
    stale: bool
    steps: tuple[str, ...]


def script_sheet(flow_id: int) -> list[Line]:
    """A row for each language that any message of the flow has; without a text where it lacks."""
    document = read_document(find_flow(flow_id).draft).document
    heard = _heard(document)
    prompts = {prompt.key: prompt for prompt in told_prompts().filter(key__in=heard)}
    spoken = sorted({one.language for p in prompts.values() for one in p.scripts.all()})
    there = [(prompts[key], steps) for key, steps in heard.items() if key in prompts]
    return [
        _line(number, prompt, language, steps)
        for number, (prompt, steps) in enumerate(there, start=1)
        for language in _main_first(spoken, prompt.language)
    ]


def as_csv(lines: list[Line]) -> str:
    """For a spreadsheet or whoever reads the texts into a microphone."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        [_("Number"), _("Name"), _("Language"), _("Text"), _("Take"), _("Seconds"), _("Steps")]
    )
    for line in lines:
        made = line.take.get_how_display() if line.take else ""
        seconds = f"{line.take.seconds:.1f}" if line.take else ""
        told = [line.prompt.name, line.language, line.text, made, seconds, ", ".join(line.steps)]
        writer.writerow([line.number, *map(_harmless, told)])
    # The mark by which a spreadsheet knows the encoding.
    return "\ufeff" + file.getvalue()


def _heard(document: Document) -> dict[str, tuple[str, ...]]:
    """The messages (keys) by when a call hears them first, each with the steps that play it."""
    found: dict[str, list[str]] = {}
    by_node: dict[str, list[Place]] = {}
    for place in places(document):
        if isinstance(place.kind, PromptField):
            by_node.setdefault(place.node.id, []).append(place)
    for node_id in _as_walked(document):
        node = document.nodes[node_id]
        for place in by_node.get(node_id, ()):
            steps = found.setdefault(place.text, [])
            name = node.name or phrase(place.label)
            if name not in steps:
                steps.append(name)
    return {key: tuple(steps) for key, steps in found.items()}


def _as_walked(document: Document) -> Iterator[str]:
    """The steps as calls come to them, the nearest first; at the end those no call reaches."""
    exits = document.exits()
    waiting = deque(node.id for node in entries(document))
    seen = set(waiting)
    while waiting:
        node_id = waiting.popleft()
        yield node_id
        for target in exits[node_id].values():
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    yield from (node_id for node_id in document.nodes if node_id not in seen)


def _main_first(languages: list[str], main: str) -> list[str]:
    return sorted(languages, key=lambda language: (language != main, language))


def _line(number: int, prompt: Prompt, language: str, steps: tuple[str, ...]) -> Line:
    scripts: dict[str, Script] = {one.language: one for one in prompt.scripts.all()}
    script = scripts.get(language)
    text, take = (script.text, script.take) if script else ("", None)
    stale = script is not None and is_stale(script)
    return Line(number, prompt, language, text, take, stale, steps)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
