"""What is said when everything is up: where to go, who may sign in, how to try a call."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Antler is up"


def welcome(variables: Mapping[str, str], demo: str) -> str:
    """A box around the addresses and around what the demo said when it was loaded."""
    lines = [
        f"Studio     {variables['STUDIO_URL']}/",
        f"Admin      {variables['STUDIO_URL']}/admin/",
        f"Call face  {variables['CALLS_URL']}/   (what the carrier reaches)",
    ]
    if demo.strip():
        lines += ["", *demo.strip().splitlines()]
    lines += ["", "Stop with Ctrl-C. Everything is kept in var/ and is there at the next start."]
    return boxed(TITLE, lines)


def boxed(title: str, lines: list[str]) -> str:
    width = max(len(title) + 2, *(len(line) for line in lines))
    top = f"╭─ {title} {'─' * (width - len(title) - 1)}╮"
    body = [f"│ {line:<{width}} │" for line in lines]
    return "\n".join([top, *body, f"╰{'─' * (width + 2)}╯"])
