"""The report of GitLab's Code Quality."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from speechparse.check.model import Severity
from speechparse.check.report import Report, fingerprints
from speechparse.render.page import dumped

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """One array."""
    before: str | None = None
    for issue in _issues(reports):
        yield "[" if before is None else before + ","
        before = textwrap.indent(dumped(issue, indent=2), "  ")
    if before is None:
        yield "[]"
    else:
        yield before
        yield "]"


def _issues(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    for report in reports:
        path = Path(report.source.path).as_posix()
        for finding, fingerprint in fingerprints(report):
            key = f"{path}\0{fingerprint}".encode("utf-8", "surrogatepass")
            yield {
                "description": f"{finding.rule.id} {finding.message}",
                "check_name": finding.rule.name,
                "fingerprint": hashlib.sha256(key).hexdigest()[:32],
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": path,
                    "lines": {"begin": finding.span.position.line, "end": report.source.position(finding.span.end).line},
                },
            }
