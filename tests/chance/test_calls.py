"""Random calls over random flows by a random carrier: no caller is stranded, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_answered_number
from tests.chance.evidence import faults_of, readable
from tests.chance.network import InProcess
from tests.chance.odds import odds
from tests.chance.people import Plan, plans
from tests.chance.placing import place_all
from tests.drawn_flows import drawn_flows, publishable
from webhooks.numbers import start_url

_flows = count(1)
flows = drawn_flows().filter(publishable)


@pytest.fixture
def face(call_face: None) -> Iterator[InProcess]:
    with InProcess() as face:
        yield face


@given(document=flows, calls=st.lists(plans, min_size=12, max_size=12))
@odds(170)
def test_no_call_strands_its_caller_and_each_is_journalled(
    face: InProcess, document: dict[str, Any], calls: list[Plan]
) -> None:
    _place_and_look(document, calls, face)


def _place_and_look(
    document: dict[str, Any], calls: list[Plan], face: httpx.AsyncBaseTransport
) -> None:
    number = an_answered_number(document, name=f"Flow {next(_flows)}")
    for placed in place_all(calls, start_url(number), face):
        faults = [*faults_of(placed.transcript, document), *placed.echoed]
        assert not faults, "\n".join([*faults, readable(placed.transcript)])
