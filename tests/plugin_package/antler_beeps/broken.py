"""A module that cannot be imported, as after an upgrade that went wrong."""

from __future__ import annotations

raise RuntimeError("no such horn")
