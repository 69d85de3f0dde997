"""docker-compose.yml and its companions say what the code says."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from designer.local.folder import PROJECT
from designer.settings import SWEEP_SECONDS
from tests.deployment.compose import names_asked_of_dotenv, our_services, read_compose, services

PINNED = re.compile(r":\d+\.\d+(\.\d+)?(-[a-z-]+)?$")
READ_BY_SETTINGS = re.compile(r'environment\.\w+\(\s*"([A-Z0-9_]+)"')
LISTENING = [name for name, one in services().items() if "expose" in one or "ports" in one]
OURS = sorted(our_services())


def settings_names() -> set[str]:
    sources = (PROJECT / "designer").glob("settings*.py")
    return {name for file in sources for name in READ_BY_SETTINGS.findall(file.read_text())}


@pytest.mark.parametrize("service", sorted(set(services()) - set(OURS)))
def test_every_foreign_image_is_pinned(service: str) -> None:
    assert PINNED.search(services()[service]["image"])


def test_every_image_the_dockerfile_builds_on_is_pinned() -> None:
    froms = re.findall(r"^FROM (\S+)", (PROJECT / "Dockerfile").read_text(), re.MULTILINE)
    assert froms
    assert all(PINNED.search(image) for image in froms)


@pytest.mark.parametrize("service", OURS)
def test_every_program_exists(service: str) -> None:
    program = our_services()[service]["command"][0]
    assert (Path(sys.executable).parent / program).is_file()


@pytest.mark.parametrize("service", OURS)
def test_every_variable_is_one_the_settings_read(service: str) -> None:
    assert set(our_services()[service]["environment"]) <= settings_names()


@pytest.mark.parametrize("name", sorted(settings_names()))
def test_every_variable_the_settings_read_is_explained(name: str) -> None:
    assert f"`{name}`" in (PROJECT / "docs" / "deploy.md").read_text()


def test_the_example_env_file_names_everything_that_is_asked_for() -> None:
    given = re.findall(r"^(\w+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE)
    assert names_asked_of_dotenv() - {"ANTLER_VERSION"} == set(given)


def test_no_secret_is_written_down() -> None:
    example = (PROJECT / ".env.example").read_text()
    assert re.findall(r"^(?:SECRET_KEY|POSTGRES_PASSWORD|ELKS_API_PASSWORD)=(.+)$", example) == []


@pytest.mark.parametrize("service", [*LISTENING, "postgres", "redis", "worker", "beat"])
def test_everything_that_stays_up_has_a_health_check(service: str) -> None:
    assert services()[service]["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_what_listens_on_nothing_is_judged_by_its_pulse(service: str) -> None:
    words = services()[service]["healthcheck"]["test"]
    assert words[:4] == ["CMD", "python", "manage.py", "worker_pulse"]
    assert int(words[words.index("--within") + 1]) > 2 * SWEEP_SECONDS


@pytest.mark.parametrize("service", ["calls", "studio"])
def test_the_health_check_asks_the_port_the_face_listens_on(service: str) -> None:
    face = services()[service]
    port = face["command"][face["command"].index("--port") + 1]
    assert face["expose"] == [port]
    assert face["healthcheck"]["test"][-1] == f"http://127.0.0.1:{port}/healthz"


@pytest.mark.parametrize("service", sorted(services()))
def test_whoever_waits_waits_for_something_that_can_come(service: str) -> None:
    for name, awaited in services()[service].get("depends_on", {}).items():
        check = services()[name].get("healthcheck", {})
        if awaited["condition"] == "service_healthy":
            assert "test" in check
        else:
            assert services()[name]["restart"] == "on-failure"


def test_the_database_is_migrated_before_anything_of_ours_starts() -> None:
    waiting = {name: one["depends_on"] for name, one in our_services().items() if name != "migrate"}
    assert all("migrate" in awaited for awaited in waiting.values())


def test_only_the_proxy_is_reachable_from_outside() -> None:
    assert [name for name, one in services().items() if "ports" in one] == ["proxy"]


@pytest.mark.parametrize("service", ["studio", "worker"])
def test_where_processors_are_short_callers_come_first(service: str) -> None:
    usual = 1024
    weights = {name: one.get("cpu_shares", usual) for name, one in our_services().items()}
    assert weights[service] < weights["calls"]


def test_every_volume_that_is_used_is_declared() -> None:
    mounts = [mount for one in services().values() for mount in one.get("volumes", [])]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith(".")}
    assert named == set(read_compose()["volumes"])


@pytest.mark.parametrize("path", ["/elks/", "/p/"])
def test_the_proxy_sends_the_carriers_addresses_to_the_call_face(path: str) -> None:
    caddyfile = (PROJECT / "deploy" / "Caddyfile").read_text()
    assert f"{path}*" in caddyfile.split("@call_face path", 1)[1].splitlines()[0]
