"""The documentation's code runs, and its examples are what the code says."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.engine import node as registry
from flows.engine.actions import Beep, Play
from flows.engine.catalogue import catalogue
from flows.engine.events import Finished
from flows.engine.node import Act, AnyNodeType, CallView, Leave
from tests.graphs import problems

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = DOCS / "adding-a-node-type.md"
CONTRACTS = (DOCS / "contracts.md").read_text(encoding="utf-8")


@pytest.fixture
def beeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AnyNodeType]:
    code = PAGE.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    (tmp_path / "beeps.py").write_text(code, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("flows.nodes.beeps", tmp_path / "beeps.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "flows.nodes.beeps", module)
    spec.loader.exec_module(module)
    yield registry.node_types()["beeps"]
    del registry._registry["beeps"]


def test_the_node_type_of_the_page_works_as_it_stands(beeps: AnyNodeType) -> None:
    call = CallView({}, datetime(2026, 5, 3, tzinfo=UTC))
    config = beeps.model.model_validate({"times": 2})
    first = beeps.enter(config, call)
    assert first == Act(Play(Beep()), {"left": 1})
    second = beeps.resume(config, call, Finished(1, "success"), {"left": 1})
    assert second == Act(Play(Beep()), {"left": 0})
    assert beeps.resume(config, call, Finished(2, "success"), {"left": 0}) == Leave("done")


def test_the_page_fits_one_screen() -> None:
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) <= 70


def test_the_issue_of_the_contracts_is_what_the_check_says_of_their_document() -> None:
    document, issue = (json.loads(block) for block in _json_blocks()[:2])
    assert issue in [found.to_json() for found in problems(document)]


@pytest.mark.parametrize("part", ["limits", "groups"])
def test_the_catalogue_of_the_contracts_has_the_parts_of_ours(part: str) -> None:
    start = _json_blocks()[2].partition(f'"{part}": ')[2]
    assert json.JSONDecoder().raw_decode(start)[0] == catalogue()[part]


def test_the_menu_of_the_contracts_has_the_ways_out_of_ours() -> None:
    (menu,) = [kind for kind in catalogue()["types"] if kind["type"] == "menu"]
    start = _json_blocks()[2].partition('"ports": ')[2]
    assert json.JSONDecoder().raw_decode(start)[0] == menu["ports"]


def _json_blocks() -> list[str]:
    return re.findall(r"```json\n(.*?)```", CONTRACTS, re.DOTALL)


def test_every_page_and_picture_that_the_documentation_points_to_exists() -> None:
    root = PAGE.parent.parent
    pages = [*root.glob("*.md"), *(root / "docs").glob("*.md")]
    missing = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert missing == []
