"""What another system is sent, and what is found in its answer."""

from __future__ import annotations

import json

import pytest

from flows.engine import asking

ANSWER = json.dumps(
    {"customer": {"name": "Kim", "vip": True, "note": None}, "orders": [{"id": 7}, "x"], "n": 1.5}
).encode()


def test_names_with_points_make_objects_in_objects() -> None:
    rows = [("customer.name", "Kim"), ("customer.city", "Umeå"), ("n", "1")]
    assert json.loads(asking.as_json(rows)) == {
        "customer": {"name": "Kim", "city": "Umeå"},
        "n": "1",
    }


def test_a_name_in_what_was_no_object_takes_its_place() -> None:
    assert json.loads(asking.as_json([("a", "1"), ("a.b", "2")])) == {"a": {"b": "2"}}


def test_a_form_keeps_what_means_something_in_it() -> None:
    assert asking.as_form([("a b", "+46&x=1")]) == "a+b=%2B46%26x%3D1"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("customer.name", "Kim"),
        ("customer.vip", "true"),
        ("customer.note", ""),
        ("customer", '{"name": "Kim", "vip": true, "note": null}'),
        ("orders.0.id", "7"),
        ("orders.1", "x"),
        ("orders.2", ""),
        ("orders.first", ""),
        ("orders.1.id", ""),
        ("n", "1.5"),
        ("gone.away", ""),
    ],
)
def test_a_path_finds_its_value_or_nothing(path: str, value: str) -> None:
    assert asking.kept_of(ANSWER, [("x", path)]) == {"x": value}


@pytest.mark.parametrize("body", [b"<html>", b"\xff\xfe{", b"[" * 100_000, b""])
def test_what_is_no_json_tells_nothing(body: bytes) -> None:
    assert asking.kept_of(body, [("x", "a")]) is None


def test_where_nothing_is_wanted_any_answer_does() -> None:
    assert asking.kept_of(b"<html>", []) == {}


def test_a_long_value_is_cut_as_all_variables_are() -> None:
    found = asking.kept_of(json.dumps({"a": "x" * 5000}).encode(), [("x", "a")])
    assert found == {"x": "x" * 1000}


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "success"), (204, "success"), (404, "not_found"), (400, "problem"), (503, "problem")],
)
def test_each_status_has_its_way_out(status: int, outcome: str) -> None:
    assert asking.outcome_of(status) == outcome


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0042", "text", "0042"),
        ("", "text", ""),
        ("0042", "number", 42),
        ("-3", "number", -3),
        (" 12.50 ", "number", 12.5),
        ("12,5", "number", 12.5),
        ("", "number", None),
        ("1e9", "number", None),
        ("NaN", "number", None),
        ("9" * 31, "number", None),
        ("٣", "number", None),
        ("Yes", "truth", True),
        ("ja", "truth", True),
        ("0", "truth", False),
        ("FALSE", "truth", False),
        ("2", "truth", None),
        ("", "truth", None),
    ],
)
def test_a_text_is_read_as_what_somebody_said_it_is(
    text: str, kind: asking.Kind, value: object
) -> None:
    read = asking.typed(text, kind)
    assert (type(read), read) == (type(value), value)
