"""A saved test as it was written down, read with sentences about what is wrong."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pydantic import ValidationError

from flows.engine.testing.saved import SavedTest
from flows.problems import Problem, TooLarge

MOST_BYTES = 100_000
# What the engine says of a test; what pydantic says of it itself stays English.
SENTENCES = (
    gettext_noop("Say which keys are pressed."),
    gettext_noop("Say what is expected."),
    gettext_noop("Say only what this expectation is about."),
    gettext_noop("Choose a day between 2000 and 2100."),
)


def read_test(definition: object) -> SavedTest:
    """The test that was written down, or a `Problem` that says what is wrong with it and where."""
    if len(json.dumps(definition)) > MOST_BYTES:
        raise TooLarge(_("This test is too large: divide it into several."))
    try:
        return SavedTest.model_validate_json(json.dumps(definition))
    except ValidationError as invalid:
        fault = invalid.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        sentence = _("{place}: {fault}").format(place=place, fault=_(fault["msg"]))
        raise Problem(sentence, definition=[sentence]) from None
