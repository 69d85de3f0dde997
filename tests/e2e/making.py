"""Flows made as another program would make them, with the page's session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import APIResponse, Page


def make_flow(page: Page, name: str, document: dict[str, Any] | None = None) -> int:
    """The id of the flow of that name, made where there is none; without a document, as begun."""
    for flow in page.request.get("/api/flows/").json():
        if flow["name"] == name:
            return int(flow["id"])
    drawing = {} if document is None else {"document": document}
    return int(post(page, "/api/flows/", {"name": name, **drawing}).json()["id"])


def make_from_template(page: Page, key: str, *, name: str, answers: dict[str, Any]) -> int:
    """The id of a ready-made flow, once its messages are spoken."""
    flow = int(
        post(page, f"/api/templates/{key}/", {"name": name, "answers": answers}).json()["id"]
    )
    for _ in range(120):
        issues = page.request.get(f"/api/flows/{flow}/draft/").json()["issues"]
        if not any(issue["severity"] == "error" for issue in issues):
            return flow
        page.wait_for_timeout(500)
    raise AssertionError(f"The messages of “{name}” were not spoken within a minute: {issues}")


def publish_flow(page: Page, flow: int) -> None:
    revision = page.request.get(f"/api/flows/{flow}/draft/").json()["revision"]
    post(page, f"/api/flows/{flow}/publish/", {"revision": revision, "note": ""})


@contextmanager
def borrowed(page: Page, number: str) -> Iterator[str]:
    """The address of a number in the API; whatever flow it led to before it leads to again."""
    [row] = [row for row in page.request.get("/api/numbers/").json() if row["number"] == number]
    address = f"/api/numbers/{row['id']}/"
    try:
        yield address
    finally:
        point(page, address, flow=row["flow"] and row["flow"]["id"])


def point(page: Page, address: str, *, flow: int | None) -> None:
    answer = page.request.patch(address, data={"flow": flow}, headers=_token(page))
    assert answer.ok, answer.text()


def post(page: Page, address: str, body: dict[str, Any]) -> APIResponse:
    answer = page.request.post(address, data=body, headers=_token(page))
    assert answer.ok, answer.text()
    return answer


def _token(page: Page) -> dict[str, str]:
    cookies = page.context.cookies()
    return {"X-CSRFToken": next(each["value"] for each in cookies if each["name"] == "csrftoken")}
