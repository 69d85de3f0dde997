"""The parts of `make check` and `make test`: what each runs and where."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
ORDINARY = "not e2e and not faults"
SERVERS = "processes and not e2e and not faults"
QUICK = "not e2e and not database and not processes"
# Whoever waits for a verdict gets the same one each time; `make explore` looks for other orders.
SAME_ORDER = "--randomly-seed=20"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One command. A quiet part shows its output only when it fails; a test part counts tests."""

    name: str
    command: list[str]
    folder: Path = ROOT
    environment: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = True
    counts: Path | None = None
    limit_seconds: float = 900.0


def check_parts() -> list[Part]:
    django = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    return [
        Part(name="ruff format", command=_python("ruff", "format", "--check", ".")),
        Part(name="ruff check", command=_python("ruff", "check", ".")),
        Part(name="mypy", command=_python("mypy")),
        Part(name="import rules", command=[str(Path(sys.executable).parent / "lint-imports")]),
        Part(
            name="django checks",
            command=[sys.executable, "manage.py", "check", "--fail-level", "WARNING"],
            environment=django,
        ),
        Part(
            name="migrations",
            command=[sys.executable, "-W", "ignore", "manage.py", "makemigrations"]
            + ["--check", "--dry-run"],
            environment=django,
        ),
        *(_npm(script) for script in ("types", "lint", "format:check")),
    ]


def python_tests(reports: Path) -> Part:
    """One for each processor, each with a database of its own on the same server."""
    options = ["--numprocesses=auto", "--maxprocesses=4", "--cov", "--cov-report="]
    chosen = f"{ORDINARY} and not processes"
    part = _pytest("python tests", reports, "-m", chosen, SAME_ORDER, *options)
    return replace(part, limit_seconds=2700.0)


def server_tests(reports: Path) -> Part:
    """What starts whole servers, one after the other: they are asked to be up within a time."""
    return _pytest("tests with servers", reports, "-m", SERVERS, SAME_ORDER)


def coverage_of_the_pure_rooms() -> Part:
    rooms = "--include=flows/engine/*,flows/nodes/*"
    return Part(
        name="coverage of engine and nodes",
        command=_python("coverage", "report", rooms, "--fail-under=100"),
    )


def new_examples(reports: Path) -> Part:
    """Hypothesis draws its examples by chance, instead of the same ones each time."""
    chance = ["--hypothesis-profile", "default", "--hypothesis-show-statistics"]
    part = _pytest("new examples", reports, "-m", f"hypothesis and {ORDINARY}", *chance)
    # tests/chance/odds.py; each of these cases is a dozen calls.
    return replace(part, environment={"CHANCE": "200"}, limit_seconds=2700.0)


def quick_python_tests(reports: Path) -> Part:
    """Several at once, as they share nothing; the others ask for quiet to measure time in."""
    at_once = ["--numprocesses=auto", "--maxprocesses=4"]
    part = _pytest("python tests without a database", reports, "-m", QUICK, *at_once)
    # With an address given none is started, which several processes would otherwise share.
    return replace(part, environment={"DATABASE_URL": "postgres://nobody@/none"})


def canvas_tests(reports: Path) -> Part:
    report = reports / "canvas.xml"
    reporters = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]
    return Part(
        name="canvas tests",
        command=["npm", "run", "--silent", "test", "--", *reporters],
        folder=FRONTEND,
        quiet=False,
        counts=report,
    )


def browser_tests(reports: Path, chromium: Path, *options: str) -> Part:
    part = _pytest("browser tests", reports, "-m", "e2e", *options)
    return replace(part, environment={"CHROMIUM": str(chromium)}, limit_seconds=2400.0)


def fault_tests(reports: Path, *, long: bool) -> Part:
    """The house breaks while people call; alone on the machine, as time matters."""
    part = _pytest("fault tests", reports, "-m", "faults")
    return replace(
        part,
        environment={"LONG_FAULTS": "1" if long else ""},
        limit_seconds=1800.0 if long else 900.0,
    )


def _pytest(name: str, reports: Path, *options: str) -> Part:
    report = reports / f"{name.replace(' ', '-')}.xml"
    return Part(
        name=name,
        command=_python("pytest", f"--junit-xml={report}", "--quiet", *options),
        quiet=False,
        counts=report,
    )


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _npm(script: str) -> Part:
    return Part(
        name=f"canvas {script}", command=["npm", "run", "--silent", script], folder=FRONTEND
    )
