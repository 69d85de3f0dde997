"""`make bench-calls`: Antler's turn beside its yardsticks, interleaved, in one run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from designer.local.binaries import find_binaries
from designer.local.cluster import Cluster
from designer.local.folder import PROJECT
from designer.local.postgres import Postgres
from designer.local.privileges import privileges_for_postgres
from tests.bench.contenders import YARDSTICKS, Contender, contenders, running

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "10"))
CALLERS = 32
WARM_UP_SECONDS = 3.0
FLOW = {
    "spec": 1,
    "nodes": [
        {"id": "in", "type": "incoming_call", "name": "", "config": {}},
        {
            "id": "menu",
            "type": "menu",
            "name": "",
            "config": {"prompt": "menu", "choices": [{"key": "1", "label": "Sales"}]},
        },
        {
            "id": "sales",
            "type": "connect",
            "name": "",
            "config": {"targets": [{"number": "+46701234567"}]},
        },
        {"id": "bye", "type": "hang_up", "name": "", "config": {}},
    ],
    "edges": [
        {"source": source, "port": port, "target": target}
        for source, port, target in (
            ("in", "next", "menu"),
            ("menu", "key:1", "sales"),
            ("menu", "no_input", "bye"),
            ("menu", "wrong_key", "bye"),
            ("sales", "talked", "bye"),
            ("sales", "busy", "bye"),
            ("sales", "no_answer", "bye"),
        )
    ],
    "layout": {},
}


@dataclass
class Score:
    """One figure a round."""

    posts_a_second: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    # Of one processor: what placing the calls took of those that it is measured on.
    callers_share: list[float] = field(default_factory=list)

    def add(self, found: dict[str, Any], *, over: float) -> None:
        cuts = statistics.quantiles(found["seconds"], n=100)
        self.posts_a_second.append(len(found["seconds"]) / over)
        self.p50.append(cuts[49] * 1000)
        self.p99.append(cuts[98] * 1000)
        self.callers_share.append(found["own_seconds"] / over)


def main(names: list[str]) -> int:
    with a_furnished_database() as (environment, folder, secret):
        chosen = [c for c in contenders(secret) if not names or c.name in names]
        scores = {contender.name: Score() for contender in chosen}
        commits = []
        for number in range(1, ROUNDS + 1):
            for contender in chosen:
                measure(contender, environment, folder, scores[contender.name], number)
            commits.append(single_row_commits(environment["DATABASE_URL"], folder))
            sys.stderr.write(f"round {number} of {ROUNDS} is done\n")
    sys.stdout.write(table(chosen, scores, commits) + "\n")
    return 0


def measure(
    contender: Contender, environment: dict[str, str], folder: Path, score: Score, number: int
) -> None:
    with running(contender, environment, folder / f"{contender.name}.log") as address:
        place_calls(address, WARM_UP_SECONDS, f"{contender.name}-{number}-warm")
        found = place_calls(address, SECONDS, f"{contender.name}-{number}")
    if found["faults"]:
        raise SystemExit(f"{contender.title}: {found['faults'][:3]}")
    score.add(found, over=SECONDS)


def place_calls(address: str, seconds: float, mark: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.load", address, str(CALLERS), str(seconds), mark]
    ran = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def single_row_commits(url: str, folder: Path) -> float:
    """(e) What the disk allows: one row a transaction, from as many connections as contenders."""
    script = folder / "commit.sql"
    script.write_text("INSERT INTO bench_rows (body) VALUES (repeat('x', 400));\n")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bench_rows (id bigserial, body text)")
    command = [find_binaries().program("pgbench"), "--no-vacuum", "--client", "16", "--jobs", "2"]
    command += ["--time", str(int(SECONDS)), "--file", str(script), url]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    (line,) = [line for line in ran.stdout.splitlines() if line.startswith("tps")]
    return float(line.split()[2])


def table(chosen: list[Contender], scores: dict[str, Score], commits: list[float]) -> str:
    lines = ["| what | posts/s | p50 ms | p99 ms | callers' share of a processor | Antler is |"]
    lines.append("|---|--:|--:|--:|--:|--:|")
    ours = scores["antler"].posts_a_second if "antler" in scores else None
    for contender in chosen:
        score = scores[contender.name]
        rate, p50, p99, share = map(
            statistics.median, (score.posts_a_second, score.p50, score.p99, score.callers_share)
        )
        times = _times(None if contender.name == "antler" else ours, score.posts_a_second)
        figures = f"{rate:.0f} | {p50:.1f} | {p99:.1f} | {share:.0%} | {times}"
        lines.append(f"| {contender.title} | {figures} |")
    rate = statistics.median(commits)
    lines.append(
        f"| (e) single-row commits, pgbench | {rate:.0f} | | | | {_times(ours, commits)} |"
    )
    return "\n".join(lines)


def _times(ours: list[float] | None, theirs: list[float]) -> str:
    """The median of the rounds' ratios: what slows a round down slows both."""
    if ours is None:
        return "–"
    return f"{statistics.median([a / b for a, b in zip(ours, theirs, strict=True)]):.2f} ×"


@contextmanager
def a_furnished_database() -> Iterator[tuple[dict[str, str], Path, str]]:
    """The settings for the contenders' processes, a folder, and the secret of Antler's number."""
    with tempfile.TemporaryDirectory(prefix="antler-bench-") as name:
        folder = Path(name)
        cluster = Cluster(
            data=folder / "postgres",
            binaries=find_binaries(),
            privileges=privileges_for_postgres(),
        )
        postgres = Postgres(cluster, sockets=folder / "run", log=folder / "postgres.log")
        postgres.start()
        environment = {
            **{key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ},
            "DATABASE_URL": postgres.url,
            "SECRET_KEY": "known-to-everybody-and-only-used-by-tests-0123456789",
            "CALLS_FOLDER": str(folder / "calls"),
            "NODE_RED_FOLDER": str(folder / "node-red"),
            "LOG_LEVEL": "ERROR",
        }
        try:
            with psycopg.connect(postgres.url, autocommit=True) as connection:
                connection.execute((YARDSTICKS / "by_hand.sql").read_bytes())
            yield environment, folder, furnish(environment)
        finally:
            postgres.stop()


def furnish(environment: dict[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.furnish"],
        cwd=PROJECT,
        env={**environment, "DJANGO_SETTINGS_MODULE": "designer.settings"},
        check=True,
        capture_output=True,
        text=True,
    )
    return ran.stdout.split()[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
