"""REST of the secrets that flows share: their names come out, their values only go in."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.models import Secret
from flows.rest.operation import Answer, Sentence, StudioView, UsernameField, UtcField, read_body
from flows.secrets import keeping


class SecretAnswer(Answer):
    key = serializers.CharField()
    name = serializers.CharField()
    changed_at = UtcField()
    changed_by = UsernameField()


class Value(serializers.Serializer[Any]):
    value = serializers.CharField(
        max_length=keeping.MOST_LETTERS, trim_whitespace=True, write_only=True
    )


class NewSecret(Value):
    name = serializers.CharField(max_length=80)


class Secrets(StudioView):
    rights = {"GET": "flows.view_secret", "POST": "flows.add_secret"}

    @extend_schema(operation_id="secrets_list", responses=SecretAnswer(many=True))
    def get(self, request: Request) -> Response:
        rows = Secret.objects.select_related("changed_by")
        return Response(SecretAnswer(rows, many=True).data)

    @extend_schema(request=NewSecret, responses={201: SecretAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(NewSecret, request)
        secret = keeping.keep_secret(**asked, user=self.person, now=timezone.now())
        return Response(SecretAnswer(secret).data, status=201)


class OneSecret(StudioView):
    rights = {"PUT": "flows.change_secret", "DELETE": "flows.delete_secret"}

    @extend_schema(request=Value, responses={200: SecretAnswer, 400: Sentence, 404: Sentence})
    def put(self, request: Request, key: str) -> Response:
        asked = read_body(Value, request)
        secret = keeping.replace_secret(key, **asked, user=self.person, now=timezone.now())
        return Response(SecretAnswer(secret).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        keeping.delete_secret(key)
        return Response(status=204)
