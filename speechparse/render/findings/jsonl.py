"""Findings as plain data: JSON lines."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.report import Report
from speechparse.render.data import dumped
from speechparse.render.findings.plain import SCHEMA, data


def part(report: Report) -> Iterator[str]:
    """One object a finding and line."""
    for finding in report.findings:
        yield dumped({"schema": SCHEMA, **data(report.source, finding)})
