"""What is answered where no view answers: a page to people, a sentence to whoever asks REST."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import defaults

Page = Callable[..., HttpResponseBase]


def _sentence_below_api(page: Page, *, status: int, sentence: Promise) -> Page:
    """Django's own page, but below /api/ the one shape of a refusal there."""

    def refuse(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
        if request.path_info.startswith("/api/"):
            return JsonResponse({"detail": str(sentence)}, status=status)
        return page(request, exception) if exception else page(request)

    return refuse


bad_request = _sentence_below_api(
    defaults.bad_request, status=400, sentence=_("This request cannot be read.")
)
page_not_found = _sentence_below_api(
    defaults.page_not_found,
    status=404,
    sentence=_("There is nothing here: the address may be mistyped, or what was here is gone."),
)
server_error = _sentence_below_api(
    defaults.server_error,
    status=500,
    sentence=_("Something went wrong here: try again in a moment."),
)
