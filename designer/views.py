"""The canvas page and the health check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import Error as DatabaseProblem
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when this process answers and reaches its database, 503 when it does not reach it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseProblem:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@login_required
@ensure_csrf_cookie
@never_cache
def canvas(request: HttpRequest, place: str = "") -> HttpResponse:
    """The one page of the studio; `place` is read in the browser."""
    vite: dict[str, Any] = settings.DJANGO_VITE["default"]
    if not Path(vite["manifest_path"]).is_file():
        return render(request, "designer/canvas_missing.html", status=503)
    return render(request, "designer/canvas.html", {"ahead": _asked_for_first(place)})


def _asked_for_first(place: str) -> list[str]:
    """What the page of a flow asks for as soon as its scripts run, so that it comes beside them."""
    flow = re.fullmatch(r"flows/(\d{1,18})", place)
    return [reverse("draft", args=[flow[1]]), reverse("catalogue")] if flow else []
