"""Flows made as another program would make them, with the page's session."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


def make_flow(page: Page, name: str, document: dict[str, Any] | None = None) -> int:
    """The id of the flow of that name; an empty document is a flow without steps."""
    for flow in page.request.get("/api/flows/").json():
        if flow["name"] == name:
            return int(flow["id"])
    cookies = {cookie.get("name"): cookie.get("value") for cookie in page.context.cookies()}
    body = {"name": name} if document is None else {"name": name, "document": document}
    made = page.request.post(
        "/api/flows/", data=body, headers={"X-CSRFToken": str(cookies["csrftoken"])}
    )
    assert made.ok, made.text()
    return int(made.json()["id"])
