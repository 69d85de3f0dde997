"""Messages from when two could have one name."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from flows.models import Prompt


@pytest.mark.django_db(transaction=True)
def test_messages_of_one_name_are_numbered_by_the_upgrade() -> None:
    try:
        call_command("migrate", "flows", "0003", verbosity=0)
        loader = MigrationExecutor(connection).loader
        before = loader.project_state([("flows", "0003_keep_versions")])
        rows = before.apps.get_model("flows", "Prompt").objects
        for key, name in (("a", "Hello"), ("b", "Hello (2)"), ("c", "Hello"), ("d", "Hello")):
            rows.create(key=key, name=name, sha256="0", seconds=1)
    finally:
        # All rooms: those that stand on this one have been taken back with it.
        call_command("migrate", verbosity=0)
    names = Prompt.objects.order_by("key").values_list("name", flat=True)
    assert list(names) == ["Hello", "Hello (2)", "Hello (3)", "Hello (4)"]
