"""Who one is, what one may, and one's language."""

from __future__ import annotations

import pytest

from tests.personas import Persona, Studio

PANEL = ["override", "flip", "announce", "edit_table", "edit_callers", "keep_panel", "see_panel"]
HEARS = ["voicemail", "keep_voicemail", "play_voicemail"]
RIGHTS = {
    "dora": ["design", *PANEL, "keep_boxes"],
    "petra": ["design", "publish", *PANEL, "keep_boxes"],
    "oskar": ["operate", "review", *PANEL, *HEARS[:2], "delete_voicemail", "keep_boxes"],
    "rut": ["review", "see_panel", *HEARS],
    "stranger": [],
}


# It asks for its person by name, so pytest-django cannot see that it needs the database.
@pytest.mark.django_db
@pytest.mark.parametrize("name", RIGHTS)
def test_each_role_is_told_its_rights(name: str, request: pytest.FixtureRequest) -> None:
    persona: Persona = request.getfixturevalue(name)
    assert persona.api.get("/api/me/").json() == {
        "username": name,
        "name": name,
        "language": "en",
        "rights": RIGHTS[name],
        "maintenance": [],
    }


def test_a_chosen_language_stays(dora: Persona) -> None:
    assert dora.api.patch("/api/me/", {"language": "sv"}).json()["language"] == "sv"
    assert dora.api.get("/api/me/").json()["language"] == "sv"


@pytest.mark.parametrize("language", ["xx", None, 1, ""])
def test_a_language_antler_does_not_speak_is_refused(dora: Persona, language: object) -> None:
    assert dora.api.patch("/api/me/", {"language": language}).status_code == 400


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_asked_to_sign_in() -> None:
    assert Studio().get("/api/me/").status_code == 401
