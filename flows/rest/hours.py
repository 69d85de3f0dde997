"""REST of the opening hours that flows share."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from flows import searching
from flows.engine.hours import picture
from flows.hours import editing, ical, reading
from flows.hours.reading import find_hours
from flows.hours.rows import OpeningHours
from flows.rest.hours_shapes import (
    ChoicesAnswer,
    FullAnswer,
    HoursAnswer,
    HoursSave,
    ICalAnswer,
    ICalFile,
    NewHours,
    OverrideOrder,
    PictureAnswer,
    Question,
    choices,
    show,
)
from flows.rest.operation import Sentence, StudioView, read_body
from flows.rest.search import UseAnswer
from flows.rest.serializers import StaleRevisionAnswer


class Hours(StudioView):
    rights = {"GET": "flows.view_openinghours", "POST": "flows.add_openinghours"}

    @extend_schema(operation_id="hours_list", responses=HoursAnswer(many=True))
    def get(self, request: Request) -> Response:
        now = timezone.now()
        rows = OpeningHours.objects.select_related("saved_by")
        return Response(HoursAnswer([show(row, now=now) for row in rows], many=True).data)

    @extend_schema(request=NewHours, responses={201: FullAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        asked, now = read_body(NewHours, request), timezone.now()
        hours = editing.create_hours(**asked, user=self.person, now=now)
        return Response(FullAnswer(show(hours, now=now)).data, status=201)


class OneHours(StudioView):
    rights = {
        "GET": "flows.view_openinghours",
        "PUT": "flows.change_openinghours",
        "DELETE": "flows.delete_openinghours",
    }

    @extend_schema(responses={200: FullAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(FullAnswer(show(find_hours(key), now=timezone.now())).data)

    @extend_schema(
        request=HoursSave,
        responses={200: FullAnswer, 400: Sentence, 404: Sentence, 409: StaleRevisionAnswer},
    )
    def put(self, request: Request, key: str) -> Response:
        asked, now = read_body(HoursSave, request), timezone.now()
        hours = editing.save_hours(key, **asked, user=self.person, now=now)
        return Response(FullAnswer(show(hours, now=now)).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        editing.delete_hours(key)
        return Response(status=204)


class Override(StudioView):
    rights = {"PUT": "flows.override_openinghours"}

    @extend_schema(request=OverrideOrder, responses={200: FullAnswer, 400: Sentence, 404: Sentence})
    def put(self, request: Request, key: str) -> Response:
        asked, now = read_body(OverrideOrder, request), timezone.now()
        hours = editing.set_override(key, **asked, user=self.person, now=now)
        return Response(FullAnswer(show(hours, now=now)).data)


class HoursUses(StudioView):
    rights = {"GET": "flows.view_openinghours"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        uses = searching.uses_of_shared("hours", find_hours(key).key)
        return Response(UseAnswer(uses, many=True).data)


class Preview(StudioView):
    """The coming days of a calendar, saved or not, and what happens at a moment."""

    rights = {"POST": "flows.view_openinghours"}

    @extend_schema(request=Question, responses={200: PictureAnswer, 400: Sentence, 404: Sentence})
    def post(self, request: Request) -> Response:
        asked, now = read_body(Question, request), timezone.now()
        return Response(PictureAnswer(_pictured(**asked, now=now)).data)


class ICal(StudioView):
    """An iCalendar file as exceptions for a calendar; nothing is kept."""

    rights = {"POST": "flows.change_openinghours"}
    parser_classes = (MultiPartParser,)
    largest_body = ical.MOST_BYTES + 64 * 1024

    @extend_schema(request=ICalFile, responses={200: ICalAnswer, 400: Sentence, 413: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(ICalFile, request)
        found = ical.read_ical(asked["file"].read(), zone=asked["zone"], now=timezone.now())
        return Response(ICalAnswer(found).data)


class Choices(StudioView):
    rights = {"GET": "flows.view_openinghours"}

    @extend_schema(operation_id="hours_choices", responses=ChoicesAnswer)
    def get(self, request: Request) -> Response:
        return Response(ChoicesAnswer(choices()).data)


def _pictured(
    *, key: str, definition: Any, first: Any, days: int, at: datetime | None, now: datetime
) -> dict[str, Any]:
    row = find_hours(key) if key else None
    if definition is None and row is not None:
        definition = row.definition
    read = reading.read_definition(definition)
    asked = [day for day in (first, at) if day is not None]
    calendar = reading.unsaved(read, of=row, now=now, asked=asked)
    zone = read.zone
    begins = first or now.astimezone(ZoneInfo(zone)).date()
    told = picture.tell(calendar, now) if at is None else picture.tell_wall(calendar, at)
    return {
        "zone": zone,
        "days": picture.days(calendar, begins, days, now=now),
        "told": told,
    }
