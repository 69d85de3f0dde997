"""Divide calls by share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register

WHOLE = 100


class Share(fields.Config):
    id: Annotated[str, fields.Key("Identity", max=40)]
    label: Annotated[str, fields.Text("Name of the way out", max=60)]
    percent: Annotated[int, fields.Number("Percent", min=0, max=WHOLE)]


class Config(fields.Config):
    shares: Annotated[
        list[Share],
        fields.Items("Shares", min=2, max=10, help="In percent; together they make 100."),
    ]
    sticky: Annotated[
        bool,
        fields.Switch(
            "Always the same way for the same number",
            help="Hidden numbers are divided anew in each call.",
        ),
    ] = True


@register
class Split(NodeType[Config]):
    """Divides calls by share, such as one in ten to a new menu."""

    model = Config
    label, group, icon, place = "Split by share", "decide", "percentage", 40
    summary = "{shares}"
    everyday = False
    steers = True
    ports = (Port("share:{id}", "{label}", each="shares"),)

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        total = sum(share.percent for share in config.shares)
        if total != WHOLE:
            text = "The shares make {total} percent: change them until they make 100."
            yield Fault("not_whole", "shares", text, {"total": str(total)})

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        who = call.person if config.sticky else ""
        lot = _lot(f"{call.step} {who or call.seed}")
        at = 0
        for share in config.shares:
            at += share.percent
            if lot < at:
                return Leave(f"share:{share.id}", why={"percent": share.percent})
        return Leave(f"share:{config.shares[-1].id}")


def _lot(text: str) -> int:
    """0 to 99, each as likely as any other, and always the same one for the same text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % WHOLE
