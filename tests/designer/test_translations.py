"""Swedish is complete: every sentence of our pages, and every name that is declared as data."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import flows.nodes  # noqa: F401  (registers the node types)
from flows.engine.node import node_types
from webhooks.models import CallState, Direction, RecordingState

ROOT = Path(__file__).parents[2]
CATALOGUES = [ROOT / "designer" / "locale", ROOT / "designer" / "locale_of_data"]
MARKERS = {"_", "gettext", "gettext_lazy"}
_TAG = re.compile(r"""\{% translate ("|')(.+?)\1""")
_BLOCK = re.compile(r"\{% blocktranslate[^%]*%\}(.*?)\{% (?:plural|endblocktranslate)", re.DOTALL)


def swedish() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in CATALOGUES:
        with (folder / "sv" / "LC_MESSAGES" / "django.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        found |= {
            key[0] if isinstance(key, tuple) else key: text for key, text in catalogue.items()
        }
    return found


def said_in_templates() -> Iterator[str]:
    for room in ("designer", "webhooks"):
        for path in (ROOT / room / "templates").rglob("*.html"):
            html = path.read_text()
            yield from (text for _quote, text in _TAG.findall(html))
            for block in _BLOCK.findall(html):
                yield re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block)


def said_in_code() -> Iterator[str]:
    for room in ("designer", "flows", "webhooks"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    first = node.args[0] if node.args else None
                    if node.func.id in MARKERS and isinstance(first, ast.Constant):
                        yield str(first.value)


def declared() -> Iterator[str]:
    for kind in node_types().values():
        yield kind.label
        yield from (port.label for port in kind.ports if "{" not in port.label)
    for choices in (CallState, Direction, RecordingState):
        yield from (str(label) for label in choices.labels)


@pytest.mark.parametrize("said", [said_in_templates, said_in_code, declared])
def test_everything_that_is_said_is_said_in_swedish_too(said: object) -> None:
    assert callable(said)
    assert sorted(set(said()) - swedish().keys()) == []


@pytest.mark.parametrize("folder", CATALOGUES, ids=lambda folder: folder.name)
def test_the_compiled_catalogue_is_that_of_the_source(folder: Path) -> None:
    """`manage.py compilemessages` makes the one from the other; both are committed."""
    source = (folder / "sv" / "LC_MESSAGES" / "django.po").read_text()
    sentences = swedish()
    texts = re.findall(r'^msgid ("(?:[^"\\]|\\.)+")\nmsgstr ("(?:[^"\\]|\\.)+")$', source, re.M)
    assert len(texts) > 20
    for english, translated in texts:
        assert sentences[ast.literal_eval(english)] == ast.literal_eval(translated)


def test_no_translation_loses_or_invents_a_place() -> None:
    places = re.compile(r"\{\w+\}|%\(\w+\)s")
    for english, translated in swedish().items():
        if english:
            assert set(places.findall(english)) == set(places.findall(translated)), english
