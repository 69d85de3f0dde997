"""Node types of another installed package, found by its real entry points."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone, translation

from flows.drafts import create_flow
from flows.engine.catalogue import catalogue
from flows.engine.conforming import shortcomings
from flows.engine.node import forget, node_types
from flows.models import Flow
from flows.phrases import phrase
from flows.plugins import load_plugins
from tests.graphs import codes, flow, problems, program
from tests.nodes.test_nodes import play

PACKAGE = Path(__file__).parents[1] / "plugin_package"
BEEPS: Any = ("beeps", {"times": 2})
DRAWN = flow(
    {"in": "incoming_call", "beep": BEEPS, "bye": "hang_up"}, "in next > beep", "beep done > bye"
)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(PACKAGE))
    before = set(node_types())
    with caplog.at_level(logging.ERROR):
        load_plugins()
    yield
    for name in node_types().keys() - before:
        forget(name)
    for module in [name for name in sys.modules if name.startswith("antler_beeps")]:
        del sys.modules[module]


@pytest.mark.usefixtures("installed")
def test_a_type_of_another_package_is_in_the_palette_with_its_own_words() -> None:
    told = catalogue()
    found = next(kind for kind in told["types"] if kind["type"] == "beeps")
    assert (found["label"], found["help"]) == ("Beep", "Beeps before the call goes on.")
    assert told["words"]["sv"]["How often"] == "Hur ofta"
    with translation.override("sv"):
        assert phrase("How often") == "Hur ofta"
        assert phrase("How seldom") == "How seldom"


@pytest.mark.usefixtures("installed")
def test_it_passes_what_every_type_has_to() -> None:
    assert shortcomings(node_types()["beeps"]) == []


@pytest.mark.usefixtures("installed")
def test_calls_run_through_it() -> None:
    played = play(node_types()["beeps"], {"config": {"times": 2}, "finished": ["success"] * 2})
    assert [answer.get("do") for answer in played["answers"]] == ["Play", "Play", None]
    assert codes(DRAWN) == []
    assert program(DRAWN).steps["beep"].kind.type == "beeps"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("broken", "RuntimeError: no such horn"),
        ("menu", "ValueError: Two node types are called menu."),
        ("unfit", "unfit: There is no group kitchen"),
    ],
)
def test_what_cannot_be_loaded_is_told_in_a_sentence_and_left_out(
    caplog: pytest.LogCaptureFixture, name: str, why: str
) -> None:
    told = [record.getMessage() for record in caplog.get_records("setup")]
    [line] = [line for line in told if f"“{name}”" in line]
    assert line.startswith(f"The steps “{name}” of the package antler-beeps are left out. {why}")
    assert "unfit" not in node_types()
    assert type(node_types()["menu"]).__module__ == "flows.nodes.menu"


@pytest.mark.django_db
def test_a_flow_whose_package_is_gone_opens_says_so_and_keeps_its_settings() -> None:
    create_flow("Horns", document=DRAWN, user=None, now=timezone.now())
    kept = Flow.objects.get().draft
    assert [node["config"] for node in kept["nodes"] if node["type"] == "beeps"] == [{"times": 2}]
    [issue] = problems(kept)
    assert (issue.code, issue.node) == ("unknown_type", "beep")
    assert "install what brings it" in issue.message
