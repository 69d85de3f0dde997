"""What a prompt field may hold instead of a prompt: an address of audio, a sound of the carrier."""

from __future__ import annotations

import pytest

from flows.engine.audio import host_of, is_address


@pytest.mark.parametrize("broken", ["http://[x", "https://", "ftp://a/b.wav", "https://a b/c.wav"])
def test_what_names_no_server_is_no_address(broken: str) -> None:
    assert not is_address(broken)


def test_an_address_names_its_server() -> None:
    assert host_of("https://audio.example.com/hello.wav") == "audio.example.com"
