"""A flow inside another: what is made of it, what is wrong with it, and what callers meet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from flows.engine.document import MAX_NODES
from flows.engine.events import Finished, Started
from flows.engine.parts import Part, Parts, Reference
from flows.engine.runner import take_turn
from tests.graphs import PROMPTS, as_part, compiled, flow, problems, program, using

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
HOURS = Reference("hours")


def hours(*, prompt: str = "welcome", label: str = "Open") -> dict[str, Any]:
    """A part that speaks and has one way out."""
    return flow(
        {
            "in": ("incoming_call", {"inputs": [{"name": "who", "value": "nobody"}]}),
            "say": ("play", {"prompt": prompt}),
            "out": ("leave_part", {"label": label}),
        },
        "in next > say",
        "say done > out",
    )


def main(*, out: str = "Open") -> dict[str, Any]:
    return flow(
        {
            "in": "incoming_call",
            "p": using("hours", out=out),
            "bye": ("hang_up", {"prompt": "bye"}),
        },
        "in next > p",
        "p way:out > bye",
    )


def told(document: object, part: Part | None, *, own: str = "main") -> list[tuple[str, str, Any]]:
    parts: Parts = {} if part is None else {HOURS: part}
    return [
        (issue.severity, issue.code, issue.node)
        for issue in problems(document, parts=parts, own=own)
    ]


def test_a_caller_goes_through_the_part_and_out_by_its_way() -> None:
    whole = program(main(), {HOURS: as_part(hours())})
    first = take_turn(whole, None, Started("+46701234567"), NOW)
    then = take_turn(whole, first.state, Finished(1, "success"), NOW)
    assert (first.state.node, then.state.node) == ("p/say", "bye")
    assert [(passed.node, passed.port) for passed in (*first.path, *then.path)] == [
        ("in", "next"),
        ("p", "inside"),
        ("p/in", "next"),
        ("p/say", "done"),
        ("p/out", "outside"),
    ]


def test_a_way_out_without_a_wire_ends_the_call() -> None:
    document = flow({"in": "incoming_call", "p": using("hours", out="Open")}, "in next > p")
    whole = program(document, {HOURS: as_part(hours())})
    first = take_turn(whole, None, Started(), NOW)
    assert take_turn(whole, first.state, Finished(1, "success"), NOW).state.node is None


def test_a_part_with_a_number_of_its_own_ends_the_call_at_its_way_out() -> None:
    whole = program(hours())
    first = take_turn(whole, None, Started(), NOW)
    last = take_turn(whole, first.state, Finished(1, "success"), NOW)
    assert (last.state.node, last.fault) == (None, "")


def test_what_is_given_along_is_known_inside_and_afterwards() -> None:
    document = main()
    document["nodes"][1]["config"]["inputs"] = [{"name": "who", "value": "{caller}"}]
    whole = program(document, {HOURS: as_part(hours())})
    assert take_turn(whole, None, Started("+46701"), NOW).state.variables["who"] == "+46701"


def test_what_is_not_given_along_is_what_the_part_says() -> None:
    whole = program(main(), {HOURS: as_part(hours())})
    assert take_turn(whole, None, Started(), NOW).state.variables["who"] == "nobody"


def test_a_row_without_a_value_leaves_what_the_part_says_otherwise() -> None:
    document = main()
    document["nodes"][1]["config"]["inputs"] = [{"name": "who", "value": ""}]
    whole = program(document, {HOURS: as_part(hours())})
    assert take_turn(whole, None, Started(), NOW).state.variables["who"] == "nobody"


def test_a_part_keeps_the_audio_it_was_published_with() -> None:
    part = as_part(hours(prompt="bye"))
    part.program["prompts"]["bye"] = "d" * 64  # type: ignore[index]
    whole = program(main(), {HOURS: part})
    said = {
        step: whole.prompts[whole.steps[step].config.prompt]  # type: ignore[attr-defined]
        for step in ("p/say", "bye")
    }
    assert said == {"p/say": "d" * 64, "bye": PROMPTS["bye"]}


def test_a_program_tells_which_versions_are_inside_however_deep() -> None:
    outer = flow(
        {
            "in": "incoming_call",
            "q": using("hours", out="Open"),
            "out": ("leave_part", {"label": "On"}),
        },
        "in next > q",
        "q way:out > out",
    )
    middle = as_part(outer, version=7, parts={HOURS: as_part(hours(), version=3)})
    document = flow({"in": "incoming_call", "p": using("outer", out="On")}, "in next > p")
    whole = compiled(document, {Reference("outer"): middle})
    assert whole["parts"] == {
        "p": {"flow": "outer", "version": 7},
        "p/q": {"flow": "hours", "version": 3},
    }
    assert whole["follows"] == {"outer": 7}
    assert whole["steps"]["p/q/out"]["exits"] == {"outside": "p/out"}


def test_a_pinned_version_is_not_followed() -> None:
    document = main()
    document["nodes"][1]["config"]["version"] = 2
    assert compiled(document, {Reference("hours", 2): as_part(hours())})["follows"] == {}


def test_a_flow_without_parts_is_the_program_it_always_was() -> None:
    assert compiled(hours()).keys() == {"spec", "start", "steps", "prompts"}


def test_a_whole_use_is_said_nothing_about() -> None:
    assert told(main(), as_part(hours())) == []


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (None, "no_flow"),
        (Part("Hours"), "part_unpublished"),
        (Part("Hours", latest=2), "no_version"),
    ],
)
def test_a_part_that_is_not_there_is_an_error(part: Part | None, code: str) -> None:
    assert ("error", code, "p") in told(main(), part)


@pytest.mark.parametrize(
    "change",
    [{"type": "fax"}, {"config": {}}, {"type": "menu", "config": {"choices": ["1"]}}],
    ids=["a type that is gone", "a field that is missing", "another model"],
)
def test_a_step_of_a_part_that_no_longer_runs_is_an_error(change: dict[str, Any]) -> None:
    part = as_part(hours())
    assert part.program is not None
    say = {**part.program["steps"]["say"], "name": "Greeting", **change}
    program = {**part.program, "steps": {**part.program["steps"], "say": say}}
    found = problems(main(), parts={HOURS: Part("Hours", 1, 1, program)})
    assert [(issue.node, issue.inside) for issue in found if issue.code == "outdated_step"] == [
        ("p", "Greeting")
    ]


@pytest.mark.parametrize("version", ["3", 2.0, True, 0])
def test_what_is_no_number_of_a_version_is_an_error(version: object) -> None:
    document = main()
    document["nodes"][1]["config"]["version"] = version
    found = problems(document, parts={HOURS: as_part(hours())})
    assert ("wrong", "p", "version") in [(issue.code, issue.node, issue.field) for issue in found]


def test_a_flow_cannot_use_itself() -> None:
    assert told(main(), as_part(hours()), own="hours") == [("error", "uses_itself", "p")]


def test_a_flow_cannot_use_one_that_uses_it() -> None:
    outer = as_part(main(), parts={HOURS: as_part(hours())})
    document = flow({"in": "incoming_call", "p": using("outer")}, "in next > p")
    (issue,) = problems(document, parts={Reference("outer"): outer}, own="hours")
    assert issue.code == "uses_itself"


def test_parts_lie_at_most_so_deep_in_each_other() -> None:
    part = as_part(hours())
    for level in range(4):
        outer = flow(
            {
                "in": "incoming_call",
                "p": using("hours", out="Open"),
                "out": ("leave_part", {"label": "Open"}),
            },
            "in next > p",
            "p way:out > out",
        )
        assert (("error", "too_deep", "p") in told(main(), part)) is False, level
        part = as_part(outer, parts={HOURS: part})
    assert told(main(), part) == [("error", "too_deep", "p")]


def test_the_steps_of_parts_count() -> None:
    part = as_part(hours())
    steps = {f"s{place}": part.program["steps"]["say"] for place in range(MAX_NODES)}  # type: ignore[index]
    program = part.program or {}
    large = Part("Hours", 1, 1, {**program, "steps": {**program["steps"], **steps}})
    assert told(main(), large)[0] == ("error", "too_large", None)


def test_a_new_way_out_must_be_taken_over() -> None:
    document = flow({"in": "incoming_call", "p": using("hours")}, "in next > p")
    assert told(document, as_part(hours())) == [("error", "new_way", "p")]


def test_a_new_way_out_that_no_call_takes_yet_breaks_nobody() -> None:
    drawn = hours()
    drawn["nodes"].append(
        {"id": "new", "type": "leave_part", "name": "", "config": {"label": "Closed"}}
    )
    assert told(main(), as_part(drawn)) == []


def test_a_way_out_that_is_gone_is_an_error_where_it_leads_somewhere() -> None:
    document = main()
    document["nodes"][1] = {
        "id": "p",
        "type": "part",
        "name": "",
        "config": {
            "flow": "hours",
            "ways": [{"id": "out", "label": "Open"}, {"id": "old", "label": "Old"}],
        },
    }
    assert ("error", "way_gone", "p") not in told(document, as_part(hours()))
    document["edges"].append({"source": "p", "port": "way:old", "target": "bye"})
    assert ("error", "way_gone", "p") in told(document, as_part(hours()))


def test_a_renamed_way_out_is_only_a_hint() -> None:
    assert told(main(), as_part(hours(label="We are open"))) == [("hint", "renamed_way", "p")]


def test_two_ways_out_of_one_name_are_told_in_the_part() -> None:
    document = hours()
    document["nodes"].append(
        {"id": "other", "type": "leave_part", "name": "", "config": {"label": "Open"}}
    )
    document["edges"] = [*document["edges"], {"source": "say", "port": "failed", "target": "other"}]
    assert ("same_way", "other") in [(issue.code, issue.node) for issue in problems(document)]


def silent_part() -> dict[str, Any]:
    return flow({"in": "incoming_call", "out": ("leave_part", {"label": "Open"})}, "in next > out")


def test_a_circle_through_a_silent_part_is_an_error_at_the_step_that_uses_it() -> None:
    document = flow(
        {
            "in": "incoming_call",
            "set": ("set_variable", {"assignments": [{"name": "x", "value": "1"}]}),
            "p": using("hours", out="Open"),
        },
        "in next > set",
        "set next > p",
        "p way:out > set",
    )
    found = told(document, as_part(silent_part()))
    assert [one for one in found if one[1] == "silent_loop"] == [
        ("error", "silent_loop", "set"),
        ("error", "silent_loop", "p"),
    ]


def test_a_circle_through_a_part_that_speaks_only_lasts_until_they_hang_up() -> None:
    document = flow(
        {"in": "incoming_call", "p": using("hours", out="Open"), "s": ("play", {"prompt": "bye"})},
        "in next > p",
        "p way:out > s",
        "s done > p",
    )
    (issue,) = problems(document, parts={HOURS: as_part(hours())})
    assert (issue.code, issue.node, issue.port) == ("endless_loop", "s", "done")


def test_menus_inside_parts_count_on_the_way() -> None:
    menu = ("menu", {"prompt": "menu", "choices": [{"key": "1"}]})
    part = flow(
        {
            "in": "incoming_call",
            "m": menu,
            "h": "hang_up",
            "out": ("leave_part", {"label": "Open"}),
        },
        "in next > m",
        "m key:1 > out",
        "m no_input > h",
        "m wrong_key > h",
    )
    steps = {f"p{place}": using("hours", out="Open") for place in range(4)}
    document = flow(
        {"in": "incoming_call", **steps, "h": "hang_up"},
        "in next > p0",
        *(f"p{place} way:out > p{place + 1}" for place in range(3)),
        "p3 way:out > h",
    )
    (issue,) = problems(document, parts={HOURS: as_part(part)})
    assert (issue.code, issue.node, issue.inside) == ("deep_menu", "p3", "Menu")


def greeting() -> dict[str, Any]:
    return flow(
        {
            "in": "incoming_call",
            "sms": ("send_sms", {"message": "Hello {who}", "sender_name": "Antler"}),
            "out": ("leave_part", {"label": "Open"}),
        },
        "in next > sms",
        "sms next > out",
    )


def test_a_variable_that_a_part_speaks_of_and_nobody_sets_is_told_at_its_user() -> None:
    document = main()
    found = problems(document, parts={HOURS: as_part(greeting())})
    assert [(issue.code, issue.node, issue.inside) for issue in found] == [
        ("never_set", "p", "Send SMS")
    ]


def test_a_variable_set_before_the_part_or_given_along_is_known_in_it() -> None:
    document = main()
    document["nodes"][1]["config"]["inputs"] = [{"name": "who", "value": "Anna"}]
    assert problems(document, parts={HOURS: as_part(greeting())}) == []


def test_a_row_without_a_value_makes_nothing_known_in_the_part() -> None:
    document = main()
    document["nodes"][1]["config"]["inputs"] = [{"name": "who", "value": ""}]
    assert [issue.code for issue in problems(document, parts={HOURS: as_part(greeting())})] == [
        "never_set"
    ]


def test_a_variable_set_in_a_part_is_known_after_it() -> None:
    part = flow(
        {
            "in": "incoming_call",
            "set": ("set_variable", {"assignments": [{"name": "who", "value": "Anna"}]}),
            "out": ("leave_part", {"label": "Open"}),
        },
        "in next > set",
        "set next > out",
    )
    document = flow(
        {
            "in": "incoming_call",
            "p": using("hours", out="Open"),
            "sms": ("send_sms", {"message": "Hello {who}", "sender_name": "Antler"}),
        },
        "in next > p",
        "p way:out > sms",
    )
    assert "never_set" not in [i.code for i in problems(document, parts={HOURS: as_part(part)})]


def test_turning_away_inside_a_part_comes_too_late_once_somebody_spoke() -> None:
    part = flow({"in": "incoming_call", "h": ("hang_up", {"reason": "busy"})}, "in next > h")
    document = flow(
        {"in": "incoming_call", "s": ("play", {"prompt": "bye"}), "p": using("hours")},
        "in next > s",
        "s done > p",
    )
    (issue,) = problems(document, parts={HOURS: as_part(part)})
    assert (issue.code, issue.node, issue.inside) == ("too_late", "p", "Hang up")


def test_steps_behind_a_way_out_that_no_call_takes_are_unreachable() -> None:
    part = flow(
        {"in": "incoming_call", "h": "hang_up", "out": ("leave_part", {"label": "Open"})},
        "in next > h",
    )
    found = told(main(), as_part(part))
    assert found == [("warning", "unreachable", "bye")]
