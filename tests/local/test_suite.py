"""`make test` tells the truth: a failing part fails the whole, and the totals are right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from deploy import suite
from deploy.parts import Part
from deploy.suite import Outcome, run_part, totals
from deploy.system_packages import CHROMIUM
from designer.local.trouble import Trouble

REPORT = """<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>"""


@pytest.mark.parametrize(("status", "passed"), [(0, True), (3, False)])
def test_a_part_passes_when_its_command_does(status: int, passed: bool) -> None:
    part = Part(name="part", command=[sys.executable, "-c", f"raise SystemExit({status})"])
    assert run_part(part).passed is passed


def test_a_quiet_part_shows_its_output_when_it_fails(capfd: pytest.CaptureFixture[str]) -> None:
    run_part(Part(name="part", command=[sys.executable, "-c", "raise SystemExit('the reason')"]))
    assert "the reason" in capfd.readouterr().out


def test_a_part_that_hangs_is_ended_and_has_failed(capfd: pytest.CaptureFixture[str]) -> None:
    hanging = Part(name="part", command=["sleep", "60"], limit_seconds=0.2)
    outcome = run_part(hanging)
    assert not outcome.passed
    assert outcome.seconds < 30
    assert "part did not end within" in capfd.readouterr().out


def test_a_part_counts_its_tests(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    part = Part(name="part", command=["true"], counts=tmp_path / "report.xml")
    outcome = run_part(part)
    assert (outcome.tests, outcome.failed, outcome.skipped) == (9, 2, 2)


def test_the_totals_end_with_what_failed() -> None:
    outcomes = [Outcome("good", True, 1.0, tests=5), Outcome("bad", False, 1.0, tests=4, failed=1)]
    last = totals(outcomes, 2.0).splitlines()[-1]
    assert last == "FAILED: bad · 8 tests passed, 1 failed, 0 skipped · 2 s"


def test_the_end_of_the_output_says_again_why_a_part_failed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    script = "print('much\\n' * 50 + 'the reason'); raise SystemExit(1)"
    loud = Part(name="loud", command=[sys.executable, "-c", script], quiet=False)
    told = totals([run_part(loud)], 2.0).splitlines()
    assert capfd.readouterr().out.count("much") == 50
    assert told[1] == "── the last of loud ──"
    assert told[2:].index("the reason") == suite.LAST_LINES - 1


def test_what_a_part_left_running_is_not_waited_for() -> None:
    leaves = Part(name="part", command=["sh", "-c", "sleep 60 & echo done"], quiet=False)
    outcome = run_part(leaves)
    assert outcome.passed
    assert outcome.seconds < 30


@pytest.mark.parametrize(("command", "status"), [("true", 0), ("false", 1)])
def test_the_whole_fails_with_any_part(
    command: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [Part(name="first", command=[command]), Part(name="second", command=["true"])]
    monkeypatch.setitem(suite.SUITES, "check", lambda reports: iter(parts))
    assert suite.main(["check"]) == status


def test_a_chromium_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(Trouble, match="CHROMIUM is /nowhere/chromium, and there is no such file"):
        CHROMIUM.find_or_install()
