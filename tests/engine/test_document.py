"""Reading whatever was saved."""

from __future__ import annotations

from typing import Any

import pytest

from flows.engine.document import MAX_NODES, SPEC, read_document
from tests.graphs import office


def test_a_document_survives_being_read_and_written() -> None:
    assert read_document(office()).document.to_json() == office()


@pytest.mark.parametrize("raw", [None, 7, "flow", [], True])
def test_what_is_no_document_is_told_and_opens_empty(raw: object) -> None:
    reading = read_document(raw)
    assert [issue.code for issue in reading.issues] == ["not_a_document"]
    assert reading.document.nodes == {}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"spec": SPEC + 1}, "spec_newer"),
        ({"spec": "one"}, "spec_newer"),
        ({"spec": [1]}, "spec_newer"),
        ({"nodes": {}}, "unreadable"),
        ({"edges": "none"}, "unreadable"),
        ({"nodes": [{"id": f"n{n}", "type": "play"} for n in range(MAX_NODES + 1)]}, "too_large"),
        ({"nodes": ["play"]}, "unreadable_step"),
        ({"nodes": [{"id": "a b", "type": "play"}]}, "unreadable_step"),
        ({"nodes": [{"id": "a", "type": 3}]}, "unreadable_step"),
        ({"nodes": [{"id": "a", "type": "play"}] * 2}, "same_id"),
        ({"edges": [{"source": "a", "port": "x", "target": "b"}]}, "lost_wire"),
        ({"edges": [{"source": 1, "target": None}]}, "lost_wire"),
    ],
)
def test_each_fault_has_its_issue(raw: dict[str, Any], code: str) -> None:
    assert [issue.code for issue in read_document(raw).issues] == [code]


def test_an_older_document_is_brought_forward_step_by_step() -> None:
    def renamed(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "spec": 0, "nodes": raw["steps"]}

    chain = {-1: renamed, 0: lambda raw: {**raw, "spec": SPEC}}
    reading = read_document({"spec": -1, "steps": office()["nodes"]}, upgrades=chain)
    assert (list(reading.document.nodes)[:2], reading.issues) == (["in", "menu"], [])


def test_the_rest_of_a_broken_document_is_read() -> None:
    raw = office()
    raw["nodes"].insert(0, None)
    raw["edges"].insert(0, "wire")
    raw["layout"] = 4
    document = read_document(raw).document
    assert document.to_json() == {**office(), "layout": {}}


def test_only_the_first_wire_of_a_way_out_counts() -> None:
    raw = office()
    raw["edges"].append({"source": "in", "port": "next", "target": "bye"})
    reading = read_document(raw)
    assert [issue.code for issue in reading.issues] == ["second_wire"]
    assert reading.document.exits()["in"] == {"next": "menu"}


def test_a_name_that_is_too_long_is_cut_and_one_that_is_no_text_is_empty() -> None:
    raw = {
        "nodes": [
            {"id": "a", "type": "play", "name": "x" * 200},
            {"id": "b", "type": "p", "name": 1},
        ]
    }
    names = [node.name for node in read_document(raw).document.nodes.values()]
    assert names == ["x" * 80, ""]
