"""Files kept in PostgreSQL, in pieces."""

from __future__ import annotations

import threading
from hashlib import sha256
from random import Random

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from flows.audio.chunks import CHUNK_BYTES
from flows.models import StoredChunk, StoredFile

pytestmark = pytest.mark.django_db
AUDIO = Random(1).randbytes(2 * CHUNK_BYTES + 1000)
ADDRESS = f"prompts/{sha256(AUDIO).hexdigest()}.wav"


def keep(name: str = "recordings/1.wav", content: bytes = AUDIO) -> str:
    return default_storage.save(name, ContentFile(content))


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_it_gives_back_the_very_bytes(size: int) -> None:
    name = keep(content=AUDIO[:size])
    with default_storage.open(name) as file:
        assert file.read() == AUDIO[:size]
    assert default_storage.size(name) == size


def test_it_counts_and_hashes_while_it_writes() -> None:
    stored = StoredFile.objects.get(name=keep())
    assert (stored.size, stored.sha256) == (len(AUDIO), sha256(AUDIO).hexdigest())


def test_it_fetches_only_the_pieces_that_are_read() -> None:
    with default_storage.open(keep()) as file:
        StoredChunk.objects.filter(index=0).delete()
        file.seek(CHUNK_BYTES + 7)
        assert file.read(100) == AUDIO[CHUNK_BYTES + 7 : CHUNK_BYTES + 107]


def test_a_missing_piece_is_an_error_and_not_silence() -> None:
    with default_storage.open(keep()) as file:
        StoredChunk.objects.filter(index=1).delete()
        with pytest.raises(OSError, match="lacks its piece 1"):
            file.read()


def test_it_can_be_sought_like_any_file() -> None:
    with default_storage.open(keep()) as file:
        assert file.seek(-5, 2) == len(AUDIO) - 5
        assert file.read() == AUDIO[-5:]
        assert file.seek(3) == 3
        assert file.read(2) == AUDIO[3:5]


def test_a_taken_name_gets_another_ending() -> None:
    first, second = keep(), keep(content=b"another")
    assert first != second
    with default_storage.open(first) as file:
        assert file.read() == AUDIO


def test_a_content_address_is_stored_once() -> None:
    assert keep(ADDRESS) == keep(ADDRESS) == ADDRESS
    assert StoredFile.objects.count() == 1


def test_a_content_address_must_tell_the_truth() -> None:
    with pytest.raises(SuspiciousFileOperation):
        keep(ADDRESS, b"something else")
    assert not default_storage.exists(ADDRESS)


@pytest.mark.django_db(transaction=True)
def test_two_who_store_the_same_audio_at_once_get_one_file() -> None:
    names: list[str] = []

    def store() -> None:
        names.append(keep(ADDRESS))
        connection.close()

    threads = [threading.Thread(target=store) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == [ADDRESS] * 4
    assert StoredChunk.objects.count() == 3


def test_deleting_removes_the_pieces_too() -> None:
    default_storage.delete(keep())
    assert not StoredChunk.objects.exists()


def test_it_lists_a_folder() -> None:
    keep("a/one.wav")
    keep("a/b/two.wav")
    assert default_storage.listdir("a") == (["b"], ["one.wav"])


def test_it_says_which_file_is_missing() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere.wav"):
        default_storage.open("nowhere.wav")


def test_stored_files_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        default_storage.open(keep(), "wb")
