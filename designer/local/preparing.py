"""What must be in place before the faces start: tables, collected pages, the demo switchboard."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from designer.local.folder import PROJECT, LocalFolder
from designer.local.trouble import Trouble

STATIC_STAMP = PROJECT / "static" / ".collected"


def prepare_tables(variables: Mapping[str, str]) -> None:
    _manage("migrate", "--noinput", "--verbosity=0", variables=variables)


def collect_pages(variables: Mapping[str, str]) -> None:
    """Nothing to do when nothing changed: the stamp lies in the folder that it speaks of."""
    digest = _digest_of_static_sources()
    if STATIC_STAMP.exists() and STATIC_STAMP.read_text() == digest:
        return
    _manage("collectstatic", "--noinput", "--clear", "--verbosity=0", variables=variables)
    STATIC_STAMP.write_text(digest)


def load_demo_once(folder: LocalFolder, variables: Mapping[str, str]) -> None:
    """Once for each database, so that a demo somebody deleted stays deleted."""
    if not folder.demo_is_loaded.exists():
        folder.demo_is_loaded.write_text(_manage("load_demo", variables=variables))


def _manage(*command: str, variables: Mapping[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, str(PROJECT / "manage.py"), *command],
        env={**os.environ, "LOG_LEVEL": "WARNING", **variables},
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        sys.stderr.write(ran.stdout + ran.stderr)
        raise Trouble(f"`manage.py {command[0]}` failed: its own words stand above.")
    return ran.stdout


def _digest_of_static_sources() -> str:
    digest = hashlib.sha256()
    for source in _static_sources():
        digest.update(f"{source.relative_to(PROJECT)}\0{source.stat().st_size}\0".encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _static_sources() -> Iterator[Path]:
    yield PROJECT / "requirements.lock"
    folders = [PROJECT / room / "static" for room in ("designer", "flows", "webhooks")]
    for folder in (PROJECT / "frontend" / "dist", *folders):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())
