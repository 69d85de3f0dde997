"""Documents as they circulate, broken: the sentence names the line and the fault."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.engine.document import read_document
from tests.graphs import problems
from webhooks.elks.statics.importing import MOST_REMARKS, import_document
from webhooks.elks.statics.remarks import Unreadable

REFUSED = {
    '{\n"play": "sound/beep",\n}': "Line 2: There is a comma too many before “}”: remove it.",
    '{\n// greet\n"play": "x"}': "Line 2: JSON has no comments: remove “// greet”.",
    '{"play": "sound/beep"\n"next": "x"}': "Line 2: A comma is missing before “next”.",
    '{{"play": "x"}}': "Line 1: A brace is doubled: remove one “{”.",
    '{"hangup": "busy"}}': "Line 1: There is one “}” too many: remove it.",
    '{forward:"+46700000000"}': "Line 1: Write “forward” in straight quotes.",
    "{“play”: 1}": "Line 1: Use straight double quotes instead of “.",
    '{"play": "sound/beep': "Line 1: A quote is opened before “sound/beep” and not closed.",
    '{"play" "sound/beep"}': "Line 1: A colon is missing after “play”.",
    '{"play": True}': "Line 1: Write “True” in straight quotes.",
    '{"next": 1, "next": 2}': "Line 1: “next” stands twice: keep one.",
    '{"play": "sound/beep"': "Line 1: The text ends too early: a closing brace is missing.",
    "Welcome!": "This is plain text (“Welcome!”): a document begins with a brace, {.",
    "https://example.com/": "This is an address, not a document: import what that address "
    "answers instead.",
    "": "There is nothing here: paste a document or choose a file.",
    "{}": "This document is empty: it says nothing to do.",
    "[]": "This is a list or a single value: a document is one action in braces.",
    '{"from": "+461",\n"message": "{}"}': "Line 1: This is for SMS: what a call does stands under "
    "“voice_start”.",
    "curl https://api.46elks.com/a1/Call -d '{}'": "This is a request to 46elks: import only the "
    "document in its voice_start. (Calls are made at /a1/calls.)",
    '{"recordcall": "https://x.example/"}': "Line 1: “recordcall” cannot stand alone: it needs "
    "play, connect or another action beside it.",
    '{"next":' * 40 + "1" + "}" * 40: "Line 1: More than 30 levels are nested.",
    '{"play": "' + "x" * 70_000 + '"}': "This document is too large: at most 64,000 bytes are "
    "taken.",
    '{"play": "\\u0000"}': "Line 1: A text holds a character that cannot be kept.",
    '{"ivr": "x", "digits": 99999999999999999999}': "Line 1: “99999999999999999999” is too long a "
    "number.",
}
REMARKED = {
    '{"connect": "+46700000000", "busy": {},\n"fail": {}}': "Line 2: “fail” means nothing to "
    "46elks; “failed” may be meant. It is left out.",
    '{"connect": "+46700000000",\n"busy": {}}': "Line 1: “failed” is missing: where nobody "
    "answers the call ends.",
    '{"connect": "+46700000000",\n"failed": {}}': "Line 1: “busy” is missing: callers to somebody "
    "busy go the way of “failed”.",
    '{\n"play": "beep"}': "Line 2: 46elks knows no “beep”: “sound/beep” is drawn.",
    '{\n"play": "file.mp3"}': "Line 2: “file.mp3” is no whole address: begin it with https://, or "
    "choose a message.",
    '{"play":"http://x.example/a.wav"}': "Line 1: “http://x.example/a.wav” is fetched without "
    "encryption: use https.",
    '{"connect":\n"sip:a@b.example;transprot=tcp"}': "Line 1: “sip:a@b.example;transprot=tcp” can "
    "be neither rung nor reached by SIP: mend it in the step.",
    '{"connect": 46701234567}': "Line 1: “46701234567” can be neither rung nor reached by SIP: "
    "mend it in the step.",
    '{"connect": ""}': "Line 1: “connect” names nobody to ring: fill it in.",
    '{"connect": {}}': "Line 1: “connect” names nobody to ring: fill it in.",
    '{"connect": "+46701234567,+468123456"}': "Line 1: “+468123456” is a landline: 46elks connects "
    "calls that came to a Swedish mobile number to Swedish mobiles only.",
    '{"record": "https://x.example/"}': "Line 1: Nothing is played before the recording: callers "
    "do not know when to speak.",
    '{"connect": "+46700000000",\n"next": {"record": "https://x.example/"}}': "Line 2: Nothing is "
    "played before the recording: callers do not know when to speak.",
    '{"play": "https://x.example/på.wav"}': "Line 1: “https://x.example/på.wav” holds what no "
    "address may: write %20 for a space and %C3%A5 for an å.",
    '{"ivr": "https://x.example/a.wav"}': "Line 1: Whatever is pressed here, the call ends.",
    '{"ivr": "sound/beep",\n"timeout": 60, "next": {}}': "Line 2: “timeout” is 60: 46elks takes 1 "
    "to 30, and 10 instead of any other.",
    '{"ivr": "sound/beep",\n"12": {"hangup": "reject"}}': "Line 2: Nobody can enter “12” where 1 "
    "digits are taken.",
    '{"hangup": "reject",\n"next": {}}': "Line 2: Nothing comes after “hangup”: “next” is left "
    "out.",
    '{"play": "sound/beep", "next": {"play": "local/r1"}}': "Line 1: “local/r1”, a recording "
    "played in its own call, cannot be kept: choose a message.",
    '{"play": "sound/beep",\n"skippable": "maybe"}': "Line 2: “skippable” is “maybe”, which is "
    "neither yes nor no: yes is used.",
    '{"play": "sound/beep",\n"hangup": "reject"}': "Line 2: “hangup” stands beside “play”: one "
    "action holds one of them. It is left out.",
}


@pytest.mark.parametrize(("text", "sentence"), REFUSED.items())
def test_what_is_no_document_is_refused_with_line_and_fault(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        import_document(text, prompts={})
    assert str(refused.value) == sentence


@pytest.mark.parametrize(("text", "sentence"), REMARKED.items())
def test_what_is_odd_is_drawn_and_remarked_with_its_line(text: str, sentence: str) -> None:
    imported = import_document(text, prompts={})
    assert sentence in [remark.told() for remark in imported.remarks]


def test_a_message_after_a_beep_or_a_question_is_nothing_to_remark() -> None:
    record = '{"record": "https://x.example/"}'
    for before in ('{"play": "sound/beep", "next": %s}', '{"ivr": "sound/beep", "1": %s}'):
        remarks = import_document(before % record, prompts={}).remarks
        assert [remark for remark in remarks if "before the recording" in remark.text] == []


json_like = st.text(alphabet='{}[]":,\\n ivrplayconnecthgup0123456789+', max_size=200)


def test_a_document_of_thousands_of_odd_keys_is_read_at_once_and_remarked_in_part() -> None:
    keys = ",".join(f'"k{number}":1' for number in range(6_000))
    imported = import_document('{"play":"sound/beep",' + keys + "}", prompts={})
    assert len(imported.remarks) == MOST_REMARKS


@given(json_like | st.text(max_size=200))
@settings(deadline=None)
@example('{"play":' * 20 + "{}" + "}" * 20)
def test_any_text_is_a_flow_that_opens_or_one_sentence(text: str) -> None:
    try:
        drawing = import_document(text, prompts={}).document
    except Unreadable:
        return
    assert read_document(drawing.to_json()).document == drawing
    # Checked without raising, whatever it holds.
    problems(drawing.to_json())
