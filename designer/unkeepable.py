"""Requests that hold a NUL character are answered here: no text of PostgreSQL's can hold one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


class RefuseNul:
    """400 and one sentence for a NUL in the path, the query or a cookie; bodies are read strictly
    elsewhere (`flows/rest/strict_json.py`, Django's form fields)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        texts = [request.path_info, unquote(request.META.get("QUERY_STRING", ""))]
        if "\x00" not in "".join([*texts, *request.COOKIES.values()]):
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            sentence = _("This address holds a NUL character (%00): remove it.")
            return JsonResponse({"detail": sentence}, status=400)
        return render(request, "400.html", status=400)
