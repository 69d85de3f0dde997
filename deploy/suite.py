"""Runs the checks and the tests part by part and ends with the totals."""

from __future__ import annotations

import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy import parts
from deploy.parts import Part
from deploy.running import run
from deploy.system_packages import CHROMIUM, POSTGRES, REDIS
from designer.local.trouble import Trouble

LAST_LINES = 30


@dataclass(frozen=True)
class Outcome:
    """How a part ended."""

    name: str
    passed: bool
    seconds: float
    tests: int = 0
    failed: int = 0
    skipped: int = 0
    printed: str = ""

    def __str__(self) -> str:
        mark = "✓" if self.passed else "✗"
        counted = f"{self.tests} tests" if self.tests else ""
        details = [counted, f"{self.failed} failed" if self.failed else ""]
        details.append(f"{self.skipped} skipped" if self.skipped else "")
        told = ", ".join(detail for detail in details if detail)
        return f"{mark} {self.name:<34} {self.seconds:6.1f} s   {told}".rstrip()


def check(reports: Path) -> Iterator[Part]:
    yield from parts.check_parts()


def test(reports: Path) -> Iterator[Part]:
    """Everything. The system's programs are looked for first: an hour later is too late."""
    chromium = CHROMIUM.find_or_install()
    REDIS.find_or_install()
    POSTGRES.find_or_install()
    yield from parts.check_parts()
    yield parts.python_tests(reports)
    yield parts.coverage_of_the_pure_rooms()
    yield parts.server_tests(reports)
    yield parts.fault_tests(reports, long=False)
    yield parts.canvas_tests(reports)
    yield parts.browser_tests(reports, chromium, parts.SAME_ORDER)


def test_fast(reports: Path) -> Iterator[Part]:
    yield parts.quick_python_tests(reports)
    yield parts.canvas_tests(reports)


def test_browser(reports: Path) -> Iterator[Part]:
    yield parts.browser_tests(reports, CHROMIUM.find_or_install())


def explore(reports: Path) -> Iterator[Part]:
    """What chance finds: new examples, and the browser tests in an order of today."""
    chromium = CHROMIUM.find_or_install()
    yield parts.new_examples(reports)
    yield parts.browser_tests(reports, chromium)


def test_faults(reports: Path) -> Iterator[Part]:
    REDIS.find_or_install()
    yield parts.fault_tests(reports, long=True)


SUITES: dict[str, Callable[[Path], Iterator[Part]]] = {
    "check": check,
    "test": test,
    "test-fast": test_fast,
    "test-e2e": test_browser,
    "explore": explore,
    "test-faults": test_faults,
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in SUITES:
        print(f"Say which suite: {', '.join(SUITES)}.", file=sys.stderr)
        return 2
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="antler-reports-") as reports:
        try:
            outcomes = [run_part(part) for part in SUITES[arguments[0]](Path(reports))]
        except Trouble as trouble:
            print(f"✗ {trouble}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            return 130
    print(totals(outcomes, time.monotonic() - began), flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def totals(outcomes: list[Outcome], seconds: float) -> str:
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    tests = sum(outcome.tests for outcome in outcomes)
    failed_tests = sum(outcome.failed for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    verdict = f"FAILED: {', '.join(failed)}" if failed else "ALL PASSED"
    counted = f"{tests - failed_tests - skipped} tests passed, {failed_tests} failed"
    again = [line for outcome in outcomes if not outcome.passed for line in _last_words(outcome)]
    ends = f"{verdict} · {counted}, {skipped} skipped · {seconds:.0f} s"
    return "\n".join([*again, "", *map(str, outcomes), "", ends])


def _last_words(outcome: Outcome) -> list[str]:
    """Whoever finds only the end of an hour's output finds there why it failed."""
    lines = [line for line in outcome.printed.splitlines() if line.strip()]
    return ["", f"── the last of {outcome.name} ──", *lines[-LAST_LINES:]]


def run_part(part: Part) -> Outcome:
    began = time.monotonic()
    if not part.quiet:
        print(f"\n── {part.name} ──", flush=True)
    ran = run(part)
    seconds = time.monotonic() - began
    if part.quiet and not ran.passed:
        print(f"\n── {part.name} ──\n{ran.printed.rstrip()}", flush=True)
    outcome = Outcome(part.name, ran.passed, seconds, *_counts(part.counts), printed=ran.printed)
    print(outcome, flush=True)
    return outcome


def _counts(report: Path | None) -> tuple[int, int, int]:
    """Tests, failed and skipped, as the report in JUnit's form has them."""
    if report is None or not report.exists():
        return 0, 0, 0
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314  (our own)

    def total(*names: str) -> int:
        return sum(int(suite.get(name) or 0) for suite in suites for name in names)

    return total("tests"), total("failures", "errors"), total("skipped")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
