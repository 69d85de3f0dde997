"""The pages of `GET calls/`: newest first, as many a page as was asked for."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from flows.problems import Problem


class NewestFirst(CursorPagination):
    ordering = ("-started_at", "-id")
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    invalid_cursor_message = gettext_lazy(  # type: ignore[assignment]  # said when it is read
        "There is no such page: ask again without a cursor."
    )

    def get_page_size(self, request: Request) -> int:
        """Rest framework's own takes its default for whatever it cannot read."""
        asked = request.query_params.get("page_size", "")
        if not asked:
            return self.page_size
        if not re.fullmatch("[0-9]{1,3}", asked) or not 1 <= int(asked) <= self.max_page_size:
            sentence = _("A page holds 1 to {most} calls: ask for so many.")
            sentence = sentence.format(most=self.max_page_size)
            raise Problem(sentence, page_size=[sentence])
        return int(asked)
