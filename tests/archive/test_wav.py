"""Reading WAV files: honest ones, odd ones, hostile ones."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.audio.wav import BadWav, Wav, read_wav
from tests.archive.sounds import ALAW, MULAW, chunk, description, riff, wav

SOUND = chunk(b"data", bytes(16000))


def read(content: bytes, *, from_carrier: bool = False) -> Wav:
    return read_wav(io.BytesIO(content), from_carrier=from_carrier)


def fault(content: bytes, *, from_carrier: bool = False) -> str:
    with pytest.raises(BadWav) as caught:
        read(content, from_carrier=from_carrier)
    return str(caught.value)


@pytest.mark.parametrize("bits", [8, 16])
def test_it_tells_how_long_a_pcm_file_plays(bits: int) -> None:
    assert read(wav(2.5, bits=bits)).seconds == 2.5


def test_it_passes_over_chunks_it_does_not_know() -> None:
    assert read(riff(chunk(b"LIST", b"odd"), description(), SOUND)).seconds == 1


def test_it_does_not_mind_what_follows_the_sound() -> None:
    assert read(wav(1) + b"trailing tags").seconds == 1


@pytest.mark.parametrize("codec", [ALAW, MULAW])
def test_it_reads_telephone_codecs_from_the_carrier_only(codec: int) -> None:
    content = wav(1, codec=codec, bits=8)
    assert read(content, from_carrier=True).seconds == 1
    assert fault(content) == "The WAV file is compressed: save it as 16-bit PCM."


@pytest.mark.parametrize("length", [0, 0x7FFFFFFF, 0xFFFFFFFF])
def test_it_measures_what_is_there_when_the_carrier_left_the_length_open(length: int) -> None:
    content = riff(description(), chunk(b"data", bytes(16000), length=length), length=length)
    assert read(content, from_carrier=True).seconds == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is not a WAV file."),
        (b"ID3" + bytes(100), "This is not a WAV file."),
        (riff(), "The WAV file holds no sound."),
        (riff(description()), "The WAV file holds no sound."),
        (riff(description(), chunk(b"data", b"")), "The WAV file holds no sound."),
        (riff(SOUND), "The WAV file does not describe its sound before it begins."),
        (riff(chunk(b"fmt ", b"short"), SOUND), "The WAV file does not describe its sound."),
        (wav(1)[:-10], "The WAV file is cut off: it promises more sound than it holds."),
        (riff(chunk(b"LIST", b"", length=99)), "The WAV file is cut off or damaged."),
        (
            riff(description(bits=24), SOUND),
            "The WAV file has 24 bits a sample: save it as 16-bit PCM.",
        ),
        (riff(description(channels=6), SOUND), "The WAV file has 6 channels: save it in mono."),
        (
            riff(description(rate=1), SOUND),
            "The WAV file has 1 samples a second: save it with 8000 or 16000.",
        ),
        (riff(description(codec=3), SOUND), "The WAV file is compressed: save it as 16-bit PCM."),
    ],
)
def test_it_says_in_one_sentence_what_is_wrong(content: bytes, sentence: str) -> None:
    assert fault(content) == sentence


def test_it_notices_when_the_carrier_sent_only_a_part() -> None:
    assert fault(wav(1)[:-10], from_carrier=True).startswith("The WAV file is cut off")


def test_it_gives_up_on_a_file_of_endless_empty_chunks() -> None:
    assert fault(riff(*[chunk(b"junk", b"")] * 5000)) == "The WAV file holds no sound."


pieces = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.just(description()),
        st.builds(
            chunk,
            st.sampled_from([b"fmt ", b"data", b"LIST"]),
            st.binary(max_size=50),
            length=st.integers(0, 2**32 - 1) | st.none(),
        ),
    ),
    max_size=5,
)


@given(pieces=pieces, length=st.integers(0, 2**32 - 1) | st.none(), from_carrier=st.booleans())
@example(pieces=[], length=None, from_carrier=False)
def test_hostile_bytes_are_measured_or_refused_but_never_more(
    pieces: list[bytes], length: int | None, from_carrier: bool
) -> None:
    content = riff(*pieces, length=length)
    try:
        found = read(content, from_carrier=from_carrier)
    except BadWav:
        return
    assert 0 < found.sound_bytes <= len(content)
    assert found.seconds > 0
