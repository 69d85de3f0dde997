"""Prompts made in a real browser: read by the draft voice, uploaded, recorded; the script sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SignIn
from tests.e2e.making import make_flow
from tests.voices.recordings import KINDS, speech, wav

MADE = 20_000
READY = re.compile("Callers hear this")


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    page = sign_in("designer")
    # Chromium hears a beep where there is no microphone.
    page.context.grant_permissions(["microphone"])
    page.goto("/prompts")
    return page


def add(page: Page, name: str, words: str) -> None:
    page.get_by_role("button", name="New prompt").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("What is said").fill(words)
    dialog.get_by_role("button", name="Add the prompt").click()
    expect(page.get_by_role("dialog", name=name)).to_be_visible()


def test_a_prompt_is_written_and_read_by_the_draft_voice(page: Page) -> None:
    add(page, "Easter", "We are closed on Good Friday.")
    dialog = page.get_by_role("dialog", name="Easter")
    dialog.get_by_role("button", name="Have it read").click()
    expect(dialog.get_by_text(READY)).to_be_visible(timeout=MADE)
    expect(dialog.get_by_text("Draft voice (espeak-ng)")).to_be_visible()
    dialog.get_by_label("What is said").fill("We are closed at Easter.")
    dialog.get_by_role("button", name="Save the words").click()
    expect(dialog.get_by_text("Text changed after recording")).to_be_visible()


def test_a_file_of_any_kind_becomes_a_take_and_another_says_why_not(page: Page) -> None:
    add(page, "Moved", "We have moved.")
    dialog = page.get_by_role("dialog", name="Moved")
    brought = dialog.locator("input[type=file]")
    brought.set_input_files(
        {"name": "moved.webm", "mimeType": "audio/webm", "buffer": KINDS["webm"]()}
    )
    expect(dialog.get_by_text(READY)).to_be_visible(timeout=MADE)
    brought.set_input_files(
        {"name": "moved.mp3", "mimeType": "audio/mpeg", "buffer": b"PK\x03\x04"}
    )
    expect(dialog.get_by_role("alert")).to_contain_text("no sound file", timeout=MADE)
    with page.expect_response(re.compile(r"/api/takes/\d+/audio/")) as heard:
        dialog.get_by_role("button", name="Play Moved").click()
    assert heard.value.status in (200, 206)


def test_a_prompt_is_recorded_with_a_microphone(page: Page) -> None:
    add(page, "Spoken", "Good morning.")
    dialog = page.get_by_role("dialog", name="Spoken")
    dialog.get_by_role("button", name="Record").click()
    dialog.get_by_role("button", name="Start recording").click()
    # Of no width, and so not visible, while the microphone hears nothing.
    expect(dialog.get_by_label("Level of the microphone")).to_be_attached()
    stop = dialog.get_by_role("button", name=re.compile("^Stop "))
    expect(stop).to_be_visible(timeout=10_000)
    page.wait_for_timeout(2_500)
    stop.click()
    expect(dialog.get_by_label("Picture of the recording")).to_be_visible()
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog.get_by_text(READY)).to_be_visible(timeout=MADE)
    expect(dialog.get_by_text("Recorded here")).to_be_visible()


def play(step: str, prompt: str) -> dict[str, object]:
    return {"id": step, "type": "play", "name": step.title(), "config": {"prompt": prompt}}


def test_a_folder_of_recordings_is_matched_to_the_script_and_confirmed(
    page: Page, tmp_path: Path
) -> None:
    for name in ("Front door", "Back door"):
        add(page, name, f"You stand at the {name.lower()}.")
        page.keyboard.press("Escape")
    begin = {"id": "in", "type": "incoming_call", "name": "", "config": {}}
    wires = [("in", "next", "front"), ("front", "done", "back")]
    drawing = {
        "spec": 1,
        "nodes": [begin, play("front", "front-door"), play("back", "back-door")],
        "edges": [{"source": one, "port": port, "target": to} for one, port, to in wires],
        "layout": {},
    }
    make_flow(page, "Doors", drawing)
    page.goto("/")
    page.get_by_role("button", name="More for Doors").click()
    page.get_by_role("menuitem", name="Script").click()
    expect(page.get_by_role("row", name=re.compile("1.*Front door"))).to_be_visible()
    files = [tmp_path / name for name in ("back_door.wav", "01.wav", "holiday song.wav")]
    for file in files:
        file.write_bytes(wav(speech()))
    page.locator("input[type=file]").set_input_files(files)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Prompt: back_door.wav").first).to_have_value(re.compile("Back"))
    expect(dialog.get_by_label("Prompt: 01.wav").first).to_have_value(re.compile("Front"))
    dialog.get_by_role("button", name="Upload 2 recordings").click()
    row = page.get_by_role("row", name=re.compile("Back door"))
    expect(row.get_by_text("Uploaded")).to_be_visible(timeout=MADE)
