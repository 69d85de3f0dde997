"""Golden files: what was agreed upon, compared exactly, rewritten only when asked."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"
Golden = Callable[[str, object], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="rewrite golden files instead of comparing",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("nodes/menu.json", value)`: the value, as JSON, is what the file says.

    A text is written as it is.
    """
    update = bool(request.config.getoption("--update-goldens"))

    def compare(name: str, value: object) -> None:
        path = FOLDER / name
        written = value if isinstance(value, str) else _as_json(value)
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written, encoding="utf-8")
            return
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if kept != written:
            pytest.fail(_difference(name, kept, written), pytrace=False)

    return compare


def _as_json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _difference(name: str, kept: str, written: str) -> str:
    lines = difflib.unified_diff(
        kept.splitlines(), written.splitlines(), f"tests/golden/{name}", "now", lineterm=""
    )
    advice = "If the new value is right, run `make goldens` and commit the file."
    return "\n".join([f"{name} differs from what was agreed. {advice}", *lines])
