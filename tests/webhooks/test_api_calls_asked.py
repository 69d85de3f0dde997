"""What calls are asked for by: understood whichever way it is written, or refused in a sentence."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest

from tests.drawings import NOON
from tests.personas import Persona
from webhooks.models import Call, Number

OURS_ANYWHERE = [
    "+46766861004",
    "+4600123456",
    "+12025550123",
    "+79161234567",
    "+33612345678",
    "+4915112345678",
    "+66812345678",
    "+8613912345678",
    "+998901234567",
]


def listed(persona: Persona, query: str) -> list[str]:
    answer = persona.api.get(f"/api/calls/?{query}")
    assert answer.status_code == 200, answer.content
    return [call["callid"] for call in answer.json()["results"]]


def a_call(callid: str = "c1", *, number: str = "+46766861004") -> None:
    row, _ = Number.objects.get_or_create(number=number)
    Call.objects.create(callid=callid, number=row, started_at=NOON)


@pytest.mark.parametrize("number", OURS_ANYWHERE)
@pytest.mark.parametrize("escaped", [True, False])
def test_a_number_is_found_whether_or_not_its_plus_was_escaped(
    rut: Persona, number: str, escaped: bool
) -> None:
    a_call(number=number)
    assert listed(rut, f"number={quote(number, safe='' if escaped else '+')}") == ["c1"]


@pytest.mark.parametrize("typed", ["0766-86 10 04", " 0766861004", "766861004", "46766861004"])
def test_a_number_without_a_plus_is_read_as_people_type_it(rut: Persona, typed: str) -> None:
    a_call(number="+46766861004")
    assert listed(rut, urlencode({"number": typed})) == ["c1"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("live", "maybe", "This is a yes or no question: write true or false."),
        ("state", "nothing", "No call is “nothing”: choose success, failed or busy."),
        ("page_size", "0", "A page holds 1 to 200 calls: ask for so many."),
        ("page_size", "201", "A page holds 1 to 200 calls: ask for so many."),
        ("page_size", "ten", "A page holds 1 to 200 calls: ask for so many."),
        ("page_size", "9" * 5000, "A page holds 1 to 200 calls: ask for so many."),
        ("flow", "x", "Enter a number."),
        ("from", "yesterday", "Enter a valid date/time."),
        ("until", "2026-13-40", "Enter a valid date/time."),
        (
            "number",
            "hello",
            "“hello” is no telephone number: write it like 070-123 45 67 or +46701234567.",
        ),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_at_its_field(
    rut: Persona, field: str, value: str, sentence: str
) -> None:
    answer = rut.api.get(f"/api/calls/?{urlencode({field: value})}")
    assert (answer.status_code, answer.json()[field]) == (400, [sentence])


@pytest.mark.parametrize(("cursor", "status"), [("cD1ub25zZW5zZQ==", 400), ("nonsense!", 404)])
def test_a_page_that_is_none_is_told_in_a_sentence(rut: Persona, cursor: str, status: int) -> None:
    answer = rut.api.get(f"/api/calls/?cursor={cursor}")
    assert (answer.status_code, answer.json()["detail"][-1:]) == (status, ".")


@pytest.mark.parametrize("word", ["true", "True", "1"])
def test_a_yes_may_be_written_in_several_ways(rut: Persona, word: str) -> None:
    a_call()
    assert (listed(rut, f"live={word}"), listed(rut, "live=")) == ([], ["c1"])


def test_a_page_is_as_long_as_was_asked_for_and_so_is_the_next(rut: Persona) -> None:
    for callid in ("c1", "c2", "c3"):
        a_call(callid)
    first = rut.api.get("/api/calls/?page_size=2").json()
    second = rut.api.get(first["next"]).json()
    assert [len(page["results"]) for page in (first, second)] == [2, 1]


@pytest.mark.parametrize("asked", [{"flow": 10**30}, {"search": "%"}, {"flow": "1e9"}])
def test_an_odd_question_finds_nothing(rut: Persona, asked: dict[str, object]) -> None:
    a_call()
    assert listed(rut, urlencode(asked)) == []
