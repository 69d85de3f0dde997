"""A number as a picture: a phone's camera reads it and rings."""

from __future__ import annotations

import io

import segno

from webhooks.numbers import phone


def picture_of(number: str) -> bytes:
    """An SVG with a QR code; raises Problem for what is no number."""
    svg = io.BytesIO()
    segno.make_qr(f"tel:{phone(number)}", error="m").save(
        svg, kind="svg", scale=5, border=4, light="#fff", xmldecl=False
    )
    return svg.getvalue()
