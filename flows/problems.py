"""Domain errors as one clear REST answer each."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.exceptions import ValidationError as UnreadableValue
from django.db import DataError
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from flows.audio.away import AudioAway

logger = logging.getLogger(__name__)


class Problem(Exception):
    """Something the person can mend: a status, a sentence in their language, what helps to mend."""

    status = 400

    def __init__(self, sentence: str, **details: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class Missing(Problem):
    status = 404


class Conflict(Problem):
    status = 409


class TooLarge(Problem):
    status = 413


class Refused(Problem):
    status = 422


def no_such_flow() -> Missing:
    return Missing(_("This flow does not exist: somebody may have deleted it."))


def no_such_version() -> Missing:
    return Missing(_("This flow has no such version."))


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every refusal carries `detail`; that of a form also names the field it is about."""
    if isinstance(error, Problem):
        return Response({"detail": error.sentence, **error.details}, status=error.status)
    if isinstance(error, SuspiciousOperation):
        return _bad_request(_("This upload has too many parts or is too large."))
    if isinstance(error, FileNotFoundError):
        return Response({"detail": _("This sound is missing here.")}, status=404)
    if isinstance(error, AudioAway):
        logger.error("A sound is not at hand: %s", error)
        return Response({"detail": _("Sounds are out of reach now: try again soon.")}, status=503)
    # A cursor somebody made up, for one.
    if isinstance(error, (UnreadableValue, DataError)):
        return _bad_request(_("The address holds a value that cannot be read."))
    if isinstance(error, ValidationError):
        return _answer_form(error)
    return exception_handler(error, context)


def _bad_request(sentence: str) -> Response:
    return Response({"detail": sentence}, status=400)


def _answer_form(error: ValidationError) -> Response:
    fields = error.detail if isinstance(error.detail, dict) else {"non_field_errors": error.detail}
    return Response({"detail": _first_sentence(fields), **fields}, status=error.status_code)


def _first_sentence(errors: object, field: str = "") -> str:
    while isinstance(errors, (dict, list)) and errors:
        if isinstance(errors, dict):
            name, errors = next(iter(errors.items()))
            field = field if name == "non_field_errors" else str(name)
        else:
            errors = errors[0]
    return f"{field}: {errors}" if field else str(errors)
