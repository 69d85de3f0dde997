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


def make_from_template(page: Page, key: str, *, name: str, answers: dict[str, Any]) -> int:
    """The id of a ready-made flow, once its messages are spoken."""
    flow = int(
        _post(page, f"/api/templates/{key}/", {"name": name, "answers": answers}).json()["id"]
    )
    for _ in range(120):
        issues = page.request.get(f"/api/flows/{flow}/draft/").json()["issues"]
        if not any(issue["severity"] == "error" for issue in issues):
            return flow
        page.wait_for_timeout(500)
    raise AssertionError(f"The messages of “{name}” were not spoken within a minute: {issues}")


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
