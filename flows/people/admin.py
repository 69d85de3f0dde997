"""People in the admin, to look at; only whether they are on duty is changed there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flows.looking import LookOnly
from flows.people.duty import By, set_duty
from flows.people.reading import duty_of
from flows.people.rows import DutyHow, Person
from flows.wording import moment


@admin.register(Person)
class PersonAdmin(LookOnly):
    list_display = ["name", "duty", "until", "numbers_", "note"]
    search_fields = ["name", "numbers__number", "note"]
    fields = ["name", "duty", "until", "numbers_", "note"]
    actions = ["put_on_duty", "take_off_duty"]
    empty_sentence = _("Nobody is in the list yet. People are added in the studio.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return Person.objects.prefetch_related("numbers")

    def has_set_duty_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("flows.set_duty"))

    @admin.display(description=_("on duty"), boolean=True)
    def duty(self, person: Person) -> bool:
        return duty_of(person, timezone.now())[0]

    @admin.display(description=_("until"), empty_value="–")
    def until(self, person: Person) -> str | None:
        return moment(duty_of(person, timezone.now())[1]) or None

    @admin.display(description=_("Numbers"))
    def numbers_(self, person: Person) -> str:
        return ", ".join(row.number for row in person.numbers.all())

    @admin.action(description=_("Put on duty"), permissions=["set_duty"])
    def put_on_duty(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        _set_all(people, request.user, on=True)

    @admin.action(description=_("Take off duty"), permissions=["set_duty"])
    def take_off_duty(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        _set_all(people, request.user, on=False)


def _set_all(people: QuerySet[Person], user: Any, *, on: bool) -> None:
    by = By(DutyHow.ADMIN, user=user)
    for key in people.values_list("key", flat=True):
        set_duty(key, on=on, until=None, by=by, now=timezone.now())
