"""`python -m designer.local.healthy URL …`: ends with 0 when every address answers 200."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request


def answers_ok(url: str, *, within_seconds: float = 4) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=within_seconds) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(not all(answers_ok(url) for url in sys.argv[1:]))
