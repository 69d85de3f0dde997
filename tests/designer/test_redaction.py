"""No secret reaches the log, neither in a message nor in a traceback."""

from __future__ import annotations

import logging
from logging.config import DictConfigurator
from typing import Any

import pytest
from django.conf import settings


@pytest.fixture
def line() -> logging.Formatter:
    """The formatter as the settings' LOGGING makes it."""
    formatters: Any = settings.LOGGING["formatters"]
    made = DictConfigurator({}).configure_formatter(dict(formatters["line"]))
    assert isinstance(made, logging.Formatter)
    return made


SECRETS = [
    "/elks/next/hush/1",
    "/elks/hangup/hush",
    "/elks/start/46766861004/hush",
    "postgres://antler:hush@localhost/antler",
    "password=hush",
    "Authorization: Basic hush",
    "(b'authorization', b'Basic hushhushhush')",
]


def record(message: str, *args: str) -> logging.LogRecord:
    return logging.LogRecord("antler", logging.ERROR, __file__, 1, message, args, None)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_message_is_told_without_its_secret(line: logging.Formatter, secret: str) -> None:
    told = line.format(record("Failed at %s", secret))
    assert "antler: Failed at" in told
    assert "hush" not in told


@pytest.mark.parametrize("secret", SECRETS)
def test_a_traceback_is_told_without_its_secret(line: logging.Formatter, secret: str) -> None:
    failed = record("Failed.")
    error = ValueError(secret)
    failed.exc_info = (ValueError, error, None)
    told = line.format(failed)
    assert "ValueError" in told
    assert "hush" not in told
