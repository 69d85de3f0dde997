"""`manage.py flows import | export | check | test`: flows for tools and version control."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from flows.checking import check_drawing, count
from flows.drafts import put_drawing
from flows.models import Flow
from flows.problems import Problem
from flows.publishing import publish, wait_for_other_publications
from flows.rest.strict_json import read_json
from flows.testing.junit import junit_report
from flows.testing.running import run_tests
from webhooks.numbers import bind_number, know_number, start_url
from webhooks.statics import export_flow, read_flow


class Command(BaseCommand):
    help = "Bring a flow in from a file, write one out, check a file, or run a flow's tests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        bring = verbs.add_parser(
            "import", help="Save a file, Antler's or 46elks', as a flow's draft; all or nothing."
        )
        bring.add_argument("file", type=Path)
        bring.add_argument("--name", help="The flow's name; the file's name without it.")
        bring.add_argument("--publish", action="store_true", help="Send new calls to it.")
        bring.add_argument("--number", help="Point this number to it and print its start URL.")
        give = verbs.add_parser("export", help="Write a flow to the standard output.")
        give.add_argument("name")
        give.add_argument(
            "--format",
            choices=["antler", "46elks"],
            default="antler",
            help="46elks: what callers get now, as one document; what gets lost goes to stderr.",
        )
        try_ = verbs.add_parser("test", help="Run a flow's saved tests; exit 1 where one fails.")
        try_.add_argument("name")
        try_.add_argument("--live", action="store_true", help="Run them on what callers get now.")
        try_.add_argument("--junit", type=Path, help="Write a report as JUnit XML here, too.")
        look = verbs.add_parser("check", help="Write the issues as JSON; exit 1 on errors.")
        look.add_argument("file", type=Path)

    def handle(self, *, verb: str, **options: Any) -> None:
        verbs = {
            "import": self._import,
            "export": self._export,
            "check": self._check,
            "test": self._test,
        }
        try:
            verbs[verb](options)
        except Problem as problem:
            issues = [issue["message"] for issue in problem.details.get("issues", [])]
            tests = problem.details.get("tests", [])
            raise CommandError("\n".join([problem.sentence, *issues, *tests])) from None

    def _import(self, options: dict[str, Any]) -> None:
        brought, now = read_flow(_bytes(options["file"])), timezone.now()
        name = options["name"] or options["file"].stem
        with transaction.atomic():
            if options["publish"]:
                wait_for_other_publications()
            if options["number"]:
                # First, because the flow may show this very number when it connects.
                know_number(options["number"])
            flow = put_drawing(name, brought.drawing, now=now)
            said = [*brought.remarks, f"Saved “{flow.name}” as revision {flow.draft_revision}."]
            if options["publish"]:
                publication = publish(
                    flow.pk, revision=flow.draft_revision, note="Imported", user=None, now=now
                )
                said.append(f"Callers get version {publication.version.number}.")
            if options["number"]:
                said.append(start_url(bind_number(options["number"], flow=flow.pk)))
        self.stdout.write("\n".join(said))

    def _export(self, options: dict[str, Any]) -> None:
        flow = _flow_called(options["name"])
        if options["format"] == "antler":
            self.stdout.write(json.dumps(flow.draft, indent=2, ensure_ascii=False))
            return
        given = export_flow(flow.pk, with_addresses=True)
        self.stdout.write(given.text)
        self.stderr.write("\n".join(given.lost), ending="\n" if given.lost else "")

    def _test(self, options: dict[str, Any]) -> None:
        flow = _flow_called(options["name"])
        began = perf_counter()
        results = run_tests(flow.pk, live=options["live"]).results
        seconds = perf_counter() - began
        failing = [result for result in results if not result.passed]
        for result in results:
            self.stdout.write(f"{'ok  ' if result.passed else 'FAIL'} {result.test}")
            for told in (*result.sentences, *result.remarks):
                self.stdout.write(f"     {told}")
        self.stdout.write(f"{len(results)} tests, {len(failing)} failed, in {seconds:.2f} s.")
        if options["junit"]:
            _write(options["junit"], junit_report(flow.name, results, seconds=seconds))
        if failing:
            sys.exit(1)

    def _check(self, options: dict[str, Any]) -> None:
        issues = check_drawing(_read(options["file"]))
        shown = [issue.to_json() for issue in issues]
        self.stdout.write(json.dumps(shown, indent=2, ensure_ascii=False))
        if count(issues, "error"):
            sys.exit(1)


def _flow_called(name: str) -> Flow:
    flow = Flow.objects.filter(name=name).first()
    if flow is None:
        raise CommandError(f"There is no flow called “{name}”.")
    return flow


def _write(file: Path, report: bytes) -> None:
    try:
        file.write_bytes(report)
    except OSError as error:
        raise CommandError(f"Cannot write {file}: {error.strerror}.") from None


def _read(file: Path) -> object:
    return read_json(_bytes(file))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"Cannot read {file}: {error.strerror}.") from None
