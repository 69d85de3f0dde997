"""REST of a number as a picture."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from flows.rest.operation import Sentence, StudioView
from webhooks.trying.picture import picture_of


class NumberPicture(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(
        parameters=[OpenApiParameter("number", str, required=True)],
        responses={(200, "image/svg+xml"): OpenApiTypes.BINARY, 400: Sentence},
    )
    def get(self, request: Request) -> HttpResponse:
        return HttpResponse(picture_of(request.GET.get("number", "")), "image/svg+xml")
