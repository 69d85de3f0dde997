"""The studio's settings with the values tests want; nothing here switches a behaviour off."""

from __future__ import annotations

import os

# Type checking and tests without a database load the settings too, so every value has a default.
os.environ.setdefault("DATABASE_URL", "postgres://antler@/antler?host=%2Fnonexistent")
os.environ["SECRET_KEY"] = "known-to-everybody-and-only-used-by-tests-0123456789"

from designer.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,  # noqa: F405
    # No collected files in tests, so no manifest of them.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Looks static files up as they are asked for; there is no collected folder to read at start.
WHITENOISE_AUTOREFRESH = True
# As the call face does: what a statement's parameters are is PostgreSQL's to find out.
DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True}  # noqa: F405
