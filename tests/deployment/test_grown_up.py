"""The commands of docker-compose.yml against Debian's own PostgreSQL and Redis."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from designer.local.healthy import answers_ok
from designer.management.commands.load_demo import NUMBER
from tests.deployment.grown_up import GrownUp
from tests.deployment.visitor import Visitor
from tests.local.conftest import eventually

pytestmark = pytest.mark.processes


@pytest.mark.parametrize("face", ["studio", "calls"])
def test_each_face_is_healthy(grown_up: GrownUp, face: str) -> None:
    address = f"{grown_up.address(face)}/healthz"
    assert eventually(lambda: answers_ok(address), within=60), grown_up.said[face]


def test_what_beat_asks_for_is_done_by_the_worker(grown_up: GrownUp) -> None:
    def is_done() -> bool:
        return any("webhooks.tasks.sweep" in line and "succeeded" in line for line in worker)

    worker = grown_up.said["worker"]
    assert eventually(is_done, within=60), "\n".join([*worker, *grown_up.said["beat"]])


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_the_pulse_of_the_worker_is_healthy(grown_up: GrownUp, service: str) -> None:
    assert eventually(lambda: grown_up.check(service) == 0, within=60), grown_up.said[service]


@pytest.fixture
def admin(grown_up: GrownUp) -> Iterator[Visitor]:
    for face in ("studio", "calls"):
        test_each_face_is_healthy(grown_up, face)
    visitor = Visitor(grown_up.address("studio"), "admin")
    yield visitor
    visitor.leave()


def test_a_call_is_followed_while_it_lasts_and_its_message_is_heard_afterwards(
    grown_up: GrownUp, admin: Visitor
) -> None:
    (flow,) = admin.get("flows/")
    with admin.watching(flow["id"]) as next_event:
        next_event("hello")
        placed = grown_up.run_once("manage.py", "place_call", "--to", NUMBER, "--keys", "2")
        step = next_event("call.step")
    # On the second output it says when it found no carrier.
    assert (placed.returncode, placed.stderr) == (0, ""), "\n".join(
        [placed.stdout, *grown_up.said["calls"]]
    )
    assert step["seq"] == 0
    assert eventually(lambda: sounds(admin, step["callid"]) == [b"RIFF"], within=60), grown_up.said[
        "worker"
    ]


def test_what_another_editor_saves_reaches_who_watches(admin: Visitor) -> None:
    (flow,) = admin.get("flows/")
    draft = admin.get(f"flows/{flow['id']}/draft/")
    with admin.watching(flow["id"]) as next_event:
        assert next_event("hello")["revision"] == draft["revision"]
        moved = {**draft["document"], "layout": {}}
        body = {"base_revision": draft["revision"], "document": moved}
        admin.put(f"flows/{flow['id']}/draft/", body)
        next_event("draft.changed")


def sounds(visitor: Visitor, callid: str) -> list[bytes]:
    """How each of the call's recordings begins; empty while one is still waited for."""
    recordings = visitor.get(f"calls/{callid}/")["recordings"]
    return [visitor.listen(one["url"])[:4] for one in recordings if one["url"]]
