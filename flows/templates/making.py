"""A flow made from a template and the answers: with its messages, hours, people and the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from flows.drafts import create_flow
from flows.hours.editing import create_hours
from flows.hours.reading import calendar_of_row, find_hours
from flows.models import Flow, Prompt
from flows.models import Person as Colleague
from flows.naming import require_readable_name
from flows.panel.announcements import create_announcement
from flows.panel.sheets import create_sheet
from flows.panel.switches import create_switch
from flows.panel.things import TABLE, Who
from flows.people.editing import PersonWish, create_person, create_team
from flows.problems import Problem
from flows.prompts import create_prompt, write_script
from flows.templates.all import find_template
from flows.templates.answers import LANGUAGES, understood
from flows.templates.template import Given, Person, Template, Wanted, Words
from flows.templates.trials import moment_of
from flows.testing.keeping import create_test
from flows.voicemail.editing import create_box
from flows.voices.engines import voice_for
from flows.voices.takes import take_from_text

LONGEST_NAME = 80
_ZONE, _COUNTRY = "Europe/Stockholm", "SE"


@transaction.atomic
def make_from_template(
    key: str, *, name: str, answers: Mapping[str, Any], user: User, now: datetime
) -> Flow:
    """The new flow's draft; nothing of it is left when something cannot be made."""
    require_readable_name(name)
    if Flow.objects.filter(name=name).exists():
        sentence = _("There is already a flow called “{name}”: choose another name.")
        raise Problem(sentence.format(name=name), name=[sentence.format(name=name)])
    template = find_template(key)
    made = _Making(template, name, understood(template, answers), Who(user, now))
    given = Given(made.answers, made.prompts(), made.shared())
    document = template.draw(given).document()
    flow = create_flow(name, document=document, user=user, now=now)
    made.tests(flow, given)
    return flow


class _Making:
    """One flow in the making; what it makes is named after it."""

    def __init__(self, template: Template, name: str, answers: Mapping[str, Any], who: Who) -> None:
        self.template, self.name, self.answers, self.who = template, name, answers, who
        self.language = answers.get("language") or _readers_language()
        self._prompts: dict[str, str] = {}

    def prompts(self) -> dict[str, str]:
        self._prompts = {place: self._prompt(words) for place, words in self.template.words.items()}
        return self._prompts

    def shared(self) -> dict[str, str]:
        return {
            place: _MAKERS[wanted.kind](self, wanted)
            for place, wanted in self.template.shared.items()
        }

    def tests(self, flow: Flow, given: Given) -> None:
        """Those of them for which there is a moment in the hours that were answered."""
        now = self.who.now
        hours = [key for place, key in given.keys.items() if self._is_hours(place)]
        calendars = [calendar_of_row(find_hours(key)) for key in hours]
        for trial in self.template.tests(given):
            at = moment_of(trial.when, calendars, now=now)
            if at is not None:
                told = trial.definition(at)
                create_test(flow.pk, name=trial.name, definition=told, user=self.who.user, now=now)

    def _is_hours(self, place: str) -> bool:
        return self.template.shared[place].kind == "hours"

    def own(self, name: object) -> str:
        """A name that tells which flow it was made for."""
        return f"{self.name[: LONGEST_NAME - len(str(name)) - 2]}: {name}"

    def _prompt(self, words: Words) -> str:
        """A message with its words in both languages, and a draft voice that reads them."""
        prompt = create_prompt(
            _free_prompt_name(self.own(words.name)),
            script=words.said(self.language, self.answers),
            language=self.language,
            folder=self.name[:60],
        )
        for language in LANGUAGES:
            if language != self.language:
                write_script(prompt.key, language, words.said(language, self.answers))
            if voice_for(language):
                take_from_text(prompt.key, language=language, now=self.who.now, user=self.who.user)
        return prompt.key

    def hours(self, wanted: Wanted) -> str:
        definition = {
            "zone": _ZONE,
            "weekly": self.answers[wanted.of],
            "holidays": {"country": _COUNTRY, "closed": "office"},
        }
        made = create_hours(self.own(wanted.name), definition, user=self.who.user, now=self.who.now)
        return made.key

    def team(self, wanted: Wanted) -> str:
        members = [_person(person) for person in self.answers[wanted.of]]
        team = create_team(self.own(wanted.name), members=list(dict.fromkeys(members)))
        return team.key

    def person(self, wanted: Wanted) -> str:
        """The first of them."""
        return _person(self.answers[wanted.of][0])

    def box(self, wanted: Wanted) -> str:
        return create_box(self.own(wanted.name)).key

    def switch(self, wanted: Wanted) -> str:
        positions = [str(position) for position in wanted.of]
        definition = {"positions": positions, "default": positions[0]}
        return create_switch(
            name=self.own(wanted.name), owner="", definition=definition, who=self.who
        ).key

    def table(self, wanted: Wanted) -> str:
        columns, rows = wanted.of
        definition = {
            "columns": [str(column) for column in columns],
            "rows": [[str(cell) for cell in row] for row in rows],
        }
        name = self.own(wanted.name)
        made = create_sheet(TABLE, name=name, owner="", definition=definition, who=self.who)
        return str(made.key)

    def announcement(self, wanted: Wanted) -> str:
        prompt = self._prompts[wanted.of]
        name = self.own(wanted.name)
        return create_announcement(name=name, owner="", prompt=prompt, who=self.who).key


_MAKERS: Mapping[str, Callable[[_Making, Wanted], str]] = {
    "hours": _Making.hours,
    "team": _Making.team,
    "person": _Making.person,
    "box": _Making.box,
    "switch": _Making.switch,
    "table": _Making.table,
    "announcement": _Making.announcement,
}


def _person(wanted: Person) -> str:
    """Somebody of that name who is known already, as they are, or else somebody new."""
    known = Colleague.objects.filter(name=wanted.name).first()
    if known is not None:
        return known.key
    return create_person(PersonWish(name=wanted.name, numbers=[wanted.number])).key


def _readers_language() -> str:
    return "sv" if (get_language() or "").startswith("sv") else "en"


def _free_prompt_name(name: str) -> str:
    taken = set(Prompt.objects.filter(name__startswith=name[:70]).values_list("name", flat=True))
    number, free = 1, name[:LONGEST_NAME]
    while free in taken:
        number += 1
        free = f"{name[: LONGEST_NAME - 4]} {number}"
    return free
