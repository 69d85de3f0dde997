"""How much is left to chance: the same cases every time, or many more of them when asked.

`CHANCE=5000 pytest tests/chance` looks for faults with that many new cases in each test, and
`make explore` with a few hundred.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

ASKED = os.environ.get("CHANCE", "")


def odds(cases: int) -> settings:
    return settings(
        max_examples=int(ASKED or cases),
        derandomize=not ASKED,
        database=None,
        deadline=None,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )
