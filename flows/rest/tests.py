"""REST of the saved tests of a flow."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from flows.rest.operation import Sentence, StudioView, read_body
from flows.rest.serializers import RefusedAnswer, StaleRevisionAnswer
from flows.rest.tests_shapes import (
    NewTest,
    ProposalAnswer,
    ResultAnswer,
    RunAnswer,
    RunOrder,
    TestAnswer,
    TestSave,
    TryOrder,
    WantedPlace,
)
from flows.testing import keeping, proposing, running
from flows.testing.gate import tests_block


class Tests(StudioView):
    rights = {"GET": "flows.view_flow", "POST": "flows.change_flow"}

    @extend_schema(operation_id="tests_list", responses={200: TestAnswer(many=True), 404: Sentence})
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(TestAnswer(keeping.tests_of(flow_id), many=True).data)

    @extend_schema(request=NewTest, responses={201: TestAnswer, 400: Sentence, 404: Sentence})
    def post(self, request: Request, flow_id: int) -> Response:
        asked = read_body(NewTest, request)
        test = keeping.create_test(flow_id, **asked, user=self.person, now=timezone.now())
        return Response(TestAnswer(test).data, status=201)


class OneTest(StudioView):
    rights = {
        "GET": "flows.view_flow",
        "PUT": "flows.change_flow",
        "DELETE": "flows.change_flow",
    }

    @extend_schema(responses={200: TestAnswer, 404: Sentence})
    def get(self, request: Request, flow_id: int, test_id: int) -> Response:
        return Response(TestAnswer(keeping.find_test(flow_id, test_id)).data)

    @extend_schema(
        request=TestSave,
        responses={200: TestAnswer, 400: Sentence, 404: Sentence, 409: StaleRevisionAnswer},
    )
    def put(self, request: Request, flow_id: int, test_id: int) -> Response:
        asked = read_body(TestSave, request)
        test = keeping.change_test(flow_id, test_id, **asked, user=self.person, now=timezone.now())
        return Response(TestAnswer(test).data)

    @extend_schema(responses={204: None, 404: Sentence})
    def delete(self, request: Request, flow_id: int, test_id: int) -> Response:
        keeping.delete_test(flow_id, test_id)
        return Response(status=204)


class RunTests(StudioView):
    """Running changes nothing, so that whoever sees a flow may."""

    rights = {"POST": "flows.view_flow"}

    @extend_schema(
        request=RunOrder,
        responses={200: RunAnswer, 404: Sentence, 409: Sentence, 422: RefusedAnswer},
        description="Runs them all on the draft, which must be free of errors.",
    )
    def post(self, request: Request, flow_id: int) -> Response:
        run = running.run_tests(flow_id, **read_body(RunOrder, request))
        told = {"results": run.results, "coverage": run.coverage, "blocks": tests_block()}
        return Response(RunAnswer(told).data)


class TryTest(StudioView):
    rights = {"POST": "flows.view_flow"}

    @extend_schema(
        request=TryOrder,
        responses={200: ResultAnswer, 400: Sentence, 404: Sentence, 422: RefusedAnswer},
        description="Runs a test on the draft without saving it.",
    )
    def post(self, request: Request, flow_id: int) -> Response:
        result = running.try_test(flow_id, **read_body(TryOrder, request))
        return Response(ResultAnswer(result).data)


class ProposeTest(StudioView):
    rights = {"POST": "flows.view_flow"}

    @extend_schema(
        request=WantedPlace,
        responses={200: ProposalAnswer, 400: Sentence, 404: Sentence, 422: RefusedAnswer},
        description="A test, not saved, whose call comes to a step or leaves it by a way out.",
    )
    def post(self, request: Request, flow_id: int) -> Response:
        wanted = read_body(WantedPlace, request)
        proposal = proposing.propose_test(flow_id, **wanted, now=timezone.now())
        return Response(ProposalAnswer(proposal).data)
