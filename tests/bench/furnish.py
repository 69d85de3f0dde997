"""Puts the flow that is measured into the database and prints the secret of its number."""

from __future__ import annotations

import django
from django.core.management import call_command

django.setup()

from tests.bench.__main__ import FLOW  # noqa: E402  (models need the settings)
from tests.builders import an_answered_number  # noqa: E402

call_command("migrate", verbosity=0)
print(an_answered_number(FLOW).secret)  # noqa: T201  (read by the process that asked)
