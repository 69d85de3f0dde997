"""Pages of a table too large to be counted."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db import connection


class EstimatingPaginator(Paginator):  # type: ignore[type-arg]  # generic in its stubs only
    """Counts exactly while that is cheap; beyond that PostgreSQL's own estimate will do."""

    counted_at_most = 50_000
    # A page far down costs all rows above it: whoever looks that far filters by period.
    most_pages = 1_000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        counted: int = rows.order_by()[: self.counted_at_most + 1].count()
        return counted if counted <= self.counted_at_most else max(self._estimate(), counted)

    @cached_property
    def num_pages(self) -> int:
        return min(super().num_pages, self.most_pages)

    def _estimate(self) -> int:
        rows: Any = self.object_list
        query = rows.order_by().values("pk").query
        statement, parameters = query.get_compiler(using=rows.db).as_sql()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
            found = cursor.fetchone()[0]
        plan = json.loads(found) if isinstance(found, str) else found
        return int(plan[0]["Plan"]["Plan Rows"])
