"""Generated drawings, near ones and wild ones, at the draft endpoint: never a 5xx."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.models import Flow
from tests.drawings import flow_of, goodbye
from tests.personas import Persona

WORDS = st.sampled_from(
    ["", "start", "end", "menu", "next", "key:1", "incoming_call", "hang_up", "play", "connect"]
    + ["record_message", "ask_digits", "set_variable", "compare", "prompt", "choices", "targets"]
    + ["__proto__", "a\x00b", "\ud800", "ÅÄÖ", "😀", "{caller}", "x" * 200]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**18, max_value=10**30)
    | st.floats()
    | WORDS
    | st.text(max_size=8)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)
NAMES = st.sampled_from(
    ["prompt", "choices", "targets", "number", "key", "label", "timeout", "digits", "variable"]
    + ["reason", "beep", "ring_time", "value", "text", "cases", "name", "silence_tries"]
)
NODES = st.fixed_dictionaries(
    {"id": WORDS | SCALARS, "type": WORDS | SCALARS},
    optional={"name": ANYTHING, "config": st.dictionaries(NAMES, ANYTHING, max_size=4) | ANYTHING},
)
EDGES = st.fixed_dictionaries({"source": WORDS, "port": WORDS, "target": WORDS | ANYTHING})
DRAWINGS = st.fixed_dictionaries(
    {},
    optional={
        "spec": st.just(1) | ANYTHING,
        "nodes": st.lists(NODES | ANYTHING, max_size=4) | ANYTHING,
        "edges": st.lists(EDGES | ANYTHING, max_size=4) | ANYTHING,
        "layout": ANYTHING,
    },
)


@settings(
    max_examples=1_500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawing=DRAWINGS | ANYTHING)
def test_any_drawing_is_saved_or_refused_in_a_sentence(petra: Persona, drawing: Any) -> None:
    # Signing in anew for each drawing would be half of the time.
    petra.api.force_authenticate(petra.user)
    flow = Flow.objects.first() or flow_of(goodbye())
    body = json.dumps({"base_revision": flow.draft_revision, "document": drawing})
    url = f"/api/flows/{flow.pk}/"
    answer = petra.api.put(f"{url}draft/", body, content_type="application/json")
    told = answer.json()
    if answer.status_code != 200:
        assert (answer.status_code in {400, 413}, bool(told["detail"])) == (True, True)
    elif not any(issue["severity"] == "error" for issue in told["issues"]):
        order = {"revision": told["revision"]}
        assert petra.api.post(f"{url}publish/", order).status_code in {200, 201}


@pytest.mark.parametrize(
    "url",
    ["/api/flows/", "/api/numbers/", "/api/flows/1/publish/", "/api/flows/1/versions/1/restore/"],
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=ANYTHING | st.dictionaries(st.sampled_from(["name", "number", "flow"]), ANYTHING))
def test_any_body_is_answered_below_500(admin_client: Any, url: str, body: Any) -> None:
    answer = admin_client.post(url, json.dumps(body), content_type="application/json")
    assert answer.status_code < 500
