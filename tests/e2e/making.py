"""Flows made as another program would make them, with the page's session."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import APIResponse, Page


def make_flow(page: Page, name: str, document: dict[str, Any] | None = None) -> int:
    """The id of the flow of that name, made where there is none; without a document, as begun."""
    for flow in page.request.get("/api/flows/").json():
        if flow["name"] == name:
            return int(flow["id"])
    drawing = {} if document is None else {"document": document}
    return int(_post(page, "/api/flows/", {"name": name, **drawing}).json()["id"])


def publish_flow(page: Page, flow: int) -> None:
    revision = page.request.get(f"/api/flows/{flow}/draft/").json()["revision"]
    _post(page, f"/api/flows/{flow}/publish/", {"revision": revision, "note": ""})


def _post(page: Page, address: str, body: dict[str, Any]) -> APIResponse:
    token = next(
        cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken"
    )
    answer = page.request.post(address, data=body, headers={"X-CSRFToken": token})
    assert answer.ok, answer.text()
    return answer
