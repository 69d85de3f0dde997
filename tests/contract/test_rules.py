"""The house rules that a machine can hold."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.engine.node import node_types

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("designer", "flows", "webhooks", "deploy", "tests")
FORBIDDEN_NAMES = {"utils", "helpers", "services", "manager", "common", "misc"}
SWEDISH = ROOT / "frontend" / "src" / "i18n" / "catalogue.sv.json"


# Django writes migrations; make bench-calls installs Node-RED below tests/bench.
NOT_OURS = {"migrations", "node_modules"}


def python_files() -> list[Path]:
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return [path for path in found if not NOT_OURS & set(path.parts)]


def front_end_files() -> list[Path]:
    return [*(ROOT / "frontend" / "src").rglob("*.ts"), *(ROOT / "frontend" / "src").rglob("*.tsx")]


@pytest.mark.parametrize(("files", "most"), [(python_files, 400), (front_end_files, 300)])
def test_no_file_is_too_long(files: object, most: int) -> None:
    assert callable(files)
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    assert lengths
    assert {str(path): length for path, length in lengths.items() if length > most} == {}


def test_no_python_function_is_longer_than_sixty_lines() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert too_long == []


def test_every_module_says_in_one_line_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {path.stem for path in [*python_files(), *front_end_files()]}
    assert named & FORBIDDEN_NAMES == set()


def test_engine_and_nodes_load_where_django_is_not_installed() -> None:
    blocked = (
        "import sys; sys.modules.update(dict.fromkeys(['django', 'celery', 'rest_framework']))"
    )
    code = f"{blocked}; import flows.nodes, flows.engine.runner, flows.engine.catalogue"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_golden_file_of_a_node_type_has_its_type() -> None:
    kept = {path.stem for path in (ROOT / "tests" / "golden" / "nodes").glob("*.json")}
    assert kept == set(node_types())


def test_every_sentence_of_catalogue_and_issues_has_its_swedish() -> None:
    swedish = json.loads(SWEDISH.read_text(encoding="utf-8"))
    assert sorted(set(sentences()) - swedish.keys()) == []


def sentences() -> Iterator[str]:
    catalogue = json.loads((ROOT / "tests" / "golden" / "catalogue.json").read_text())
    yield from _labels(catalogue)
    for folder in ("engine", "nodes"):
        for path in (ROOT / "flows" / folder).rglob("*.py"):
            yield from _issue_texts(ast.parse(path.read_text(encoding="utf-8")))


def _labels(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name in ("label", "help"):
            text = value.get(name)
            # What is only places and digits (“{key} {label}”) needs no translation.
            if isinstance(text, str) and any(letter.isalpha() for letter in _without_places(text)):
                yield text
        for inner in value.values():
            yield from _labels(inner)
    if isinstance(value, list):
        for inner in value:
            yield from _labels(inner)


def _without_places(text: str) -> str:
    return "".join(
        part.partition("}")[2] if place else part for place, part in enumerate(text.split("{"))
    )


def _issue_texts(tree: ast.Module) -> Iterator[str]:
    """The sentence given to error(), warning(), hint() or refuse(), or named `text` beforehand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            found: ast.expr | None = node.value if names & {"text", "MISSING", "WRONG"} else None
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
            found = node.args[1] if node.func.id in {"error", "warning", "hint", "refuse"} else None
        else:
            continue
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value
