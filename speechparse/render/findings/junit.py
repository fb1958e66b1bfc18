"""JUnit XML: a suite a file, a case a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from speechparse import compiled
from speechparse.check.model import Finding, Severity
from speechparse.check.report import Report
from speechparse.render.data import UNKNOWN
from speechparse.source import Source

_NO_XML = compiled.pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def part(report: Report) -> Iterator[str]:
    """A suite. A file without findings is a case that passes; an info is a skipped case, as it fails nothing."""
    path = report.source.path or "-"
    skipped = sum(finding.severity is Severity.INFO for finding in report.findings)
    failures = len(report.findings) - skipped
    sums = f'tests="{len(report.findings) or 1}" failures="{failures}" skipped="{skipped}" errors="0"'
    yield f"  <testsuite name={_attribute(path)} {sums}>"
    if not report.findings:
        yield f'    <testcase name="speechparse" classname={_attribute(path)} file={_attribute(path)}/>'
    for finding in report.findings:
        yield from _case(report.source, finding, path)
    yield "  </testsuite>"


def lines(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """One document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<testsuites name="speechparse">'
    yield from chain.from_iterable(parts)
    yield "</testsuites>"


def _case(source: Source, finding: Finding, path: str) -> Iterator[str]:
    line, column = source.position(finding.span.start)
    message = f"{path}:{line}:{column}: {finding.message}"
    name = _attribute(f"{finding.rule.id} {finding.rule.name} {line}:{column}")
    yield f'    <testcase name={name} classname={_attribute(path)} file={_attribute(path)} line="{line}">'
    if finding.severity is Severity.INFO:
        yield f"      <skipped message={_attribute(message)}/>"
    else:
        said = _attribute(finding.message)
        yield f"      <failure type={_attribute(finding.severity)} message={said}>{escape(_clean(message))}</failure>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NO_XML.sub(UNKNOWN, text)
