"""The golden fixture compares exactly and says how to accept what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import goldens
from tests.goldens import Golden


@pytest.fixture
def golden_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(goldens, "FOLDER", tmp_path)
    (tmp_path / "kept.json").write_text('{\n  "key": "å"\n}\n')
    return tmp_path


@pytest.fixture
def comparing(golden: Golden, request: pytest.FixtureRequest) -> Golden:
    if request.config.getoption("--update-goldens"):
        pytest.skip("this run rewrites instead of comparing")
    return golden


@pytest.mark.usefixtures("golden_folder")
def test_the_same_value_passes(comparing: Golden) -> None:
    comparing("kept.json", {"key": "å"})


@pytest.mark.usefixtures("golden_folder")
@pytest.mark.parametrize("name", ["kept.json", "missing.json"])
def test_another_value_fails_and_tells_what_to_run(comparing: Golden, name: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="run `make goldens` and commit the file"):
        comparing(name, {"key": "ä"})
