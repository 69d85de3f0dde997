"""What every REST view of the studio shares: rights by method, a limit of the body, strict JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import IO, Any, ClassVar, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.parsers import BaseParser, JSONParser
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from flows.problems import TooLarge
from flows.rest.strict_json import read_json


class StrictJSONParser(JSONParser):
    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        return read_json(stream.read())


class HasRight(BasePermission):
    """The right that the view names for this method; None means: whoever is signed in."""

    message = gettext_lazy(
        "You do not have the right to do this: ask the person who looks after Antler."
    )

    def has_permission(self, request: Request, view: APIView) -> bool:
        rights: Mapping[str, str | None] = getattr(view, "rights", {})
        right = rights.get("GET" if request.method == "HEAD" else request.method or "")
        return right is None or bool(request.user.has_perm(right))


class StudioView(APIView):
    """A view that decides nothing: it parses, calls one function and answers."""

    permission_classes = (IsAuthenticated, HasRight)
    parser_classes: Sequence[type[BaseParser]] = (StrictJSONParser,)
    rights: ClassVar[Mapping[str, str | None]]
    largest_body: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before it is known who asks: that may read a form's whole body for its CSRF token.
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > self.largest_body:
            sentence = _("This is too large: at most {n} bytes are taken.")
            most = number_format(self.largest_body, force_grouping=True)
            raise TooLarge(sentence.format(n=most))
        super().initial(request, *args, **kwargs)

    @property
    def person(self) -> User:
        """Who asks; `IsAuthenticated` has let nobody else through."""
        return cast(User, self.request.user)


def read_body(
    form: type[serializers.Serializer[Any]], request: Request, *, partial: bool = False
) -> dict[str, Any]:
    """The fields of the body, as the form understands them; 400 with its sentences otherwise."""
    filled = form(data=request.data, partial=partial)
    filled.is_valid(raise_exception=True)
    fields: dict[str, Any] = filled.validated_data
    return fields


class UtcField(serializers.DateTimeField):
    """A time as ISO 8601 UTC, whatever the studio's time zone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)


@extend_schema_field(OpenApiTypes.STR)
class UsernameField(serializers.SlugRelatedField[User]):
    """A person, by the name they sign in with; null once they are gone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(slug_field="username", read_only=True, **kwargs)


class Answer(serializers.Serializer[Any]):
    """A shape that is only ever written out."""


WAV = OpenApiTypes.BINARY


class Sentence(Answer):
    detail = serializers.CharField(read_only=True)
