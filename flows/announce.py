"""Tells whoever has a flow open what happened to it, once the change is committed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction


def announce(flow_id: int, event: Mapping[str, Any]) -> None:
    """Send an event of docs/contracts.md to the group `flow-<id>` after the commit.

    Best effort: a browser asks for the state anew when it connects, so a channel layer that is
    away is logged (`robust`) and never undoes or fails what was saved.
    """
    transaction.on_commit(partial(_send, f"flow-{flow_id}", dict(event)), robust=True)


def _send(group: str, event: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is not None:
        async_to_sync(layer.group_send)(group, event)
