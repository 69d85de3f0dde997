"""REST of the person who is signed in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from designer.roles import RIGHTS
from flows.rest.operation import Answer, StudioView, read_body
from webhooks.carrier.rows import lasting


class LanguageChoice(serializers.Serializer[dict[str, str]]):
    language = serializers.ChoiceField(choices=settings.LANGUAGES)


class MeAnswer(Answer):
    username = serializers.CharField()
    name = serializers.CharField()
    language = serializers.CharField()
    rights = serializers.ListField(child=serializers.ChoiceField(choices=list(RIGHTS)))
    maintenance = serializers.ListField(
        child=serializers.CharField(), help_text="Numbers whose calls the carrier answers itself."
    )


class Me(StudioView):
    rights = {"GET": None, "PATCH": None}

    @extend_schema(operation_id="me", responses=MeAnswer)
    def get(self, request: Request) -> Response:
        return Response(_about(self.person, get_language() or settings.LANGUAGE_CODE))

    @extend_schema(operation_id="me_update", request=LanguageChoice, responses=MeAnswer)
    def patch(self, request: Request) -> Response:
        language = read_body(LanguageChoice, request)["language"]
        response = Response(_about(self.person, language))
        # Where Django's own LocaleMiddleware looks, so the pages follow too.
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response


def _about(person: User, language: str) -> dict[str, object]:
    return {
        "username": person.username,
        "name": person.get_full_name() or person.username,
        "language": language,
        "rights": [word for word, right in RIGHTS.items() if person.has_perm(right)],
        "maintenance": _in_maintenance() if person.has_perm("webhooks.view_number") else [],
    }


def _in_maintenance() -> list[str]:
    return list(lasting().order_by("number__number").values_list("number__number", flat=True))
