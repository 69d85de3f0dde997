"""What the environment says, read in one place and in one way."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable's text; one that is missing or empty is its default.

    Without a default the start stops with one sentence.
    """
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(
            f"Set the environment variable {name}; docs/deploy.md tells how."
        )
    return value


def number(name: str, default: int) -> int:
    """A whole number from 1."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number from 1.")
    return int(value)


def one_of(name: str, *known: str) -> str:
    """One of a few words, by default the first."""
    value = text(name, known[0])
    if value not in known:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(known)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in (os.environ.get(name) or default).split(",") if word.strip()]


def base_url(name: str, default: str) -> str:
    """An absolute http(s) address without a slash at its end."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ImproperlyConfigured(f"{name} must be an address like https://calls.example.com.")
    return value


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""
