"""Static files named by their content, except Vite's, which are so already."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StudioStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Vite's chunks import each other by name: under a second name the entry would run twice."""

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        if name.startswith("canvas/"):
            return name
        return str(super().hashed_name(name, content, filename))
