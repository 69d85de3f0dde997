"""A problem of a document, told so that a person can mend it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Issue:
    """`text` is an English sentence with `{places}`, also the key of its translation.

    With a `port` it is about the way out of `node`, and the wire that leaves it. `inside` names the
    step it is about where `node` uses a flow and the step lies in that.
    """

    code: str
    severity: Severity
    text: str
    node: str | None = None
    field: str | None = None
    port: str | None = None
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    inside: str = ""

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
            "inside": self.inside,
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
    """An issue to think about: callers will probably miss something."""
    return Issue(code, "warning", text, node, field, port, params)


def hint(
    code: str,
    text: str,
    *,
    node: str | None = None,
    field: str | None = None,
    port: str | None = None,
    **params: str,
) -> Issue:
    """What works, and would be better done in another way."""
    return Issue(code, "hint", text, node, field, port, params)
