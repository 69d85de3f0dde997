"""Single values of a document: lenient to take, strict to report."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from webhooks.standin.actions import Finding

E164: Final = re.compile(r"\+[1-9]\d{5,14}")
SIP: Final = re.compile(r"sips?:(?:[^@;\s]+@)?[^@:;\s]+(?::\d+)?(?:;transport=(?:tcp|udp))?")
BUILT_IN: Final = re.compile(r"sound/(?:beep|dtmf/[0-9pP*#]+)")
MEDIA: Final = (".wav", ".mp3", ".ogg")
YES_AND_NO: Final = {"true": True, "yes": True, "false": False, "no": False}


class Reader:
    """Takes values out of one answer and gathers what a strict carrier would say about them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def note(self, code: str, text: str) -> None:
        finding = Finding(code, text)
        if finding not in self.findings:
            self.findings.append(finding)

    def number(self, data: dict[str, object], key: str, *, least: int = 1) -> int | None:
        """A whole number, also when written as text; None when missing or not one."""
        value = data.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.note("bad_number", f"“{key}” is {value!r}: write a whole number, {least} or more.")
            return None
        return value

    def switch(self, data: dict[str, object], key: str, *, default: bool) -> bool:
        value = data.get(key, default)
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in YES_AND_NO:
            return YES_AND_NO[value.lower()]
        self.note("bad_switch", f"“{key}” is {value!r}: write true or false.")
        return default

    def address(self, value: object, key: str) -> str | None:
        """An absolute http(s) address; anything else is noted and text is kept as it stands."""
        if not isinstance(value, str):
            self.note("bad_address", f"“{key}” must be an address, not {type(value).__name__}.")
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            self.note(
                "relative_url", f"“{key}” is not an absolute address: begin it with https://."
            )
        return value

    def optional_address(self, data: dict[str, object], key: str) -> str | None:
        return self.address(data[key], key) if key in data else None

    def sound(self, value: object, key: str) -> str:
        if not isinstance(value, str) or not value:
            self.note("bad_address", f"“{key}” needs the address of a sound.")
            return ""
        if value.startswith("sound/"):
            if not BUILT_IN.fullmatch(value):
                self.note("unknown_sound", f"“{value}” is no built-in sound.")
        elif not value.startswith(("local/", "en_US/")):
            self.address(value, key)
            if not unquote(urlsplit(value).path).lower().endswith(MEDIA):
                self.note("unknown_media", f"“{key}” names no {', '.join(MEDIA)} file.")
        return value

    def targets(self, value: object) -> tuple[str, ...]:
        """Numbers and SIP addresses from a comma list."""
        if not isinstance(value, str):
            self.note("bad_target", "“connect” needs text: a number, or several with commas.")
            return ()
        if any(part != part.strip() for part in value.split(",")):
            self.note("space_in_list", "“connect” has spaces around a comma: leave them out.")
        targets = tuple(part.strip() for part in value.split(",") if part.strip())
        for target in targets:
            self.target(target, "connect")
        if not targets:
            self.note("bad_target", "“connect” names nobody to ring.")
        return targets

    def target(self, value: str, key: str) -> None:
        if not E164.fullmatch(value) and not (key == "connect" and SIP.fullmatch(value)):
            self.note("bad_target", f"“{key}” has “{value}”: write numbers like +46701234567.")
