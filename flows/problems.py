"""Domain errors as one clear REST answer each."""

from __future__ import annotations

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler


class Problem(Exception):
    """Something the person can mend: a status, a sentence, and what helps to mend it."""

    status = 400

    def __init__(self, sentence: str, **details: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class Conflict(Problem):
    status = 409


class Refused(Problem):
    status = 422


class TooLarge(Problem):
    status = 413


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, Problem):
        return Response({"detail": error.sentence, **error.details}, status=error.status)
    return exception_handler(error, context)
