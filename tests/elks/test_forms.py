"""The carrier's posts, as its documentation shows them and as they may come."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhooks.elks import forms

RESULTS = [
    ({"result": "success"}, ("success", "")),
    ({"result": "ok"}, ("success", "")),
    ({"result": "busy"}, ("busy", "")),
    ({"result": "failed"}, ("failed", "")),
    ({"result": "failed", "why": "noinput"}, ("no_input", "")),
    ({"result": "failed", "why": "other"}, ("failed", "")),
    ({"result": "3"}, ("digits", "3")),
    ({"result": "1234#"}, ("digits", "1234")),
    ({"result": "#"}, ("digits", "")),
    ({"result": "*1"}, ("digits", "*1")),
    ({"result": " 7 "}, ("digits", "7")),
    ({"result": "1" * 99}, ("digits", "1" * 40)),
    ({"result": "newincoming"}, ("failed", "")),
    ({"result": "noanswer"}, ("failed", "")),
    ({}, ("failed", "")),
]


@pytest.mark.parametrize(("form", "meant"), RESULTS)
def test_a_result_is_understood(form: dict[str, str], meant: tuple[str, str]) -> None:
    post = forms.read_next({"callid": "c1", **form})
    assert (post.outcome, post.digits) == meant


@pytest.mark.parametrize(
    ("form", "callid"),
    [
        ({"callid": "c1", "id": "c2"}, "c1"),
        ({"id": "c2"}, "c2"),
        ({"callid": "", "id": "c2"}, "c2"),
        ({"callid": "c" * 65}, ""),
        ({"callid": "c\x001"}, "c1"),
        ({}, ""),
    ],
)
def test_the_call_is_named_by_either_field(form: dict[str, str], callid: str) -> None:
    assert forms.read_callid(form) == callid


def test_a_call_without_a_caller_is_read() -> None:
    call = forms.read_call({"callid": "c1", "to": "+46766861004"})
    assert call == forms.CallPost("c1", "incoming", "", "+46766861004")


def test_the_documented_hangup_report_is_read() -> None:
    report = forms.read_report(
        {
            "id": "ca63e279d8a343b7da49f87569a108f82",
            "direction": "incoming",
            "from": "+46723175800",
            "to": "+46766861004",
            "created": "2016-11-03T08:46:00.900484",
            "start": "2016-11-03T08:46:00.877263",
            "state": "success",
            "duration": "8",
            "cost": "1500",
            "actions": '["https://x/start", {"connect": "+4634090510", "result": "success"}]',
            "legs": '[{"duration": 7, "to": "+4634090510", "state": "success"}]',
        }
    )
    assert (report.duration, report.cost, report.state) == (8, 1500, "success")
    assert report.start == datetime(2016, 11, 3, 8, 46, 0, 877263, tzinfo=UTC)
    assert report.actions[1]["result"] == "success"
    assert report.legs[0]["duration"] == 7


def test_the_report_of_a_failed_call_has_only_the_basic_fields() -> None:
    report = forms.read_report({"id": "c1", "direction": "outgoing", "state": "failed"})
    assert (report.start, report.duration, report.cost) == (None, None, None)
    assert (report.actions, report.legs, report.direction) == ([], [], "outgoing")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2016-12-01T07:52:15", datetime(2016, 12, 1, 7, 52, 15, tzinfo=UTC)),
        ("2016-12-01T07:52:15.123", datetime(2016, 12, 1, 7, 52, 15, 123000, tzinfo=UTC)),
        ("2016-12-01 07:52:15", datetime(2016, 12, 1, 7, 52, 15, tzinfo=UTC)),
        ("2016-12-01T07:52:15+00:00", datetime(2016, 12, 1, 7, 52, 15, tzinfo=UTC)),
        ("2016-12-01T07:52:15+02:00", datetime(2016, 12, 1, 5, 52, 15, tzinfo=UTC)),
        ("2016-10-01T12:00:00:00.11", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("1999-12-31T23:59:59", None),
        ("2000-01-01T00:00:00", datetime(2000, 1, 1, tzinfo=UTC)),
        ("2000-01-01T00:00:00+14:00", None),
        ("2101-01-01T00:00:00", None),
        ("", None),
    ],
)
def test_a_time_is_read_or_left_out(text: str, found: datetime | None) -> None:
    assert forms.read_time(text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("15", 15), ("-3", -3), ("1.5", None), ("9" * 10, None), ("", None)]
)
def test_a_whole_number_is_read_or_left_out(text: str, found: int | None) -> None:
    assert forms.read_int(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[1]", [1]),
        ('{"a":1}', [{"a": 1}]),
        ("not json", ["not json"]),
        ("", []),
        ("[" * 99999, ["[" * 99999]),
        (r'["a\u0000b", {"c\u0000": "d"}]', ["ab", {"c": "d"}]),
        (r'["C:\\u0000"]', ["C:\\u0000"]),
        (r'["half \ud800"]', ["half ?"]),
        ("[NaN, -Infinity, 1e999]", ["nan", "-inf", "inf"]),
    ],
)
def test_a_list_inside_a_field_is_read_whatever_it_holds(text: str, found: list[object]) -> None:
    assert forms.read_report({"id": "c1", "actions": text}).actions == found


@pytest.mark.parametrize(("said", "read"), [("outgoing",) * 2, ("incoming",) * 2, ("", "")])
def test_a_report_that_tells_no_direction_says_none(said: str, read: str) -> None:
    assert forms.read_report({"id": "c1", "direction": said}).direction == read


ASKED = {"ivr": "https://x/p/1.wav", "digits": "4", "next": "https://x/elks/next/t/2"}


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (["https://x/start", {**ASKED, "result": "4711"}], {**ASKED, "result": "••••"}),
        ([{**ASKED, "result": 4711}], {**ASKED, "result": "••••"}),
        ([{**ASKED, "result": "47#"}], {**ASKED, "result": "•••"}),
        ([{**ASKED, "result": "failed", "why": "noinput"}], None),
        ([{"connect": "+4634090510", "result": "success"}], None),
        ([["ivr", "4711"]], "•"),
        ({**ASKED, "result": "4711"}, {**ASKED, "result": "••••"}),
        ('{"ivr": "x", "result": "4711"', "•"),
    ],
)
def test_a_report_is_told_without_the_keys(told: object, kept: object) -> None:
    text = told if isinstance(told, str) else json.dumps(told)
    shown = forms.without_keys({"id": "c1", "state": "success", "actions": text})
    assert shown == {"id": "c1", "state": "success", "actions": shown["actions"]}
    assert forms.read_report(shown).actions[-1] == (told[-1] if kept is None else kept)  # type: ignore[index]


def test_a_recording_is_named_after_its_file() -> None:
    ready = forms.read_recording(
        {
            "callid": "c5951",
            "wav": "https://api.46elks.com/a1/Recordings/c5951-r0.wav",
            "duration": "15",
        }
    )
    assert (ready.carrier_id, ready.duration) == ("c5951-r0", 15)


def test_a_recording_with_a_broken_address_has_no_name() -> None:
    assert forms.read_recording({"callid": "c1", "wav": "http://[x"}).carrier_id == ""


@given(
    st.dictionaries(
        st.sampled_from(
            ["callid", "id", "result", "why", "wav", "actions", "legs", "cost", "created"]
        ),
        st.text(),
    )
)
def test_no_post_makes_reading_fail(form: dict[str, str]) -> None:
    cleaned = forms.clean(form)
    forms.read_call(cleaned)
    forms.read_next(cleaned)
    forms.read_report(forms.without_keys(cleaned))
    forms.read_report(cleaned)
    forms.read_recording(cleaned)
    assert "\x00" not in "".join(cleaned.values())
