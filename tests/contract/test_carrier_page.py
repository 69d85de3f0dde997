"""The page about the carrier is true: its tests exist, and no key is sent that it leaves out."""

from __future__ import annotations

import json
import re
from pathlib import Path

from flows.engine.actions import Action, Ask, Beep, Connect, Hangup, Play, Record
from webhooks.elks.answers import FixedLinks, answer
from webhooks.elks.statics.verbs import KEYS, MODIFIERS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "carrier.md").read_text(encoding="utf-8")
ROWS = [row.split("|")[1:5] for row in PAGE.splitlines() if row.startswith("| `")]
NAMED = {key for row in ROWS for key in re.findall(r"`([a-z]+)`", row[0])}
LINKS = FixedLinks(next="n", hangup="h", recording="r", prompts={"menu": "p"})


def test_every_test_of_the_page_exists() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/*/test_*.py"))
    named = {name for row in ROWS for name in re.findall(r"`(test_\w+)`", row[3])}
    assert named
    assert {name for name in named if f"def {name}(" not in written} == set()


def test_a_key_is_spoken_of_where_one_of_its_tests_lies() -> None:
    files = [path.read_text(encoding="utf-8") for path in ROOT.glob("tests/*/test_*.py")]
    silent = {
        key
        for row in ROWS
        for key in re.findall(r"`([a-z]+)`", row[0])
        if not any(
            f"def {name}(" in text and f'"{key}"' in text
            for name in re.findall(r"`(test_\w+)`", row[3])
            for text in files
        )
    }
    assert silent == set()


def test_every_key_that_is_sent_stands_on_the_page() -> None:
    actions: list[Action] = [
        Play(Beep()),
        Ask("menu", digits=1, timeout=5),
        Connect(("+461",), 20, caller_id="+462", talk_limit=60),
        Record(60, stop_on_silence=True),
        Hangup(),
    ]
    sent = {
        key
        for action in actions
        for key in json.loads(
            answer(action, LINKS, first=True, record_call=True, experimental=True)
        )
    }
    assert sent - NAMED == set()


def test_every_key_that_is_read_stands_on_the_page() -> None:
    assert set(KEYS).union(MODIFIERS, *KEYS.values()) - NAMED == set()
