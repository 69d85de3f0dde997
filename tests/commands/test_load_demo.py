"""`manage.py load_demo`: everything there is to try, once."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import Model

from flows.checking import check_drawing
from flows.models import Flow, FlowVersion, Prompt, Take
from webhooks.models import Number

pytestmark = pytest.mark.django_db
KEPT: tuple[type[Model], ...] = (User, Flow, FlowVersion, Prompt, Number)


def load(*words: str) -> None:
    call_command("load_demo", *words, stdout=StringIO())


def test_its_flow_has_no_issues_and_answers_its_number() -> None:
    load()
    number = Number.objects.get(number="+46766861004")
    assert number.flow is not None
    assert number.flow.live_version is not None
    assert check_drawing(number.flow.draft) == []


def test_its_messages_can_be_heard() -> None:
    load()
    for take in Take.objects.all():
        assert default_storage.exists(f"prompts/{take.sha256}.wav")
        assert 1 < take.seconds < 10


def test_its_flow_uses_each_of_its_messages() -> None:
    load()
    used = FlowVersion.objects.get().program["prompts"]
    assert set(used) == set(Prompt.objects.values_list("key", flat=True))


@pytest.mark.parametrize("name", ["designer", "publisher", "operator", "reviewer"])
def test_each_role_has_somebody_to_sign_in_as(name: str) -> None:
    load()
    person = User.objects.get(username=name)
    assert person.check_password("antler")
    assert [group.name for group in person.groups.all()] == [name]


def test_another_password_can_be_asked_for() -> None:
    load("--password", "moose")
    assert User.objects.get(username="admin", is_superuser=True).check_password("moose")


def test_loading_it_again_changes_nothing() -> None:
    load()
    User.objects.get(username="admin").set_password("changed")
    Flow.objects.update(draft={"nodes": []}, draft_revision=2)
    before = {kind: kind._default_manager.count() for kind in KEPT}
    load("--password", "another")
    assert {kind: kind._default_manager.count() for kind in KEPT} == before
    assert User.objects.get(username="designer").check_password("antler")
    assert Flow.objects.get().draft == {"nodes": []}
