"""What a kind of field refuses, and in which words."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from flows.engine import fields

LABEL = "Opening hours"
REFUSED: list[tuple[fields.Kind, Any]] = [
    (fields.Text(LABEL, max=3), "long"),
    (fields.Number(LABEL, min=1, max=3), 4),
    (fields.Choice(LABEL, options=(("a", "A"),)), "b"),
    (fields.Phone(LABEL), "070-12"),
    (fields.PhoneOrSip(LABEL), "070-12"),
    (fields.PhoneOrSip(LABEL), "sip:anna@"),
    (fields.Variable(LABEL), "No name"),
    (fields.Items(LABEL, min=1), []),
    (fields.Items(LABEL, min=2), ["one"]),
    (fields.Items(LABEL, max=1), ["one", "two"]),
]


def refusal(kind: fields.Kind, value: Any) -> dict[str, Any]:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Annotated[Any, kind]).validate_python(value)
    (problem,) = refused.value.errors()
    return problem["ctx"]


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_a_refusal_names_its_field(kind: fields.Kind, value: Any) -> None:
    told = refusal(kind, value)
    assert "{label}" in told["text"]
    assert told["params"]["label"] == LABEL


def test_an_empty_list_and_one_that_is_too_short_are_told_apart() -> None:
    empty = refusal(fields.Items(LABEL, min=2), [])["text"]
    assert empty != refusal(fields.Items(LABEL, min=2), ["one"])["text"]


def test_the_clips_of_values_are_the_compilers_own_affair() -> None:
    """What it puts there is no key of a message, and is taken as it is."""
    taken = TypeAdapter(Annotated[str, fields.Clips("Clips")]).validate_python("say:values")
    assert taken == "say:values"
