"""Where a drawing speaks of something, also in a drawing that is half done or half known."""

from __future__ import annotations

from typing import Any

from flows.engine.document import read_document
from flows.engine.finding import Named, is_number, is_prompt, places, speaks_of
from tests.graphs import Step, flow

SAID = {"menu": "Welcome: press one for sales"}
STEPS: dict[str, Step] = {
    "menu": ("menu", {"prompt": "menu", "choices": [{"key": "1", "label": "Sales"}]}),
    "sales": ("connect", {"targets": [{"number": "+46701234567", "name": "Anna"}]}),
}


def found(search: str, steps: dict[str, Any] = STEPS) -> list[str]:
    finds = speaks_of(search, Named(SAID, {}, {"hours": {"office": "The office"}}))
    return [place.field for place in places(read_document(flow(steps)).document) if finds(place)]


def test_a_message_is_found_by_what_it_says() -> None:
    assert found("press one") == ["prompt"]


def test_a_name_in_a_list_is_found_in_its_row() -> None:
    assert found("anna") == ["targets.0.name"]


def test_a_phone_number_is_found_as_this_country_dials_it() -> None:
    assert found("070-123 45") == ["targets.0.number"]


def test_the_mark_that_tells_rows_apart_is_nobody_s_text() -> None:
    row = {"id": "k7", "label": "Late", "left": "{time}", "operator": "empty"}
    assert found("k7", {"compare": ("compare", {"rows": [row]})}) == []


def test_a_step_of_an_unknown_type_is_found_by_its_name_alone() -> None:
    drawn = flow({"later": ("from_tomorrow", {"label": "Later"})})
    drawn["nodes"][0]["name"] = "Later"
    document = read_document(drawn).document
    finds = speaks_of("later", Named({}, {}, {}))
    assert [place.field for place in places(document) if finds(place)] == ["name"]


def test_rows_of_another_shape_are_passed_over() -> None:
    broken = {"sales": ("connect", {"targets": ["Anna", {"name": "Anna"}]})}
    assert found("anna", broken) == ["targets.1.name"]


def test_uses_are_of_the_field_s_kind() -> None:
    document = read_document(flow(STEPS)).document
    prompt, number = is_prompt("menu"), is_number("+46701234567")
    assert [place.field for place in places(document) if prompt(place)] == ["prompt"]
    assert [place.field for place in places(document) if number(place)] == ["targets.0.number"]
