"""Tells whoever has a flow open what happened to it, once the change is committed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction


def announce(flow_id: int, event: Mapping[str, Any]) -> None:
    """Send an event of docs/contracts.md to the group `flow-<id>` after the commit.

    Best effort: a browser asks for the state anew when it connects, so a channel layer that is
    away is logged (`robust`) and never undoes or fails what was saved.
    """

    # A function of its own: Django's log of a failed hook asks for a name, which a partial lacks.
    def send() -> None:
        layer = get_channel_layer()
        if layer is not None:
            async_to_sync(layer.group_send)(f"flow-{flow_id}", dict(event))

    transaction.on_commit(send, robust=True)
