"""A problem of a document, told so that a person can mend it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Issue:
    """`text` is an English sentence with `{places}`, also the key of its translation."""

    code: str
    severity: Severity
    text: str
    node: str | None = None
    field: str | None = None
    port: str | None = None
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        sentence = self.text
        for name, value in self.params.items():
            sentence = sentence.replace(f"{{{name}}}", value)
        return sentence

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "node": self.node,
            "field": self.field,
            "port": self.port,
            "text": self.text,
            "params": dict(self.params),
            "message": self.message,
        }


def error(
    code: str,
    text: str,
    *,
    node: str | None = None,
    field: str | None = None,
    port: str | None = None,
    **params: str,
) -> Issue:
    """An issue that forbids publishing."""
    return Issue(code, "error", text, node, field, port, params)


def warning(
    code: str,
    text: str,
    *,
    node: str | None = None,
    field: str | None = None,
    port: str | None = None,
    **params: str,
) -> Issue:
    """An issue to think about."""
    return Issue(code, "warning", text, node, field, port, params)
