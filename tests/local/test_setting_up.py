"""Set-up does each thing once, does interrupted things again, and explains what is missing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy import toolchain
from deploy.installing import Checkout
from deploy.toolchain import require_node, require_python
from designer.local.trouble import Trouble

NPM = """#!/bin/sh
echo "$1" >> "$NPM_CALLS"
case "$1" in
  ci) rm -rf node_modules/* node_modules && mkdir node_modules ;;
  run) rm -rf dist && mkdir dist ;;
esac
exit "${NPM_STATUS:-0}"
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A checkout whose npm only writes down that it was called."""
    frontend = tmp_path / "checkout" / "frontend"
    frontend.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "main.ts"):
        (frontend / name).write_text("{}")
    put_program(tmp_path / "bin", "node", "#!/bin/sh\necho v22.1.0\n")
    put_program(tmp_path / "bin", "npm", NPM)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("NPM_CALLS", str(tmp_path / "calls"))
    (tmp_path / "calls").touch()
    return Checkout(tmp_path / "checkout")


@pytest.fixture
def npm_calls(checkout: Checkout) -> Path:
    return Path(os.environ["NPM_CALLS"])


def put_program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def set_up(checkout: Checkout) -> None:
    checkout.install_node_packages()
    checkout.build_canvas()


def test_a_second_set_up_does_nothing(checkout: Checkout, npm_calls: Path) -> None:
    set_up(checkout)
    set_up(checkout)
    assert npm_calls.read_text().split() == ["ci", "run"]


def test_packages_that_another_checkout_lends_are_left_to_it(
    checkout: Checkout, npm_calls: Path, tmp_path: Path
) -> None:
    (tmp_path / "lent").mkdir()
    (tmp_path / "lent" / "react").touch()
    (checkout.frontend / "node_modules").symlink_to(tmp_path / "lent")
    set_up(checkout)
    assert (tmp_path / "lent" / "react").exists()
    assert not (checkout.frontend / "node_modules").is_symlink()


def test_a_changed_source_is_built_again(checkout: Checkout, npm_calls: Path) -> None:
    set_up(checkout)
    (checkout.frontend / "main.ts").write_text("changed")
    set_up(checkout)
    assert npm_calls.read_text().split() == ["ci", "run", "run"]


def test_a_changed_lock_file_is_installed_again(checkout: Checkout, npm_calls: Path) -> None:
    set_up(checkout)
    (checkout.frontend / "package-lock.json").write_text('{"changed": 1}')
    set_up(checkout)
    assert npm_calls.read_text().split() == ["ci", "run", "ci", "run"]


def test_a_failed_install_is_done_again(
    checkout: Checkout, npm_calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_STATUS", "1")
    with pytest.raises(Trouble, match="`npm` failed: the end of .*setup-npm.log stands above"):
        checkout.install_node_packages()
    monkeypatch.setenv("NPM_STATUS", "0")
    checkout.install_node_packages()
    assert npm_calls.read_text().split() == ["ci", "ci"]


@pytest.fixture
def pip_calls(checkout: Checkout, tmp_path: Path) -> Path:
    """A virtual environment whose Python only writes down what it was asked to install."""
    calls = tmp_path / "pip-calls"
    python = f'#!/bin/sh\ncase "$*" in *install*) echo "$@" >> {calls} ;; esac\n'
    put_program(checkout.python.parent, "python", python)
    for name in ("requirements.lock", "requirements-dev.lock"):
        (checkout.root / name).write_text("")
    return calls


def test_packages_are_installed_once_and_with_their_hashes(
    checkout: Checkout, pip_calls: Path
) -> None:
    checkout.install_python_packages(for_tests=False)
    checkout.install_python_packages(for_tests=False)
    (call,) = pip_calls.read_text().splitlines()
    assert {"--no-deps", "--require-hashes"} <= set(call.split())
    assert call.endswith(f"--requirement {checkout.root / 'requirements.lock'}")


def test_the_lock_names_all_that_its_packages_need() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_what_was_installed_for_tests_is_enough_to_run(checkout: Checkout, pip_calls: Path) -> None:
    checkout.install_python_packages(for_tests=True)
    checkout.install_python_packages(for_tests=False)
    assert len(pip_calls.read_text().splitlines()) == 1


def test_a_missing_node_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble, match="Node, which is not installed: install Node 22"):
        require_node()


def test_an_old_node_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(tmp_path / "bin", "node", "#!/bin/sh\necho v18.19.0\n")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    with pytest.raises(Trouble, match=r"needs Node 20\.19 or newer, and this is v18\.19\.0"):
        require_node()


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(Trouble, match="needs Python 3.11 or newer, and this is Python 3"):
        require_python()


def test_a_python_without_venv_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Trouble, match="sudo apt-get install python3-venv"):
        require_python()
