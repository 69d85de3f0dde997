"""The table of what the stand-in carrier promises is true."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from tests.chance.people import switches
from webhooks.standin.profile import PROFILES, Profile

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "stand-in-carrier.md").read_text(encoding="utf-8")
PROMISES = PAGE.partition("## What it promises")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (\d+) .*? \| `(\S+)` \| (.+) \|$", PROMISES, re.M)
POINTS = 17
# How long and how much, where chance would only make tests slow.
MEASURES = {"ring_seconds", "webhook_timeout", "slow_after", "retry_every", "retry_for"}
MEASURES |= {"minute_price"}


def known_tests() -> set[str]:
    files = (ROOT / "tests" / "standin").glob("test_*.py")
    return {
        name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text(), re.M)
    }


def test_every_point_of_the_contract_has_its_place() -> None:
    assert {int(point) for point, _where, _tests in ROWS} == set(range(1, POINTS + 1))


def test_every_line_of_the_table_is_read() -> None:
    lines = [line for line in PROMISES.splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(lines) - 1


def test_each_module_that_is_named_is_there() -> None:
    standin = ROOT / "webhooks" / "standin"
    assert [where for _point, where, _tests in ROWS if not (standin / where).exists()] == []


def test_each_test_that_is_named_is_there() -> None:
    named = {name for *_row, tests in ROWS for name in re.findall(r"`(\w+)`", tests)}
    assert named - known_tests() == set()


def test_every_profile_is_explained() -> None:
    explained = PAGE.partition("| profile |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([\w-]+)`", explained))
    assert PROFILES.keys() - named == {"default"}


def test_chance_throws_every_switch() -> None:
    known = {field.name for field in dataclasses.fields(Profile)}
    assert known - MEASURES == switches.keys()
