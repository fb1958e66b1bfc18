"""The Diagnostic Format of reviewdog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from speechparse.check.model import Finding, Safety, Severity
from speechparse.check.report import Report
from speechparse.render.data import dumped
from speechparse.render.page import posix
from speechparse.source import Source


def part(report: Report) -> Iterator[dict[str, Any]]:
    """One object a finding."""
    for finding in report.findings:
        yield _diagnostic(report.source, finding)


def lines(parts: Iterable[Iterable[dict[str, Any]]]) -> Iterator[str]:
    """One object; its severity is the gravest of its findings."""
    diagnostics = list(chain.from_iterable(parts))
    found = {diagnostic["severity"] for diagnostic in diagnostics}
    gravest = next((severity.upper() for severity in Severity if severity.upper() in found), None)
    overall = {"severity": gravest} if gravest else {}
    yield dumped({"source": {"name": "speechparse"}, **overall, "diagnostics": diagnostics}, indent=2)


def _diagnostic(source: Source, finding: Finding) -> dict[str, Any]:
    edits = finding.fix.edits if finding.fix and finding.fix.safety is not Safety.DISPLAY else ()
    suggestions = [{"range": _range(source, edit.start, edit.end), "text": edit.text} for edit in edits]
    return {
        "message": finding.message,
        "location": {"path": posix(source.path), "range": _range(source, finding.span.start, finding.span.end)},
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule.id},
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _range(source: Source, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    """Line and column from 1, the column in bytes of UTF-8; a byte that is no character is one byte."""
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}
