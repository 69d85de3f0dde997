"""Settings of the call face: the same, less everything a carrier's post does not need."""

from __future__ import annotations

from designer.settings import *  # noqa: F403  (a face is the studio's settings with fewer parts)

ROOT_URLCONF = "designer.urls_calls"
WSGI_APPLICATION = "designer.wsgi_calls.application"
# The carrier names the host in the URL we gave it; a wrong Host header must not cost a call.
ALLOWED_HOSTS = ["*"]
MIDDLEWARE = []
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
# A caller waits: rather an apology soon than a connection late.
DATABASES["default"]["OPTIONS"]["pool"] |= {"timeout": 2, "reconnect_timeout": 2}  # noqa: F405
