"""`manage.py numbers`."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from tests.drawings import goodbye, published
from webhooks.numbers import add_number, start_url


@pytest.mark.django_db
def test_it_lists_each_number_its_flow_and_its_start_url() -> None:
    main = add_number("+46766861004", flow=published(goodbye()).pk)
    spare = add_number("+46766861005")
    said = StringIO()
    call_command("numbers", stdout=said)
    assert said.getvalue().splitlines() == [
        f"+46766861004\tMain\t{start_url(main)}",
        f"+46766861005\t–\t{start_url(spare)}",
    ]
