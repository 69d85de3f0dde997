"""No secret and no forged line reaches the log, neither in a message nor in a traceback."""

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
    '{"next": "https://calls.example/elks/recording/hush/2"}',
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


FORGED = "2026-11-23 20:00:00,000 ERROR django: forged"
CONTROLS = ["\n", "\r", "\x1b", "\x85", "\u2028", "\u202e", "\x00", "\ud800"]


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_a_message_stays_one_line_of_plain_text(line: logging.Formatter, control: str) -> None:
    told = line.format(record("Refused: %s", f"46{control}{FORGED}"))
    assert control not in told
    assert told.endswith(f"Refused: 46{ascii(control)[1:-1]}{FORGED}")


@pytest.mark.parametrize("control", CONTROLS[1:], ids=ascii)
def test_a_traceback_holds_line_ends_and_nothing_else_that_controls(
    line: logging.Formatter, control: str
) -> None:
    failed = record("Failed.")
    failed.exc_info = (ValueError, ValueError(f"a{control}b"), None)
    assert control not in line.format(failed)


def test_a_traceback_cannot_pass_for_a_line_of_the_log(line: logging.Formatter) -> None:
    failed = record("Failed.")
    failed.exc_info = (ValueError, ValueError(f"broken\n{FORGED}"), None)
    assert FORGED not in line.format(failed).split("\n")
