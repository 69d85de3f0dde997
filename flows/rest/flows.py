"""REST of flows, their drafts and versions, and the catalogue of steps."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from flows import drafts, publishing
from flows.engine.catalogue import catalogue
from flows.parts import as_part
from flows.rest import listing
from flows.rest.operation import Sentence, StudioView, read_body
from flows.rest.serializers import (
    DraftAnswer,
    DraftSave,
    FlowAnswer,
    FlowName,
    FollowerAnswer,
    NewFlow,
    PartAnswer,
    PublishedAnswer,
    PublishOrder,
    RefusedAnswer,
    RestoreOrder,
    SavedAnswer,
    StaleAnswer,
    StaleRevisionAnswer,
    VersionAnswer,
    VersionWithDrawing,
    WhichVersion,
)


class Catalogue(StudioView):
    rights = {"GET": None}

    @extend_schema(operation_id="catalogue", responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        return Response(catalogue())


class Flows(StudioView):
    rights = {"GET": "flows.view_flow", "POST": "flows.add_flow"}

    @extend_schema(operation_id="flows_list", responses=FlowAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(FlowAnswer(listing.list_flows(), many=True).data)

    @extend_schema(request=NewFlow, responses={201: FlowAnswer, 413: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(NewFlow, request)
        flow = drafts.create_flow(
            asked["name"], document=asked.get("document"), user=self.person, now=timezone.now()
        )
        return Response(FlowAnswer(listing.show_flow(flow.pk)).data, status=201)


class OneFlow(StudioView):
    rights = {
        "GET": "flows.view_flow",
        "PATCH": "flows.change_flow",
        "DELETE": "flows.delete_flow",
    }

    @extend_schema(responses={200: FlowAnswer, 404: Sentence})
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(FlowAnswer(listing.show_flow(flow_id)).data)

    @extend_schema(request=FlowName, responses={200: FlowAnswer, 404: Sentence})
    def patch(self, request: Request, flow_id: int) -> Response:
        flow = drafts.rename_flow(flow_id, read_body(FlowName, request)["name"])
        return Response(FlowAnswer(listing.show_flow(flow.pk)).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, flow_id: int) -> Response:
        drafts.delete_flow(flow_id, user=self.person)
        return Response(status=204)


class Draft(StudioView):
    rights = {"GET": "flows.view_flow", "PUT": "flows.change_flow"}

    @extend_schema(responses={200: DraftAnswer, 404: Sentence})
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(drafts.read_draft(flow_id).to_json())

    @extend_schema(
        request=DraftSave,
        responses={200: SavedAnswer, 404: Sentence, 409: StaleAnswer, 413: Sentence},
    )
    def put(self, request: Request, flow_id: int) -> Response:
        asked = read_body(DraftSave, request)
        draft = drafts.save_draft(flow_id, **asked, user=self.person, now=timezone.now())
        return Response(draft.receipt())


class Publish(StudioView):
    rights = {"POST": "flows.publish_flow"}

    @extend_schema(
        request=PublishOrder,
        responses={
            200: PublishedAnswer,
            201: PublishedAnswer,
            409: StaleRevisionAnswer,
            422: RefusedAnswer,
        },
        description="200: callers already get exactly this, and no new version was made.",
    )
    def post(self, request: Request, flow_id: int) -> Response:
        asked = read_body(PublishOrder, request)
        publication = publishing.publish(flow_id, **asked, user=self.person, now=timezone.now())
        version: Any = listing.show_version(flow_id, publication.version.number)
        version.followers = publication.followers
        version.failing = [str(result.test) for result in publication.failing]
        return Response(PublishedAnswer(version).data, status=201 if publication.new else 200)


class Followers(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(
        operation_id="followers_list",
        responses={200: FollowerAnswer(many=True), 404: Sentence},
        description="What publishing the draft now would make of the flows that follow it.",
    )
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(FollowerAnswer(publishing.followers_of_draft(flow_id), many=True).data)


class AsPart(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(parameters=[WhichVersion], responses={200: PartAnswer, 404: Sentence})
    def get(self, request: Request, flow_id: int) -> Response:
        asked = WhichVersion(data=request.query_params)
        asked.is_valid(raise_exception=True)
        return Response(PartAnswer(as_part(flow_id, **asked.validated_data)).data)


class Versions(StudioView):
    rights = {"GET": "flows.view_flowversion"}

    @extend_schema(operation_id="versions_list", responses=VersionAnswer(many=True))
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(VersionAnswer(listing.list_versions(flow_id), many=True).data)


class OneVersion(StudioView):
    rights = {"GET": "flows.view_flowversion"}

    @extend_schema(responses={200: VersionWithDrawing, 404: Sentence})
    def get(self, request: Request, flow_id: int, number: int) -> Response:
        return Response(VersionWithDrawing(listing.show_version(flow_id, number)).data)


class Restore(StudioView):
    rights = {"POST": "flows.change_flow"}

    @extend_schema(
        request=RestoreOrder, responses={200: SavedAnswer, 404: Sentence, 409: StaleAnswer}
    )
    def post(self, request: Request, flow_id: int, number: int) -> Response:
        asked = read_body(RestoreOrder, request)
        draft = publishing.restore(flow_id, number, **asked, user=self.person, now=timezone.now())
        return Response(draft.receipt())
