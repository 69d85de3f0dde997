"""Results as JUnit XML, which build servers read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as xml

from flows.testing.running import Result

# What XML 1.0 cannot hold, not even as a reference.
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(flow: str, results: Sequence[Result], *, seconds: float) -> bytes:
    """One suite for the flow and one case for each test; the time is that of running them all."""
    failures = sum(not result.passed for result in results)
    counts = {"tests": str(len(results)), "failures": str(failures), "errors": "0"}
    suites = xml.Element("testsuites", counts)
    told = {"name": _clean(flow), "skipped": "0", "time": f"{seconds:.3f}"}
    suite = xml.SubElement(suites, "testsuite", {**counts, **told})
    for result in results:
        told = {"name": _clean(str(result.test)), "classname": _clean(flow)}
        case = xml.SubElement(suite, "testcase", told)
        if not result.passed:
            sentences = [_clean(sentence) for sentence in result.sentences]
            failure = xml.SubElement(case, "failure", {"message": sentences[0], "type": "failure"})
            failure.text = "\n".join(sentences)
        if result.remarks:
            said = "\n".join(_clean(remark) for remark in result.remarks)
            xml.SubElement(case, "system-out").text = said
    xml.indent(suites)
    report: bytes = xml.tostring(suites, encoding="utf-8", xml_declaration=True)
    return report


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("�", text)
