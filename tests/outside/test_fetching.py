"""What may be asked outside, and what of the other side's answer is let in."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.outside.servers import answering, dripping, flooding, self_signed, server
from webhooks.outside.asking import fetch
from webhooks.outside.places import is_outside
from webhooks.outside.told import Answered, Limits, Trouble

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nX-Told: Yes\r\n\r\nhi"
HOST = "inside.example"


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[str]:
    """One name leads to this computer and may; the names that were looked up."""
    settings.OUTSIDE_ALLOWED_HOSTS = [HOST]
    asked: list[str] = []
    really = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **more: Any) -> Any:
        asked.append(host)
        return really("127.0.0.1" if host.endswith(".example") else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def trouble(url: str, **given: Any) -> str:
    told = fetch("GET", url, **given)
    assert isinstance(told, Trouble)
    return told.kind


def test_an_answer_comes_with_its_status_headers_and_body() -> None:
    with server(answering(OK)) as (port, heard):
        told = fetch("POST", f"http://{HOST}:{port}/a?b=c", {"X-Ours": "1"}, b"body")
    assert told == Answered(200, {"content-length": "2", "x-told": "Yes"}, b"hi")
    head, _, body = heard[0].partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    assert lines[0] == b"post /a?b=c http/1.1"
    assert b"host: inside.example:%d" % port in lines
    assert b"x-ours: 1" in lines
    assert body == b"body"


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_later(names: list[str]) -> None:
    with server(answering(OK)) as (port, _):
        fetch("GET", f"http://{HOST}:{port}/")
    assert names == [HOST]


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "rebound.example",
    ],
)
def test_nothing_inside_is_asked(host: str) -> None:
    assert trouble(f"http://{host}/") == "inside"


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_outside(address: str) -> None:
    assert is_outside(address)


def test_what_is_no_address_is_not_outside() -> None:
    assert not is_outside("somewhere")


def test_a_host_with_one_address_inside_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, 1, 6, "", (ip, 80)) for ip in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert trouble("http://both.test/") == "inside"


@pytest.mark.parametrize(
    "url",
    ["", "example.com", "ftp://example.com/", "file:///etc/passwd", "http://", "http://a:b@c.se/"]
    + ["http://[::1", "http://x:99999999/", "javascript:alert(1)"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert trouble(url) == "address"


@pytest.mark.parametrize("headers", [{"X": "a\r\nY: b"}, {"X: y": "b"}, {"X": "å"}, {"": "b"}])
def test_a_header_cannot_smuggle_another(headers: dict[str, str]) -> None:
    assert trouble(f"http://{HOST}/", headers=headers) == "header"


def test_a_redirect_is_not_followed() -> None:
    answer = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\ncontent-length: 0\r\n\r\n"
    with server(answering(answer)) as (port, heard):
        assert trouble(f"http://{HOST}:{port}/") == "redirect"
    assert len(heard) == 1


def test_a_huge_answer_is_left_where_it_is() -> None:
    with server(flooding) as (port, _):
        assert trouble(f"http://{HOST}:{port}/", limits=Limits(5, 1000)) == "large"


@pytest.mark.parametrize(
    "beginning",
    [b"HTTP/1.1 200 OK\r\nx-long: ", b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n"],
)
def test_a_slow_drip_ends_with_the_time_for_all_of_it(beginning: bytes) -> None:
    began = time.monotonic()
    with server(dripping(beginning)) as (port, _):
        told = fetch("GET", f"http://{HOST}:{port}/", limits=Limits(0.5))
    assert isinstance(told, Trouble)
    assert (told.kind, told.sent) == ("slow", True)
    assert time.monotonic() - began < 2


def test_a_slow_name_server_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*_: object, **__: object) -> list[object]:
        time.sleep(3)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    began = time.monotonic()
    assert trouble("http://slow.test/", limits=Limits(0.2)) == "slow"
    assert time.monotonic() - began < 1


def test_a_host_that_is_not_there_is_told() -> None:
    assert trouble("http://no-such-host.invalid/") == "unreachable"


def test_a_port_nobody_listens_on_is_told_as_not_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = fetch("GET", f"http://{HOST}:{port}/")
    assert isinstance(told, Trouble)
    assert (told.kind, told.sent) == ("unreachable", False)


def test_a_bad_certificate_is_refused(tmp_path: Path) -> None:
    with server(answering(OK), tls=self_signed(tmp_path, HOST)) as (port, heard):
        assert trouble(f"https://{HOST}:{port}/") == "certificate"
    assert heard in ([], [b""])


def test_what_is_no_http_is_told() -> None:
    with server(answering(b"220 smtp ready\r\n")) as (port, _):
        assert trouble(f"http://{HOST}:{port}/") == "broken"


def test_an_answer_that_breaks_off_is_told() -> None:
    with server(answering(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhi")) as (port, _):
        assert trouble(f"http://{HOST}:{port}/") == "broken"
