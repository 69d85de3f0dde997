"""`manage.py` works with whichever Python is asked, once Antler has been set up."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from designer.local.folder import PROJECT

# The interpreter below our own, without anybody's packages.
BARE = [str(Path(sys.executable).resolve()), "-S"]
NOT_SET_UP = "Django is not installed here. Run `make run` or `make test` once: they install it.\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(PROJECT / "manage.py", tmp_path)
    return tmp_path


def manage(checkout: Path, *python: str) -> tuple[str, str]:
    """What `manage.py numbers --help` says on its two outputs, asked from another folder."""
    command = [*python, str(checkout / "manage.py"), "numbers", "--help"]
    ran = subprocess.run(
        command, cwd="/", env={}, capture_output=True, text=True, check=False, timeout=20
    )
    return ran.stdout, ran.stderr


def test_another_python_hands_over_to_the_one_that_was_set_up(checkout: Path) -> None:
    own = checkout / ".venv" / "bin" / "python"
    own.parent.mkdir(parents=True)
    own.write_text('#!/bin/sh\necho "own $@"\n')
    own.chmod(0o755)
    assert manage(checkout, *BARE) == (f"own {checkout / 'manage.py'} numbers --help\n", "")


def test_before_anything_was_set_up_it_says_what_to_do(checkout: Path) -> None:
    assert manage(checkout, *BARE) == ("", NOT_SET_UP)


def test_a_set_up_python_that_lacks_django_does_not_ask_itself_for_ever(checkout: Path) -> None:
    venv.create(checkout / ".venv", symlinks=True)
    own = str(checkout / ".venv" / "bin" / "python")
    assert manage(checkout, own) == ("", NOT_SET_UP)
