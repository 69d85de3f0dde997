"""A Django storage that keeps files in a bucket of an S3-compatible storage.

It behaves as the one in PostgreSQL does, and says `AudioAway` when the storage does not answer.
boto3 is needed here only, so that nobody has to install it who keeps audio in PostgreSQL.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible

from flows.audio.away import AudioAway
from flows.audio.bucket_reader import BucketReader
from flows.audio.storage import content_address

_BLOCK_BYTES = 64 * 1024
# Who asks next does not wait anew for a storage that just did not answer.
_PAUSE_SECONDS = 5.0
_CONNECTIONS = 16
_making_clients = threading.Lock()


@deconstructible
class BucketStorage(Storage):
    """Files as objects. A content-addressed name is stored once; other taken names get an ending.

    Without keys boto3 looks for them where it always does: its own variables, the machine's role.
    """

    def __init__(
        self,
        *,
        bucket: str,
        endpoint: str = "",
        region: str = "",
        access_key: str = "",
        secret_key: str = "",
        connect_seconds: float = 5,
        answer_seconds: float = 20,
        tries: int = 3,
    ) -> None:
        self._bucket = bucket
        self._where = {
            "endpoint_url": endpoint or None,
            "region_name": region or None,
            "aws_access_key_id": access_key or None,
            "aws_secret_access_key": secret_key or None,
        }
        self._how = {
            "connect_timeout": connect_seconds,
            "read_timeout": answer_seconds,
            "retries": {"total_max_attempts": tries, "mode": "standard"},
            "max_pool_connections": _CONNECTIONS,
            # Storages other than Amazon's know neither a host for each bucket nor newer checksums.
            "s3": {"addressing_style": "path" if endpoint else "auto"},
            "request_checksum_calculation": "when_required",
            "response_checksum_validation": "when_required",
        }
        self._away_until = 0.0

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        if content_address(name):
            return name
        return super().get_available_name(name, max_length)

    def exists(self, name: str) -> bool:
        try:
            self._head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return int(self._head(name)["ContentLength"])

    def url(self, name: str | None) -> str:
        # Who may listen is decided by the view that serves the file.
        raise NotImplementedError("Stored audio has no address of its own; a view serves it.")

    def delete(self, name: str) -> None:
        with self._asking(name):
            self._client.delete_object(Bucket=self._bucket, Key=name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        prefix = f"{path.strip('/')}/" if path.strip("/") else ""
        folders: list[str] = []
        files: list[str] = []
        with self._asking(path):
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=prefix, Delimiter="/"):
                folders += [one["Prefix"] for one in page.get("CommonPrefixes", ())]
                files += [one["Key"] for one in page.get("Contents", ())]
        return (
            sorted(one.removeprefix(prefix).rstrip("/") for one in folders),
            sorted(one.removeprefix(prefix) for one in files),
        )

    def get_created_time(self, name: str) -> datetime:
        return self.get_modified_time(name)

    def get_modified_time(self, name: str) -> datetime:
        modified: datetime = self._head(name)["LastModified"]
        return modified

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        if mode != "rb":
            raise ValueError("Stored files are read-only: open them with mode 'rb'.")
        reader = BucketReader(
            name,
            size=self.size(name),
            ask=lambda start: self._body(name, start),
            asking=lambda: self._asking(name),
        )
        return File(io.BufferedReader(reader, _BLOCK_BYTES), name=name)

    def _save(self, name: str, content: File[Any]) -> str:
        promised = content_address(name)
        if promised and promised != _digest(content):
            raise SuspiciousFileOperation(f"{name} does not hold what its name promises.")
        content.seek(0)
        with self._asking(name):
            self._client.put_object(Bucket=self._bucket, Key=name, Body=content)
        return name

    def _head(self, name: str) -> dict[str, Any]:
        with self._asking(name):
            found: dict[str, Any] = self._client.head_object(Bucket=self._bucket, Key=name)
        return found

    def _body(self, name: str, start: int) -> Any:
        """What the object holds from there on, as a stream."""
        asked = {"Range": f"bytes={start}-"} if start else {}
        return self._client.get_object(Bucket=self._bucket, Key=name, **asked)["Body"]

    @cached_property
    def _client(self) -> Any:
        """One for all threads: it is made for that, and making it takes a tenth of a second."""
        with _making_clients:
            return Session().client("s3", config=Config(**self._how), **self._where)

    @contextmanager
    def _asking(self, name: str) -> Iterator[None]:
        if time.monotonic() < self._away_until:
            raise AudioAway("The S3 storage did not answer a moment ago.")
        try:
            yield
        except ClientError as refusal:
            code = refusal.response["Error"]["Code"]
            if code in {"404", "NoSuchKey"}:
                raise FileNotFoundError(f"No file is stored under the name {name}.") from None
            told = f"The S3 storage refuses {name} ({code})."
            raise AudioAway(told) from refusal
        except BotoCoreError as fault:
            self._away_until = time.monotonic() + _PAUSE_SECONDS
            raise AudioAway(f"The S3 storage does not answer: {fault}") from fault


def _digest(content: File[Any]) -> str:
    digest = sha256()
    for block in content.chunks():
        digest.update(block)
    return digest.hexdigest()
