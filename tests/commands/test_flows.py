"""`manage.py flows`: files in, files out, and checked."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flows.models import Flow
from tests.drawings import flow_of, goodbye
from tests.graphs import connecting
from webhooks.models import Number
from webhooks.numbers import start_url

pytestmark = pytest.mark.django_db


def run(*words: object) -> str:
    said = StringIO()
    call_command("flows", *map(str, words), stdout=said)
    return said.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, goodbye())


def written(folder: Path, drawing: Any) -> Path:
    file = folder / "clinic.json"
    file.write_text(json.dumps(drawing))
    return file


def test_a_file_becomes_a_flow_of_its_name(file: Path) -> None:
    run("import", file)
    flow = Flow.objects.get()
    assert (flow.name, flow.draft, flow.live_version) == ("clinic", goodbye(), None)


def test_it_publishes_binds_and_prints_the_start_url(file: Path) -> None:
    said = run("import", file, "--name", "Main", "--publish", "--number", "0766-86 10 04")
    number = Number.objects.get()
    assert start_url(number) in said.splitlines()
    assert number.flow is not None
    assert number.flow.live_version is not None


def test_it_waits_for_other_publications_before_it_keeps_a_flow_to_itself(file: Path) -> None:
    with CaptureQueriesContext(connection) as asked:
        run("import", file, "--publish")
    locks = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"] or "advisory" in one["sql"]]
    assert "advisory" in locks[0]


def test_an_imported_flow_may_show_the_number_it_is_bound_to(tmp_path: Path) -> None:
    drawing = connecting(as_caller="+46766861004")
    run("import", written(tmp_path, drawing), "--publish", "--number", "0766-86 10 04")
    number = Number.objects.get()
    assert number.flow is not None
    assert number.flow.live_version is not None


def test_a_second_import_is_the_next_revision_of_the_same_flow(tmp_path: Path) -> None:
    run("import", written(tmp_path, goodbye()), "--publish")
    run("import", written(tmp_path, goodbye("busy")), "--publish")
    flow = Flow.objects.get()
    assert flow.live_version is not None
    assert (flow.draft_revision, flow.live_version.number) == (2, 2)


def test_an_import_that_cannot_be_published_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Nothing happens yet"):
        run("import", written(tmp_path, {"nodes": []}), "--publish")
    assert not Flow.objects.exists()


def test_what_is_exported_can_be_imported(tmp_path: Path) -> None:
    flow_of(goodbye(), name="Main")
    run("import", written(tmp_path, json.loads(run("export", "Main"))), "--name", "Copy")
    assert Flow.objects.get(name="Copy").draft == goodbye()


def test_a_flow_that_is_not_there_cannot_be_exported() -> None:
    with pytest.raises(CommandError, match="no flow called “Main”"):
        run("export", "Main")


def test_a_good_file_has_no_issues(file: Path) -> None:
    assert json.loads(run("check", file)) == []


def test_a_file_with_errors_is_told_as_json_and_exits_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="1"):
        call_command("flows", "check", str(written(tmp_path, {"nodes": []})))
    assert [issue["code"] for issue in json.loads(capsys.readouterr().out)] == ["no_start"]


@pytest.mark.parametrize("text", ["", "{", '{"a": "\\u0000"}'])
def test_a_file_that_is_no_json_is_told_in_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "clinic.json"
    file.write_text(text)
    with pytest.raises(CommandError):
        run("import", file)


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot read"):
        run("check", tmp_path / "missing.json")
