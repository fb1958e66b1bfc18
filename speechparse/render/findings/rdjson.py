"""The Diagnostic Format of reviewdog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from speechparse.check.model import Finding, Safety, Severity
from speechparse.check.report import Report
from speechparse.render.page import dumped
from speechparse.source import Source


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """One object; its severity is the gravest of its findings."""
    diagnostics: list[dict[str, Any]] = []
    found: set[Severity] = set()
    for report in reports:
        for finding in report.findings:
            found.add(finding.severity)
            diagnostics.append(_diagnostic(report.source, finding))
    gravest = next((severity for severity in Severity if severity in found), None)
    overall = {"severity": gravest.upper()} if gravest else {}
    yield dumped({"source": {"name": "speechparse"}, **overall, "diagnostics": diagnostics}, indent=2)


def _diagnostic(source: Source, finding: Finding) -> dict[str, Any]:
    edits = finding.fix.edits if finding.fix and finding.fix.safety is not Safety.DISPLAY else ()
    suggestions = [{"range": _range(source, edit.start, edit.end), "text": edit.text} for edit in edits]
    return {
        "message": finding.message,
        "location": {"path": Path(source.path).as_posix(), "range": _range(source, finding.span.start, finding.span.end)},
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
