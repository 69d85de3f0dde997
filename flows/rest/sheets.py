"""REST of small tables and caller lists: edited whole, brought and taken as CSV files."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from flows import searching
from flows.panel import csv_files, sheets, things
from flows.panel.things import CALLER_LIST, TABLE, ThingKind
from flows.rest.operation import Sentence, read_body
from flows.rest.panel import PanelView
from flows.rest.panel_shapes import (
    CsvAnswer,
    CsvFile,
    DefinedSave,
    NewDefined,
    OneSheetAnswer,
    SheetAnswer,
    list_sheets,
    show_sheet,
    with_lines,
)
from flows.rest.search import UseAnswer
from flows.rest.serializers import StaleRevisionAnswer

# A thousand rows of twenty long cells.
LARGEST_SHEET = 8 * 1024 * 1024


class _SheetView(PanelView):
    kind: ClassVar[ThingKind[Any]]
    largest_body = LARGEST_SHEET

    def told(self, row: Any) -> Any:
        return OneSheetAnswer(with_lines(self.kind, show_sheet(self.kind, row))).data


class _Sheets(_SheetView):
    @extend_schema(responses=SheetAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(SheetAnswer(list_sheets(self.kind), many=True).data)

    @extend_schema(request=NewDefined, responses={201: OneSheetAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        row = sheets.create_sheet(self.kind, **read_body(NewDefined, request), who=self.who)
        return Response(self.told(row), status=201)


class _OneSheet(_SheetView):
    @extend_schema(responses={200: OneSheetAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(self.told(things.find(self.kind, key)))

    @extend_schema(
        request=DefinedSave,
        responses={200: OneSheetAnswer, 400: Sentence, 404: Sentence, 409: StaleRevisionAnswer},
    )
    def put(self, request: Request, key: str) -> Response:
        row = sheets.save_sheet(self.kind, key, **read_body(DefinedSave, request), who=self.who)
        return Response(self.told(row))

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        things.delete(self.kind, key, who=self.who)
        return Response(status=204)


class _SheetUses(_SheetView):
    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        uses = searching.uses_of_shared(self.kind.name, things.find(self.kind, key).key)
        return Response(UseAnswer(uses, many=True).data)


class _CsvIn(_SheetView):
    """A CSV file as rows for a table or a list; nothing is kept."""

    parser_classes = (MultiPartParser,)
    largest_body = csv_files.MOST_BYTES + 64 * 1024

    def imported(self, raw: bytes) -> csv_files.Imported:
        raise NotImplementedError

    @extend_schema(request=CsvFile, responses={200: CsvAnswer, 400: Sentence, 413: Sentence})
    def post(self, request: Request) -> Response:
        raw = read_body(CsvFile, request)["file"].read()
        return Response(CsvAnswer(self.imported(raw)).data)


class _CsvOut(_SheetView):
    def written(self, definition: dict[str, Any]) -> str:
        raise NotImplementedError

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR, 404: Sentence})
    def get(self, request: Request, key: str) -> HttpResponseBase:
        row = things.find(self.kind, key)
        return HttpResponse(
            self.written(sheets.read_definition(self.kind, row.definition)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{row.key}.csv"'},
        )


_SEE_TABLES = {"GET": "flows.view_smalltable"}
_SEE_LISTS = {"GET": "flows.view_callerlist"}


@extend_schema_view(get=extend_schema(operation_id="tables_list"))
class Tables(_Sheets):
    kind = TABLE
    rights = {**_SEE_TABLES, "POST": "flows.add_smalltable"}


class OneTable(_OneSheet):
    kind = TABLE
    rights = {**_SEE_TABLES, "PUT": "flows.edit_table", "DELETE": "flows.delete_smalltable"}


class TableUses(_SheetUses):
    kind, rights = TABLE, _SEE_TABLES


class TableCsvIn(_CsvIn):
    kind, rights = TABLE, {"POST": "flows.edit_table"}

    def imported(self, raw: bytes) -> csv_files.Imported:
        return csv_files.read_table(raw)


class TableCsvOut(_CsvOut):
    kind, rights = TABLE, _SEE_TABLES

    def written(self, definition: dict[str, Any]) -> str:
        return csv_files.write_table(definition)


@extend_schema_view(get=extend_schema(operation_id="caller_lists_list"))
class CallerLists(_Sheets):
    kind = CALLER_LIST
    rights = {**_SEE_LISTS, "POST": "flows.add_callerlist"}


class OneCallerList(_OneSheet):
    kind = CALLER_LIST
    rights = {**_SEE_LISTS, "PUT": "flows.edit_callerlist", "DELETE": "flows.delete_callerlist"}


class CallerListUses(_SheetUses):
    kind, rights = CALLER_LIST, _SEE_LISTS


class CallerListCsvIn(_CsvIn):
    kind, rights = CALLER_LIST, {"POST": "flows.edit_callerlist"}

    def imported(self, raw: bytes) -> csv_files.Imported:
        return csv_files.read_list(raw)


class CallerListCsvOut(_CsvOut):
    kind, rights = CALLER_LIST, _SEE_LISTS

    def written(self, definition: dict[str, Any]) -> str:
        return csv_files.write_list(definition)
