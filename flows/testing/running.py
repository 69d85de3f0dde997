"""Saved tests run on a draft, or on any frozen program, each told in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

import flows.nodes  # noqa: F401  (registers the node types)
from flows import worlds
from flows.checking import prompt_audio
from flows.drafts import find_flow
from flows.engine.compiler import Program, load_program
from flows.engine.document import read_document
from flows.engine.parts import WITHIN
from flows.engine.testing.covering import Coverage, coverage
from flows.engine.testing.judging import Verdict, run_test
from flows.engine.testing.pretending import Sounds
from flows.engine.testing.saved import SavedTest
from flows.engine.world import World
from flows.freezing import freeze
from flows.models import Flow, FlowTest, FlowVersion, Prompt, Take
from flows.problems import Conflict
from flows.testing.reading import read_test
from flows.testing.wording import Wording


@dataclass(frozen=True)
class Result:
    """What became of a test (None: of one that is not saved yet), in the reader's language.

    `sentences` say what is wrong, `remarks` what might be; the first sentence is about the step
    `node` and its way out `port`, where the call was the `visit`th time.
    """

    test: FlowTest | None
    verdict: Verdict
    sentences: list[str]
    remarks: list[str]

    @property
    def passed(self) -> bool:
        return self.verdict.passed

    @property
    def route(self) -> list[str]:
        """The flow's own steps that the call came by."""
        return [stop.node for stop in self.verdict.walk.stops if WITHIN not in stop.node]

    @property
    def node(self) -> str:
        return self.verdict.misses[0].node if self.verdict.misses else ""

    @property
    def port(self) -> str:
        return self.verdict.misses[0].port if self.verdict.misses else ""

    @property
    def visit(self) -> int:
        return self.verdict.misses[0].visit if self.verdict.misses else 1


@dataclass(frozen=True)
class Run:
    """All tests of a flow, and what those that pass have not gone through."""

    results: list[Result]
    coverage: Coverage


@dataclass(frozen=True)
class Ground:
    """What tests run on: a frozen flow, ready to go through, with what calls meet beside it."""

    version: FlowVersion
    program: Program
    world: World
    sounds: Sounds
    words: Wording

    @classmethod
    def of(cls, version: FlowVersion) -> Ground:
        lengths = dict(Take.objects.exclude(sha256="").values_list("sha256", "seconds"))
        words = Wording(version.program, dict(Prompt.objects.values_list("key", "name")))
        sounds = Sounds(prompt_audio(), lengths)
        return cls(version, load_program(version.program), worlds.refresh(), sounds, words)

    def run(self, definition: SavedTest, test: FlowTest | None = None) -> Result:
        route = test.route if test else []
        verdict = run_test(self.program, definition, self.world, self.sounds, route=route)
        words = self.words.knowing(test.names if test else {})
        return Result(
            test,
            verdict,
            [words.miss(miss, verdict.walk) for miss in verdict.misses],
            words.remarks(verdict),
        )

    def route_of(self, definition: SavedTest) -> list[str] | None:
        """The flow's own steps that the call of a test comes by, if it passes."""
        result = self.run(definition)
        return result.route if result.passed else None

    def run_all(self, tests: Iterable[FlowTest]) -> list[Result]:
        return [self.run(read_test(test.definition), test) for test in tests]


def ground_of(flow: Flow, *, live: bool = False) -> Ground:
    """The draft, which must be free of errors, or what callers get now."""
    if not live:
        return Ground.of(freeze(flow))
    if flow.live_version is None:
        sentence = _("“{name}” has not been published yet.")
        raise Conflict(sentence.format(name=flow.name))
    return Ground.of(flow.live_version)


def run_tests(flow_id: int, *, live: bool = False) -> Run:
    """Run all tests of a flow. Raises `Refused` with the issues of a draft that has errors."""
    flow = find_flow(flow_id)
    ground = ground_of(flow, live=live)
    results = ground.run_all(flow.tests.select_related("changed_by"))
    walks = [result.verdict.walk for result in results if result.passed]
    document = read_document(ground.version.document).document
    return Run(results, coverage(document, ground.program, walks))


def try_test(flow_id: int, definition: object) -> Result:
    """Run a test on the draft that is not saved yet."""
    return ground_of(find_flow(flow_id)).run(read_test(definition))
