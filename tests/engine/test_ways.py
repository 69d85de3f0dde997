"""The ways through a flow: where circles are told, how deep menus lie, whom a line may ring."""

from __future__ import annotations

from typing import Any

import pytest

from tests.graphs import Step, connecting, flow, problems

LANDLINE = "+4686410000"
MOBILE = "+46766861004"


def menus(count: int) -> dict[str, Any]:
    """Menus below each other, each reached by key 1 of the one before."""
    menu: Step = ("menu", {"prompt": "menu", "choices": [{"key": "1"}]})
    names = [f"m{place}" for place in range(count)]
    ways = [f"{one} key:1 > {other}" for one, other in zip(names, [*names[1:], "h"], strict=True)]
    ends = [f"{name} {way} > h" for name in names for way in ("no_input", "wrong_key")]
    steps: dict[str, Step] = {"a": "incoming_call", **dict.fromkeys(names, menu), "h": "hang_up"}
    return flow(steps, "a next > m0", *ways, *ends)


def test_three_menus_in_a_row_are_said_nothing_about() -> None:
    assert problems(menus(3)) == []


def test_only_the_first_menu_that_is_one_too_many_is_told() -> None:
    assert [(i.severity, i.code, i.node) for i in problems(menus(5))] == [
        ("hint", "deep_menu", "m3")
    ]


def test_a_menu_is_as_deep_as_the_shortest_way_to_it() -> None:
    drawn = menus(4)
    drawn["edges"].append({"source": "m0", "port": "key:2", "target": "m3"})
    drawn["nodes"][1]["config"] = {"prompt": "menu", "choices": [{"key": "1"}, {"key": "2"}]}
    assert problems(drawn) == []


def test_an_endless_circle_is_told_at_the_wire_that_leads_back() -> None:
    play = ("play", {"prompt": "welcome"})
    document = flow(
        {"a": "incoming_call", "p": play, "q": play}, "a next > p", "p done > q", "q done > p"
    )
    assert [(i.code, i.node, i.port) for i in problems(document)] == [("endless_loop", "q", "done")]


@pytest.mark.parametrize("number", ["+46701234567", "sip:anna@example.com"])
def test_a_swedish_mobile_line_may_ring(number: str) -> None:
    assert problems(ringing(number), answering=[MOBILE]) == []


def test_a_swedish_mobile_line_may_not_ring_a_landline() -> None:
    (issue,) = problems(ringing(LANDLINE), answering=[MOBILE])
    assert (issue.severity, issue.code, issue.field) == (
        "warning",
        "mobile_only",
        "targets.0.number",
    )


def test_a_landline_may_ring_a_landline() -> None:
    assert problems(ringing(LANDLINE), answering=[LANDLINE]) == []


def test_a_number_that_is_almost_one_is_told_as_it_should_be_written() -> None:
    (issue,) = [i for i in problems(ringing("0046 70 123 45 67")) if i.severity == "error"]
    assert issue.message == "“Number”: write +46701234567, with + and the country code."


def test_a_key_that_is_there_twice_is_told_at_the_second_one() -> None:
    drawn = menus(1)
    drawn["nodes"][1]["config"] = {"prompt": "menu", "choices": [{"key": "1"}, {"key": "1"}]}
    (issue,) = problems(drawn)
    assert (issue.code, issue.field) == ("key_twice", "choices.1.key")


def ringing(number: str) -> dict[str, Any]:
    drawn = connecting(as_caller="")
    drawn["nodes"][1]["config"] = {"targets": [{"number": number}]}
    return drawn
