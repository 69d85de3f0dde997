"""Swedish is complete: every sentence that our pages and our code say."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "designer" / "locale" / "sv" / "LC_MESSAGES"
MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext"}
# What went wrong with the carrier is kept in English, and told in the reader's language.
MARKERS |= {"DownloadFailed", "DownloadRefused", "NotThere", "said"}
_TAG = re.compile(r"""\{% translate ("|')(.+?)\1""")
_BLOCK = re.compile(r"\{% blocktranslate[^%]*%\}(.*?)\{% (?:plural|endblocktranslate)", re.DOTALL)


def swedish() -> dict[str, str]:
    with (FOLDER / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key[0] if isinstance(key, tuple) else key: text for key, text in catalogue.items()}


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


@pytest.mark.parametrize("said", [said_in_templates, said_in_code])
def test_everything_that_is_said_is_said_in_swedish_too(said: object) -> None:
    assert callable(said)
    assert sorted(set(said()) - swedish().keys()) == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    """`manage.py compilemessages` makes the one from the other; both are committed."""
    source = (FOLDER / "django.po").read_text()
    sentences = swedish()
    texts = re.findall(r'^msgid ("(?:[^"\\]|\\.)+")\nmsgstr ("(?:[^"\\]|\\.)+")$', source, re.M)
    assert texts
    for english, translated in texts:
        assert sentences[ast.literal_eval(english)] == ast.literal_eval(translated)


def test_no_translation_loses_or_invents_a_place() -> None:
    places = re.compile(r"\{\w+\}|%\(\w+\)s")
    for english, translated in swedish().items():
        if english:
            assert set(places.findall(english)) == set(places.findall(translated)), english
