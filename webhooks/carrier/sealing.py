"""A secret of somebody else's that is kept: our password at the carrier."""

from __future__ import annotations

from flows.sealing import Seal

_SEAL = Seal("antler.webhooks.carrier.sealing")
seal, unseal = _SEAL.seal, _SEAL.unseal
