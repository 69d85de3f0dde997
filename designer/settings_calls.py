"""Settings of the call face: the same, less everything a carrier's post does not need."""

from __future__ import annotations

import os
from typing import Any

from designer import settings
from designer.settings import *  # noqa: F403  (a face is the studio's settings with fewer parts)
from designer.settings_audio import for_callers

ROOT_URLCONF = "designer.urls_calls"
WSGI_APPLICATION = "designer.wsgi_calls.application"
# The carrier names the host in the URL we gave it; a wrong Host header must not cost a call.
ALLOWED_HOSTS = ["*"]
MIDDLEWARE = []
APPEND_SLASH = False
STORAGES = {**settings.STORAGES, "default": for_callers(settings.STORAGES["default"])}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
# A connection for each thread: there are few, a lost one is replaced at once, and statements stay
# prepared. A caller waits, so a database that does not answer, or holds a lock, is soon given up.
# Each statement looks for single rows; a plan made while a table was empty, and kept, must too.
_SESSION = "-c statement_timeout=1500 -c lock_timeout=1000 -c enable_seqscan=off"
_pooled: dict[str, Any] = settings.DATABASES["default"]
_options = {name: value for name, value in _pooled["OPTIONS"].items() if name != "pool"} | {
    "application_name": f"antler-calls-{os.getpid()}",
    "connect_timeout": 2,
    "tcp_user_timeout": 3000,
    "options": _SESSION,
    "server_side_binding": True,
    "prepare_threshold": 1,
}
# One that is frozen keeps to no timeout of its own; a little longer than those it should keep to.
DATABASES = {
    "default": {**_pooled, "CONN_MAX_AGE": None, "ANSWER_SECONDS": 2.0, "OPTIONS": _options}
}
