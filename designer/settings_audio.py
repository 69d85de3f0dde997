"""Where audio is kept: in PostgreSQL, so that one back-up holds everything, or in a bucket."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from designer import environment

# A caller waits: what the storage has not begun to send by then is given up.
FOR_CALLERS = {"connect_seconds": 1, "answer_seconds": 2, "tries": 1}


def audio_storage() -> dict[str, Any]:
    """Stops the start with one sentence where a bucket is wanted and something for it missing."""
    bucket = environment.text("S3_BUCKET", "")
    if not bucket:
        return {"BACKEND": "flows.audio.storage.PostgresStorage"}
    if find_spec("boto3") is None:
        raise ImproperlyConfigured(
            "S3_BUCKET is set, but the package boto3 is not installed: run `pip install --no-deps "
            "--require-hashes --requirement requirements-s3.lock`, or leave S3_BUCKET empty."
        )
    access_key = environment.text("S3_ACCESS_KEY_ID", "")
    secret_key = environment.text("S3_SECRET_ACCESS_KEY", "")
    if bool(access_key) != bool(secret_key):
        raise ImproperlyConfigured(
            "Set both S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or neither of them."
        )
    named = environment.text("S3_ENDPOINT", "")
    where = {
        "bucket": bucket,
        "endpoint": environment.base_url("S3_ENDPOINT", named) if named else "",
        "region": environment.text("S3_REGION", ""),
        "access_key": access_key,
        "secret_key": secret_key,
    }
    return {"BACKEND": "flows.audio.bucket.BucketStorage", "OPTIONS": where}


def for_callers(storage: dict[str, Any]) -> dict[str, Any]:
    """The same storage with the patience of somebody on the telephone."""
    options = storage.get("OPTIONS")
    return {**storage, "OPTIONS": options | FOR_CALLERS} if options else storage
