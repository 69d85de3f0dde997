"""A switch that people flip: its positions, and the one it stands in at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, model_validator

from flows.engine.fields import refuse
from flows.engine.panel.texts import Name, repeated

FEWEST, MOST = 2, 10


class SwitchDefinition(BaseModel):
    """`default` is the position it goes back to by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    positions: tuple[Name, ...]
    default: Name

    @model_validator(mode="after")
    def _agree(self) -> SwitchDefinition:
        if not FEWEST <= len(self.positions) <= MOST:
            text = "A switch has from {min} to {max} positions."
            raise refuse("positions", text, min=FEWEST, max=MOST)
        if twice := repeated(self.positions):
            raise refuse("twice", "“{name}” is there twice: give one another name.", name=twice)
        if self.default not in self.positions:
            text = "“{name}” is none of the positions: choose where the switch stands by itself."
            raise refuse("no_default", text, name=self.default)
        return self


class Hand(BaseModel):
    """Set by somebody, until a moment or until somebody sets it again."""

    model_config = ConfigDict(frozen=True)

    position: str
    until: AwareDatetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Stand:
    position: str
    hand: Hand | None


class Switch(BaseModel):
    model_config = ConfigDict(frozen=True)

    definition: SwitchDefinition
    hand: Hand | None = None

    def at(self, now: datetime) -> Stand:
        """Where it stands; a position it no longer has counts for nothing."""
        hand = self.hand
        holds = hand is not None and hand.position in self.definition.positions
        if hand is None or not holds or (hand.until is not None and hand.until <= now):
            return Stand(self.definition.default, None)
        return Stand(hand.position, hand)
