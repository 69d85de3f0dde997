"""`manage.py flows test`: for people at a prompt and for build servers."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from django.core.management import CommandError, call_command

from flows.models import Flow
from flows.testing.keeping import create_test
from tests.drawings import NOON
from tests.flows.saved import crossed_office, definition, the_office

pytestmark = pytest.mark.django_db
FAILS = "At “Menu” key 1 led to “Message”, not to “Sales”."


def a_tested(flow: Flow, *names: str) -> Flow:
    for name in names:
        sales = definition(("menu", "1"), ("old", "2"), reaches="sales")
        create_test(flow.pk, name=name, definition=sales, user=None, now=NOON)
    return flow


def run(*words: str) -> str:
    said = StringIO()
    call_command("flows", "test", *words, stdout=said)
    return said.getvalue()


def failing(*words: str) -> str:
    said = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("flows", "test", *words, stdout=said)
    assert stop.value.code == 1
    return said.getvalue()


def test_tests_that_pass_are_named_with_what_might_be_wrong() -> None:
    a_tested(the_office(), "Sales")
    first, remark, last, *rest = run("Main").splitlines()
    assert first == "ok   Sales"
    assert remark == "     The test speaks of “old”, which is no longer in the flow."
    assert last.startswith("1 tests, 0 failed, in ")
    assert rest == []


def test_a_test_that_fails_is_told_and_ends_with_a_failure() -> None:
    a_tested(the_office(crossed_office()), "Sales")
    assert f"FAIL Sales\n     {FAILS}" in failing("Main")


def test_a_report_for_build_servers_is_written(tmp_path: Path) -> None:
    drawing = crossed_office()
    drawing["nodes"][1]["name"] = "A \x01 menu"
    a_tested(the_office(drawing), "Sales", "Sales & <again>")
    report = tmp_path / "report.xml"
    failing("Main", "--junit", str(report))
    suites = xml.parse(report).getroot()  # noqa: S314  (our own)
    (suite,) = suites
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("Main", "2", "2")
    assert [case.get("name") for case in suite] == ["Sales", "Sales & <again>"]
    failure, remark = suite[0]
    told = FAILS.replace("Menu", "A � menu")
    assert (failure.tag, failure.get("message"), failure.text) == ("failure", told, told)
    assert remark.tag == "system-out"


def test_a_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    a_tested(the_office(), "Sales")
    with pytest.raises(CommandError, match="Cannot write"):
        run("Main", "--junit", str(tmp_path))


def test_what_callers_get_is_tested_on_demand() -> None:
    a_tested(the_office(), "Sales")
    with pytest.raises(CommandError, match="has not been published yet"):
        run("Main", "--live")


def test_a_draft_with_errors_is_told_with_them() -> None:
    flow = a_tested(the_office(), "Sales")
    Flow.objects.filter(pk=flow.pk).update(draft={"nodes": []})
    with pytest.raises(CommandError, match="1 problem"):
        run("Main")


def test_a_flow_that_does_not_exist_is_said() -> None:
    with pytest.raises(CommandError, match="There is no flow called “Nowhere”"):
        run("Nowhere")
