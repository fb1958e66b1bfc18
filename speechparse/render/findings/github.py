"""Workflow commands of GitHub Actions: findings as annotations of the changed files."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.model import Finding, Severity
from speechparse.check.report import Report
from speechparse.render.data import encodable
from speechparse.render.page import posix
from speechparse.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def part(report: Report) -> Iterator[str]:
    """One command a finding."""
    for finding in report.findings:
        properties = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in _properties(report.source, finding))
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_escaped(finding.message, _DATA)}"


def _properties(source: Source, finding: Finding) -> Iterator[tuple[str, str]]:
    line, column = finding.span.position
    end_line, end_column = source.position(finding.span.end)
    yield "file", posix(source.path)
    yield "line", f"{line}"
    yield "endLine", f"{end_line}"
    if line == end_line:  # the runner takes columns within one line only
        yield "col", f"{column}"
        yield "endColumn", f"{end_column}"
    yield "title", f"{finding.rule.id} {finding.rule.name}"


def _escaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    text = encodable(text)
    for char, escape in table:
        text = text.replace(char, escape)
    return text
