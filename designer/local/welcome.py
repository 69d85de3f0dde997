"""What is said when everything is up: where to go, who may sign in, how to try a call."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

from designer.local.environment import STANDIN_ACCOUNT

TITLE = "Antler is up"
WIDTH = 76
PHONE_NUMBER = re.compile(r"\+\d{8,15}")


def welcome(variables: Mapping[str, str], demo: str) -> str:
    """A box around the addresses and around what the demo said when it was loaded."""
    lines = [
        f"Studio     {variables['STUDIO_URL']}/",
        f"Admin      {variables['STUDIO_URL']}/admin/",
        f"Call face  {variables['CALLS_URL']}/  (what the carrier reaches)",
    ]
    if variables.get("ELKS_API_USERNAME") == STANDIN_ACCOUNT["ELKS_API_USERNAME"]:
        lines.append(f"Carrier    {variables['ELKS_API_URL']}  (a stand-in, for pretend calls)")
    if demo.strip():
        lines += ["", *demo.strip().splitlines()]
    if number := PHONE_NUMBER.search(demo):
        call = f"./manage.py place_call --to {number[0]} --keys 2"
        lines += ["", "Place a pretend call from another terminal:", f"  {call}"]
    lines += ["", "Stop with Ctrl-C. Everything is kept, and is there at the next start."]
    return boxed(TITLE, lines)


def boxed(title: str, lines: list[str]) -> str:
    inside = [part for line in lines for part in textwrap.wrap(line, WIDTH) or [""]]
    top = f"╭─ {title} {'─' * (WIDTH - len(title) - 1)}╮"
    body = [f"│ {line:<{WIDTH}} │" for line in inside]
    return "\n".join([top, *body, f"╰{'─' * (WIDTH + 2)}╯"])
