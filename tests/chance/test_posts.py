"""Random posts, one by one, in any order: whatever came before, the journal stays whole.

Where `test_calls` follows a carrier that keeps to the protocol, here nobody does: any post comes
again with another result, for a turn that is not due, before the start, after the report, forged.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from flows.drafts import create_flow
from flows.publishing import publish
from tests.builders import OURS
from tests.call_face import CallFace
from tests.calls.conftest import URLENCODED
from tests.chance.evidence import path_faults
from tests.chance.odds import odds
from tests.drawn_flows import drawn_flows, publishable
from webhooks.line import auth
from webhooks.line.sorry import SORRY
from webhooks.models import Call, LiveCall
from webhooks.numbers import bind_number
from webhooks.standin.documents import read_document

REJECT, NOTHING = b'{"hangup":"reject"}', b"{}"
_counter = count(1)
drawings = drawn_flows().filter(publishable)
results = st.sampled_from(["success", "ok", "busy", "failed", "1", "2", "", "newincoming"])
results |= st.text("0123456789*#", min_size=1, max_size=6)


@dataclass
class Model:
    """A call as it must be: on the drawing it began with, and every answer it was given."""

    callid: str
    document: dict[str, Any]
    answers: list[bytes] = field(default_factory=list)
    over: bool = False

    @property
    def next(self) -> str:
        """Where the last answer says to post; empty when it ends the call."""
        return str(json.loads(self.answers[-1]).get("next", ""))


class Switchboard(RuleBasedStateMachine):
    calls = Bundle("calls")

    def __init__(self) -> None:
        super().__init__()
        self.touched: list[Model] = []

    @initialize(target=calls, document=drawings)
    def open(self, document: dict[str, Any]) -> Model:
        self._publish(document)
        return self._ring()

    @rule(target=calls, document=drawings)
    def publish(self, document: dict[str, Any]) -> Model:
        """Calls that are going on stay on the drawing they began with."""
        self._publish(document)
        return self._ring()

    @rule(target=calls)
    def ring(self) -> Model:
        return self._ring()

    @rule(call=calls, heard=st.lists(results, min_size=1, max_size=6))
    def go_on(self, call: Model, heard: list[str]) -> None:
        self.touched = [call]
        for result in heard:
            if not call.next:
                return
            answer = self._post(call, call.next, result=result)
            if call.over:
                assert answer == NOTHING
                return
            call.answers.append(answer)

    @rule(call=calls, turn=st.integers(0, 30), result=results)
    def come_again(self, call: Model, turn: int, result: str) -> None:
        """An old post, even with another result: the very same bytes."""
        self.touched = [call]
        turn %= len(call.answers)
        if turn == 0:
            answer = self._start(call)
        else:
            before = json.loads(call.answers[turn - 1])["next"]
            answer = self._post(call, before, result=result)
        assert answer == call.answers[turn]

    @rule(call=calls, result=results, far=st.integers(1, 3))
    def come_too_early(self, call: Model, result: str, far: int) -> None:
        self.touched = [call]
        turn = len(call.answers) + far
        answer = self._post(
            call, f"/elks/next/{auth.call_token(call.callid)}/{turn}", result=result
        )
        assert answer == (NOTHING if call.over else REJECT)

    @rule(call=calls, other=calls, result=results)
    def mix_up(self, call: Model, other: Model, result: str) -> None:
        """The address of one call with the id of another."""
        self.touched = [call, other]
        if call is not other and call.next:
            assert self._post(other, call.next, result=result) == REJECT

    @rule(call=calls)
    def forge(self, call: Model) -> None:
        self.touched = [call]
        assert self._post(call, "/elks/next/guessed/1", result="1") == REJECT
        assert self._post(call, "/elks/hangup/guessed", state="success") == NOTHING

    @rule(call=calls, number=st.integers(0, 2))
    def announce(self, call: Model, number: int) -> None:
        self.touched = [call]
        wav = f"https://api.46elks.com/a1/recordings/{call.callid}-r{number}.wav"
        address = f"/elks/recording/{auth.call_token(call.callid)}/{number}"
        assert self._post(call, address, wav=wav) == NOTHING

    @rule(call=calls)
    def hang_up(self, call: Model) -> None:
        self.touched, call.over = [call], True
        token = auth.call_token(call.callid)
        assert self._post(call, f"/elks/hangup/{token}", state="success") == NOTHING

    @rule(other=calls)
    def report_what_never_began(self, other: Model) -> None:
        call = Model(f"p{next(_counter)}", other.document)
        self.hang_up(call)
        assert self._start(call) == REJECT
        assert not LiveCall.objects.filter(call__callid=call.callid).exists()
        self.touched = []

    @invariant()
    def the_journal_is_whole(self) -> None:
        for model in self.touched:
            call = Call.objects.get(callid=model.callid)
            steps = list(call.steps.all())
            assert [step.seq for step in steps] == list(range(len(model.answers)))
            assert [step.answer.encode() for step in steps] == model.answers
            passed = [(step.path, step.node) for step in steps]
            assert not list(path_faults(passed, model.document))

    @invariant()
    def the_cursor_stands_at_the_last_step_until_the_call_is_over(self) -> None:
        for model in self.touched:
            live = LiveCall.objects.filter(call__callid=model.callid).first()
            assert (live is None) == model.over
            if live:
                last = live.call.steps.latest("seq")
                assert (live.seq, live.node) == (last.seq + 1, last.node)

    def _publish(self, document: dict[str, Any]) -> None:
        now = timezone.now()
        flow = create_flow(f"Drawn {next(_counter)}", document=document, user=None, now=now)
        publish(flow.pk, revision=flow.draft_revision, note="", user=None, now=now)
        self.number, self.document = bind_number(OURS, flow=flow.pk), document

    def _ring(self) -> Model:
        call = Model(f"p{next(_counter)}", self.document)
        call.answers.append(self._start(call))
        self.touched = [call]
        return call

    def _start(self, call: Model) -> bytes:
        place = f"/elks/start/{OURS.removeprefix('+')}/{self.number.secret}"
        form = {"from": "+46701234567", "to": OURS, "direction": "incoming"}
        return self._post(call, place, **form)

    def _post(self, call: Model, address: str, **form: str) -> bytes:
        path = urlsplit(address)._replace(scheme="", netloc="").geturl()
        body = urlencode({"callid": call.callid, **form})
        response = CallFace().post(path, body, content_type=URLENCODED)
        assert response.status_code == 200
        assert response.content != SORRY.encode(), "The rim had to catch something."
        _document, findings = read_document(response.content.decode())
        assert findings == (), "A strict carrier would not take this."
        return bytes(response.content)


# Hypothesis marks only what is `@given`; `make explore` runs what is marked.
@pytest.mark.hypothesis
def test_whatever_is_posted_the_journal_stays_whole(call_face: None) -> None:
    run_state_machine_as_test(Switchboard, settings=odds(40))
