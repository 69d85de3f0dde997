"""REST of switches and announcements: written down, and set by hand for the next call."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from flows import searching
from flows.panel import announcements, switches, things
from flows.panel.rows import Announcement, Switch
from flows.panel.things import ANNOUNCEMENT, SWITCH, ThingKind, Who
from flows.rest.operation import Sentence, StudioView, read_body
from flows.rest.panel_shapes import (
    AnnouncementAnswer,
    AnnouncementSave,
    AnnounceOrder,
    FlipOrder,
    NewAnnouncement,
    NewSwitch,
    OneAnnouncementAnswer,
    OneSwitchAnswer,
    SwitchAnswer,
    SwitchSave,
    show_announcement,
    show_switch,
    with_lines,
)
from flows.rest.search import UseAnswer
from flows.rest.serializers import StaleRevisionAnswer


class PanelView(StudioView):
    @property
    def who(self) -> Who:
        return Who(self.person, timezone.now())


def answer_uses(kind: ThingKind[Any], key: str) -> Response:
    uses = searching.uses_of_shared(kind.name, things.find(kind, key).key)
    return Response(UseAnswer(uses, many=True).data)


def _switch(row: Switch) -> dict[str, object]:
    return OneSwitchAnswer(with_lines(SWITCH, show_switch(row, now=timezone.now()))).data


def _announcement(row: Announcement) -> dict[str, object]:
    shown = show_announcement(row, now=timezone.now())
    return OneAnnouncementAnswer(with_lines(ANNOUNCEMENT, shown)).data


class Switches(PanelView):
    rights = {"GET": "flows.view_switch", "POST": "flows.add_switch"}

    @extend_schema(operation_id="switches_list", responses=SwitchAnswer(many=True))
    def get(self, request: Request) -> Response:
        now = timezone.now()
        rows = Switch.objects.select_related("saved_by").prefetch_related("may_flip")
        return Response(SwitchAnswer([show_switch(row, now=now) for row in rows], many=True).data)

    @extend_schema(request=NewSwitch, responses={201: OneSwitchAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        row = switches.create_switch(**read_body(NewSwitch, request), who=self.who)
        return Response(_switch(row), status=201)


class OneSwitch(PanelView):
    rights = {
        "GET": "flows.view_switch",
        "PUT": "flows.change_switch",
        "DELETE": "flows.delete_switch",
    }

    @extend_schema(responses={200: OneSwitchAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(_switch(things.find(SWITCH, key)))

    @extend_schema(
        request=SwitchSave,
        responses={200: OneSwitchAnswer, 400: Sentence, 404: Sentence, 409: StaleRevisionAnswer},
    )
    def put(self, request: Request, key: str) -> Response:
        row = switches.save_switch(key, **read_body(SwitchSave, request), who=self.who)
        return Response(_switch(row))

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        things.delete(SWITCH, key, who=self.who)
        return Response(status=204)


class Flip(PanelView):
    rights = {"PUT": "flows.flip_switch"}

    @extend_schema(
        request=FlipOrder, responses={200: OneSwitchAnswer, 400: Sentence, 404: Sentence}
    )
    def put(self, request: Request, key: str) -> Response:
        return Response(_switch(switches.flip(key, **read_body(FlipOrder, request), who=self.who)))


class SwitchUses(PanelView):
    rights = {"GET": "flows.view_switch"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return answer_uses(SWITCH, key)


class Announcements(PanelView):
    rights = {"GET": "flows.view_announcement", "POST": "flows.add_announcement"}

    @extend_schema(operation_id="announcements_list", responses=AnnouncementAnswer(many=True))
    def get(self, request: Request) -> Response:
        now = timezone.now()
        rows = Announcement.objects.select_related("saved_by", "prompt")
        shown = [show_announcement(row, now=now) for row in rows]
        return Response(AnnouncementAnswer(shown, many=True).data)

    @extend_schema(request=NewAnnouncement, responses={201: OneAnnouncementAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(NewAnnouncement, request)
        row = announcements.create_announcement(**asked, who=self.who)
        return Response(_announcement(row), status=201)


class OneAnnouncement(PanelView):
    rights = {
        "GET": "flows.view_announcement",
        "PUT": "flows.change_announcement",
        "DELETE": "flows.delete_announcement",
    }

    @extend_schema(responses={200: OneAnnouncementAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(_announcement(things.find(ANNOUNCEMENT, key)))

    @extend_schema(
        request=AnnouncementSave,
        responses={
            200: OneAnnouncementAnswer,
            400: Sentence,
            404: Sentence,
            409: StaleRevisionAnswer,
        },
    )
    def put(self, request: Request, key: str) -> Response:
        asked = read_body(AnnouncementSave, request)
        return Response(_announcement(announcements.save_announcement(key, **asked, who=self.who)))

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        things.delete(ANNOUNCEMENT, key, who=self.who)
        return Response(status=204)


class Announce(PanelView):
    rights = {"PUT": "flows.announce"}

    @extend_schema(
        request=AnnounceOrder, responses={200: OneAnnouncementAnswer, 400: Sentence, 404: Sentence}
    )
    def put(self, request: Request, key: str) -> Response:
        asked = read_body(AnnounceOrder, request)
        return Response(_announcement(announcements.announce(key, **asked, who=self.who)))


class AnnouncementUses(PanelView):
    rights = {"GET": "flows.view_announcement"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return answer_uses(ANNOUNCEMENT, key)
