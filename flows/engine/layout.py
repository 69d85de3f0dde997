"""Where steps stand that nobody has placed: each right of what leads to it, branches below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ACROSS = 340
DOWN = 190


def places_of(start: str, exits: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Coordinates by step that is reached. `exits` holds each step's targets, top to bottom."""
    columns = _columns(start, exits)
    rows: dict[str, float] = {}
    _place_rows(start, exits, rows, next_row=0)
    return {
        step: {"x": column * ACROSS, "y": round(rows[step] * DOWN)}
        for step, column in columns.items()
    }


def _columns(start: str, exits: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many steps lead to each, by the longest way: every wire goes right, but those back."""
    columns = {start: 0}
    order = _in_order(start, exits)
    places = {step: place for place, step in enumerate(order)}
    for step in order:
        for target in exits[step]:
            if places[target] > places[step]:
                columns[target] = max(columns.get(target, 0), columns[step] + 1)
    return columns


def _in_order(start: str, exits: Mapping[str, Sequence[str]]) -> list[str]:
    """Each step before all it leads to, where no circle leads back."""
    seen: set[str] = set()
    order: list[str] = []

    def visit(step: str) -> None:
        seen.add(step)
        for target in exits[step]:
            if target not in seen:
                visit(target)
        order.append(step)

    visit(start)
    return order[::-1]


def _place_rows(
    step: str, exits: Mapping[str, Sequence[str]], rows: dict[str, float], *, next_row: float
) -> float:
    """Put a step in the middle of what it alone leads to; the first row that is free below."""
    rows[step] = next_row
    own = [target for target in dict.fromkeys(exits[step]) if target not in rows]
    free = next_row
    mine = []
    for target in own:
        if target not in rows:
            free = _place_rows(target, exits, rows, next_row=free)
            mine.append(rows[target])
    if not mine:
        return next_row + 1
    rows[step] = (mine[0] + mine[-1]) / 2
    return free
