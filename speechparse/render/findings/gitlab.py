"""The report of GitLab's Code Quality."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Iterator
from itertools import chain

from speechparse.check.model import Severity
from speechparse.check.report import Report, fingerprints
from speechparse.render.data import array, dumped
from speechparse.render.page import posix

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def part(report: Report) -> Iterator[str]:
    """One issue a finding."""
    path = posix(report.source.path)
    for finding, fingerprint in fingerprints(report):
        key = f"{path}\0{fingerprint}".encode("utf-8", "surrogatepass")
        issue = {
            "description": f"{finding.rule.id} {finding.message}",
            "check_name": finding.rule.name,
            "fingerprint": hashlib.sha256(key).hexdigest()[:32],
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": path,
                "lines": {"begin": finding.span.position.line, "end": report.source.position(finding.span.end).line},
            },
        }
        yield textwrap.indent(dumped(issue, indent=2), "  ")


def lines(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """One array."""
    return array(chain.from_iterable(parts))
