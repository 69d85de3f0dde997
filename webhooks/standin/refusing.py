"""What the REST twin refuses, and in which words."""

from __future__ import annotations


class Refused(ValueError):
    """What the carrier answers in plain text."""

    def __init__(self, sentence: str, *, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def require(form: dict[str, str], *keys: str) -> None:
    for key in keys:
        if not form.get(key):
            raise Refused(f"Missing key {key}")
