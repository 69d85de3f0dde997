"""REST of people and teams, and of who is on duty."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from flows import searching
from flows.people import editing
from flows.people.duty import By, set_duty
from flows.people.editing import PersonWish
from flows.people.reading import find_person, find_team, shown_people, shown_teams
from flows.people.rows import DutyHow
from flows.rest.operation import Sentence, StudioView, read_body
from flows.rest.people_shapes import (
    DutyOrder,
    FullPersonAnswer,
    NewPerson,
    NewTeam,
    PersonAnswer,
    PersonSave,
    TeamAnswer,
    TeamSave,
)
from flows.rest.search import UseAnswer
from flows.rest.serializers import StaleRevisionAnswer


class People(StudioView):
    rights = {"GET": "flows.view_person", "POST": "flows.add_person"}

    @extend_schema(operation_id="people_list", responses=PersonAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(PersonAnswer(shown_people(), many=True).data)

    @extend_schema(request=NewPerson, responses={201: FullPersonAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(NewPerson, request)
        on_duty = asked.pop("on_duty")
        person = editing.create_person(PersonWish(**asked), on_duty=on_duty)
        return Response(FullPersonAnswer(person).data, status=201)


class OnePerson(StudioView):
    rights = {
        "GET": "flows.view_person",
        "PUT": "flows.change_person",
        "DELETE": "flows.delete_person",
    }

    @extend_schema(responses={200: FullPersonAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(FullPersonAnswer(find_person(key)).data)

    @extend_schema(
        request=PersonSave,
        responses={200: FullPersonAnswer, 400: Sentence, 404: Sentence, 409: StaleRevisionAnswer},
    )
    def put(self, request: Request, key: str) -> Response:
        asked = read_body(PersonSave, request)
        base = asked.pop("base_revision")
        person = editing.save_person(key, PersonWish(**asked), base_revision=base)
        return Response(FullPersonAnswer(person).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        editing.delete_person(key)
        return Response(status=204)


class Duty(StudioView):
    rights = {"PUT": "flows.set_duty"}

    @extend_schema(
        request=DutyOrder, responses={200: FullPersonAnswer, 400: Sentence, 404: Sentence}
    )
    def put(self, request: Request, key: str) -> Response:
        asked = read_body(DutyOrder, request)
        by = By(DutyHow.PANEL, user=self.person)
        person = set_duty(key, **asked, by=by, now=timezone.now())
        return Response(FullPersonAnswer(person).data)


class PersonUses(StudioView):
    rights = {"GET": "flows.view_person"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        uses = searching.uses_of_shared("person", find_person(key).key)
        return Response(UseAnswer(uses, many=True).data)


class Teams(StudioView):
    rights = {"GET": "flows.view_team", "POST": "flows.add_team"}

    @extend_schema(operation_id="teams_list", responses=TeamAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(TeamAnswer(shown_teams(), many=True).data)

    @extend_schema(request=NewTeam, responses={201: TeamAnswer, 400: Sentence, 404: Sentence})
    def post(self, request: Request) -> Response:
        team = editing.create_team(**read_body(NewTeam, request))
        return Response(TeamAnswer(team).data, status=201)


class OneTeam(StudioView):
    rights = {
        "GET": "flows.view_team",
        "PUT": "flows.change_team",
        "DELETE": "flows.delete_team",
    }

    @extend_schema(responses={200: TeamAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(TeamAnswer(find_team(key)).data)

    @extend_schema(
        request=TeamSave,
        responses={200: TeamAnswer, 400: Sentence, 404: Sentence, 409: StaleRevisionAnswer},
    )
    def put(self, request: Request, key: str) -> Response:
        team = editing.save_team(key, **read_body(TeamSave, request))
        return Response(TeamAnswer(team).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        editing.delete_team(key)
        return Response(status=204)


class TeamUses(StudioView):
    rights = {"GET": "flows.view_team"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        uses = searching.uses_of_shared("team", find_team(key).key)
        return Response(UseAnswer(uses, many=True).data)
