"""A taken port is told with who holds it and what to change."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from designer.local import ports
from designer.local.ports import port_from, require_free
from designer.local.trouble import Trouble


@pytest.fixture
def taken_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(ports, "LET_GO_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_names_its_holder_and_the_variable(taken_port: int) -> None:
    with pytest.raises(Trouble) as trouble:
        require_free(taken_port, host="127.0.0.1", variable="STUDIO_PORT")
    assert str(trouble.value).startswith(f"Port {taken_port} is taken by process {os.getpid()} (")
    assert f"`STUDIO_PORT={taken_port + 10} make run`" in str(trouble.value)


def test_a_free_port_is_no_trouble() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    require_free(port, host="127.0.0.1", variable="STUDIO_PORT")


# 192.0.2.0/24 is for documentation: no machine has an address in it.
@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(Trouble, match=f"BIND_HOST is '{host}': set it to an address of this"):
        require_free(8000, host=host, variable="STUDIO_PORT")


@pytest.mark.parametrize("written", ["eighty", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLS_PORT", written)
    with pytest.raises(Trouble, match="CALLS_PORT is .*: set it to a port number"):
        port_from("CALLS_PORT", 8001)


def test_an_unset_port_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CALLS_PORT", raising=False)
    assert port_from("CALLS_PORT", 8001) == 8001
