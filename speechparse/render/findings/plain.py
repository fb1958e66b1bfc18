"""Findings as plain data: JSON, one object for all files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from speechparse.check.model import Finding, Fix
from speechparse.check.report import Report
from speechparse.render.data import array, dumped
from speechparse.source import Source
from speechparse.tree import Span

SCHEMA = "speechparse/check/1"


def part(report: Report) -> Iterator[str]:
    """One object a finding."""
    for finding in report.findings:
        yield textwrap.indent(dumped(data(report.source, finding), indent=2), "    ")


def lines(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """One object, written as the findings come: memory does not grow with the number of files."""
    yield "{"
    yield f'  "schema": {dumped(SCHEMA)},'
    yield from array(chain.from_iterable(parts), "  ", "findings")
    yield "}"


def data(source: Source, finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values: lines and columns from 1, offsets in code points, ends exclusive."""
    line, column = finding.span.position
    end_line, end_column = source.position(finding.span.end)
    return {
        "path": source.path,
        "rule": finding.rule.id,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        **source.placed(finding.span.start),
        "start": finding.span.start,
        "end": finding.span.end,
        "section": finding.section,
        "message": finding.message,
        "fix": _fix(finding.fix) if finding.fix else None,
        "places": [_place(place) for place in finding.places],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"safety": fix.safety.value, "edits": edits}


def _place(place: Span) -> dict[str, Any]:
    line, column = place.position
    return {"line": line, "column": column, **place.source.placed(place.start), "start": place.start, "end": place.end}
