"""The tables of a queue in PostgreSQL are there after every migrate that needs them."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue_elsewhere() -> None:
    """As after years with Redis."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA pgmq CASCADE")


def queue_is_here() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pgmq.meta')")
        return bool(cursor.fetchone() != (None,))


@pytest.mark.usefixtures("queue_elsewhere")
def test_a_queue_that_comes_back_finds_its_tables() -> None:
    call_command("migrate", verbosity=0)
    assert queue_is_here()


@pytest.mark.usefixtures("queue_elsewhere")
def test_a_queue_elsewhere_leaves_no_tables_here(settings: Settings) -> None:
    settings.CELERY_BROKER_URL = "redis://localhost"
    call_command("migrate", verbosity=0)
    assert not queue_is_here()


def test_tables_that_are_there_are_left_alone() -> None:
    call_command("migrate", verbosity=0)
    assert queue_is_here()
