"""The folder of a local Antler: made privately, kept, and explained when it is broken."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from designer.local.environment import fill_in_missing, variables_of
from designer.local.folder import LocalFolder
from designer.local.sockets import LONGEST_SOCKET_PATH, SOCKET_NAME, make_private, socket_folder
from designer.local.trouble import Trouble


@pytest.fixture
def folder(tmp_path: Path) -> LocalFolder:
    folder = LocalFolder(tmp_path / "var")
    folder.prepare()
    return folder


def test_the_secret_key_is_made_once(folder: LocalFolder) -> None:
    assert folder.read_or_make_secret_key() == folder.read_or_make_secret_key()


def test_only_its_owner_may_read_the_secret_key(folder: LocalFolder) -> None:
    folder.read_or_make_secret_key()
    assert stat.S_IMODE(folder.secret_key.stat().st_mode) == 0o600


def test_a_secret_key_cut_short_is_not_used(folder: LocalFolder) -> None:
    folder.secret_key.write_text("abc")
    with pytest.raises(Trouble, match="empty or cut short: bring it back from your back-up"):
        folder.read_or_make_secret_key()


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(Trouble, match="is a file where Antler needs a folder: move it away"):
        LocalFolder(tmp_path / "var").prepare()


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(Trouble, match=r"cannot write into /proc/antler .* set ANTLER_VAR"):
        LocalFolder(Path("/proc/antler")).prepare()


def test_a_socket_path_is_never_too_long_for_the_kernel(tmp_path: Path) -> None:
    deep = tmp_path / ("very-long-name" * 10)
    assert len(os.fsencode(socket_folder(deep) / SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def test_commands_find_the_socket_where_the_stack_put_it(tmp_path: Path) -> None:
    deep = tmp_path / ("very-long-name" * 10)
    assert socket_folder(deep) == socket_folder(deep)


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Trouble, match="belongs to somebody else: remove it"):
        make_private(tmp_path / "run", os.geteuid())


def test_what_the_person_has_set_stands(
    folder: LocalFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLS_URL", "https://calls.example.com")
    variables = variables_of(folder, {"CALLS_URL": "http://localhost:8001"})
    assert variables["CALLS_URL"] == "https://calls.example.com"


def test_a_command_beside_the_stack_gets_its_settings(
    folder: LocalFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTLER_VAR", str(folder.root))
    monkeypatch.setenv("SECRET_KEY", "")
    key = folder.read_or_make_secret_key()
    fill_in_missing()
    assert os.environ["SECRET_KEY"] == key


def test_a_command_without_a_local_stack_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTLER_VAR", str(tmp_path / "nothing-here"))
    monkeypatch.setenv("SECRET_KEY", "")
    fill_in_missing()
    assert os.environ["SECRET_KEY"] == ""
