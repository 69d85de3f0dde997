"""Whether a flow may be published as far as its tests say."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import ngettext

from flows.engine.issue import Issue, error, warning
from flows.engine.parts import WITHIN
from flows.models import Flow, FlowVersion
from flows.problems import Refused
from flows.testing.running import Ground, Result


def tests_block() -> bool:
    """Whether failing tests keep a flow from being published, or are only told of."""
    return bool(settings.FAILING_TESTS == "block")


def failing_tests(flow: Flow, version: FlowVersion) -> list[Result]:
    """The tests that what is about to be published fails; `Refused` where that forbids it."""
    results = _results(flow, version)
    failing = [result for result in results if not result.passed]
    if failing and tests_block():
        sentence = ngettext(
            "{n} test of this flow fails: mend the flow, or the test, before publishing.",
            "{n} tests of this flow fail: mend the flow, or the tests, before publishing.",
            len(failing),
        )
        told = [f"{result.test}: {result.sentences[0]}" for result in failing]
        raise Refused(sentence.format(n=len(failing)), issues=[], tests=told)
    _keep_routes(results)
    return failing


def issues_of_tests(flow: Flow, version: FlowVersion) -> list[Issue]:
    """The same for a flow that follows another one, as issues against its next version."""
    tell = error if tests_block() else warning
    return [
        tell(
            "test_fails",
            "The test “{test}” fails: {sentence}",
            node=result.node.partition(WITHIN)[0] or None,
            test=str(result.test),
            sentence=result.sentences[0],
        )
        for result in _results(flow, version)
        if not result.passed
    ]


def _keep_routes(results: list[Result]) -> None:
    """What callers get from now on is what a later failure is told against."""
    for result in results:
        test = result.test
        if test is not None and result.passed and test.route != result.route:
            test.route = result.route
            test.save(update_fields=["route"])


def _results(flow: Flow, version: FlowVersion) -> list[Result]:
    tests = list(flow.tests.all())
    # Most flows have none, and need not be made ready.
    return Ground.of(version).run_all(tests) if tests else []
