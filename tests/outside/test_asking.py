"""Another system may be slow, huge, broken or a trap: each ends in one sentence."""

from __future__ import annotations

import socket
import time
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests.outside.server import answering, certificate, saying
from webhooks.outside.addresses import is_outside
from webhooks.outside.asking import Limits, Question, ask
from webhooks.outside.trouble import (
    BAD_CERTIFICATE,
    GARBLED,
    NO_ADDRESS,
    NOT_OUTSIDE,
    TOO_LARGE,
    TOO_SLOW,
    UNKNOWN_HOST,
    UNREACHABLE,
    Trouble,
)

SOON = Limits(seconds=5)
HERE = {"localhost"}


def trouble(url: str, limits: Limits = SOON, **given: object) -> str:
    with pytest.raises(Trouble) as raised:
        ask(Question("GET", url), limits, **{"allowed": HERE, **given})  # type: ignore[arg-type]
    return raised.value.sentence


def test_an_answer_comes_whole_whatever_its_status() -> None:
    with answering(saying(b"nobody", status="404 Not Found", headers="x-a: 1\r\n")) as (port, _):
        told = ask(Question("GET", f"http://localhost:{port}/who"), SOON, allowed=HERE)
    assert (told.status, told.headers["x-a"], told.body) == (404, "1", b"nobody")


def test_what_is_sent_is_what_was_asked_for() -> None:
    question = Question("POST", "http://localhost:{}/in?a=b", {"x-key": "secret"}, b'{"n": 1}')
    with answering(saying(b"")) as (port, heard):
        url = question.url.format(port)
        ask(Question("POST", url, question.headers, question.body), SOON, allowed=HERE)
    head, _, body = heard[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /in?a=b HTTP/1.1\r\n")
    assert f"host: localhost:{port}".encode() in head.lower()
    assert b"x-key: secret" in head.lower()
    assert body == b'{"n": 1}'


@pytest.mark.parametrize(
    "inside",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.1.2.3"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1", "::"),
    ],
)
def test_no_address_of_this_network_is_outside(inside: str) -> None:
    assert not is_outside(ip_address(inside))


@pytest.mark.parametrize("outside", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_an_address_that_everybody_reaches_is_outside(outside: str) -> None:
    assert is_outside(ip_address(outside))


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1:{}/", "http://localhost:{}/", "http://[::1]:{}/", "http://0:{}/"),
        *("http://2130706433:{}/", "http://0x7f.1:{}/", "http://[::ffff:127.0.0.1]:{}/"),
    ],
)
def test_nothing_inside_is_asked_however_it_is_written(url: str) -> None:
    with answering(saying(b"secret")) as (port, heard):
        assert trouble(url.format(port), allowed=()) in {NOT_OUTSIDE, NO_ADDRESS, UNKNOWN_HOST}
        assert heard == []


def test_a_redirect_to_an_inside_address_is_not_followed() -> None:
    with answering(saying(b"secret")) as (inside, heard):
        there = f"location: http://127.0.0.1:{inside}/\r\n"
        with answering(saying(b"", status="302 Found", headers=there)) as (port, _):
            told = ask(Question("GET", f"http://localhost:{port}/"), SOON, allowed=HERE)
    assert (told.status, heard) == (302, [])


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.com/", "file:///etc/passwd", "example.com", "", "http:///x"),
        *("http://user:word@example.com/", "http://example.com/" + "a" * 2000),
    ],
)
def test_what_is_no_address_is_said_so(url: str) -> None:
    assert trouble(url) == NO_ADDRESS


def test_a_name_nobody_has_is_said_so() -> None:
    assert trouble("http://nobody.invalid/") == UNKNOWN_HOST


def test_nobody_listening_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert trouble(f"http://localhost:{port}/") == UNREACHABLE


def test_a_hundred_megabytes_are_cut_off() -> None:
    sent = []

    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n")
        for _ in range(1600):
            connection.sendall(b"x" * 65536)
            sent.append(1)

    with answering(pour) as (port, _):
        assert trouble(f"http://localhost:{port}/") == TOO_LARGE
    assert len(sent) < 200


def test_an_answer_packed_to_burst_is_not_unpacked() -> None:
    packed = saying(b"\x1f\x8b", headers="content-encoding: gzip\r\n")
    with answering(packed) as (port, _):
        assert trouble(f"http://localhost:{port}/") == GARBLED


@pytest.mark.parametrize("drop", [b"H", b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nx"])
def test_a_slow_drip_ends_in_time(drop: bytes) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(drop)
        for _ in range(100):
            time.sleep(0.05)
            connection.sendall(b"x")

    with answering(drip) as (port, _):
        began = time.monotonic()
        assert trouble(f"http://localhost:{port}/", Limits(seconds=0.4)) == TOO_SLOW
        assert time.monotonic() - began < 2


def test_what_is_no_http_is_said_so() -> None:
    with answering(lambda connection: connection.sendall(b"220 smtp ready\r\n")) as (port, _):
        assert trouble(f"http://localhost:{port}/") == GARBLED


def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    server, _trusting = certificate(tmp_path, "localhost")
    with answering(saying(b"secret"), tls=server) as (port, heard):
        assert trouble(f"https://localhost:{port}/") == BAD_CERTIFICATE
    assert heard == []


def test_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    server, trusting = certificate(tmp_path, "elsewhere.example")
    with answering(saying(b"secret"), tls=server) as (port, _):
        found = trouble(f"https://localhost:{port}/", certificates=trusting)
    assert found == BAD_CERTIFICATE


def test_a_certificate_of_the_name_is_trusted_though_the_address_is_connected_to(
    tmp_path: Path,
) -> None:
    server, trusting = certificate(tmp_path, "localhost")
    with answering(saying(b"hello"), tls=server) as (port, _):
        question = Question("GET", f"https://localhost:{port}/")
        told = ask(question, SOON, allowed=HERE, certificates=trusting)
    assert told.body == b"hello"
