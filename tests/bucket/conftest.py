"""Audio kept in a bucket: a server that speaks S3 over HTTP, and settings that name it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from boto3.session import Session
from moto.moto_server.threaded_moto_server import ThreadedMotoServer
from pytest_django import Settings

from designer.settings_audio import audio_storage, for_callers
from tests.archive.carrier import Carrier, running_carrier

BUCKET = "antler-audio"
KEYS = {"S3_ACCESS_KEY_ID": "ours", "S3_SECRET_ACCESS_KEY": "hush-hush"}


@dataclass
class Bucket:
    """What lies in the bucket, seen past Antler."""

    client: Any

    def make(self) -> None:
        where = {"LocationConstraint": "eu-north-1"}
        self.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)

    def names(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=BUCKET)
        return [one["Key"] for one in found.get("Contents", ())]

    def put(self, name: str, content: bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=name, Body=content)


@pytest.fixture(scope="session")
def s3_client(s3_server: str) -> Any:
    """Somebody else's."""
    return Session().client(
        "s3",
        endpoint_url=s3_server,
        region_name="eu-north-1",
        aws_access_key_id="another",
        aws_secret_access_key="somebody",
    )


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def keep_audio_at(
    endpoint: str, *, settings: Settings, monkeypatch: pytest.MonkeyPatch, hurried: bool = False
) -> None:
    """What the settings make of such an environment, in the studio or, hurried, the call face."""
    where = {"S3_BUCKET": BUCKET, "S3_ENDPOINT": endpoint, "S3_REGION": "eu-north-1", **KEYS}
    for name, value in where.items():
        monkeypatch.setenv(name, value)
    storage = audio_storage()
    chosen = for_callers(storage) if hurried else storage
    settings.STORAGES = {**settings.STORAGES, "default": chosen}


@pytest.fixture
def bucket(
    s3_server: str, s3_client: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bucket]:
    """An empty bucket where audio is kept."""
    bucket = Bucket(s3_client)
    bucket.make()
    keep_audio_at(s3_server, settings=settings, monkeypatch=monkeypatch)
    yield bucket
    for name in bucket.names():
        bucket.client.delete_object(Bucket=BUCKET, Key=name)
    bucket.client.delete_bucket(Bucket=BUCKET)


@contextmanager
def refusing(code: int) -> Iterator[str]:
    """Something at the storage's address that answers everything so: a proxy, say."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(code)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def carrier(settings: Settings) -> Iterator[Carrier]:
    with running_carrier() as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
        settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = "u123", "hush-hush"
        yield carrier
