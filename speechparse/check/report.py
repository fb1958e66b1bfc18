"""What the linter hands on: the findings of a file, how many there are of each kind, and what names one from run to run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speechparse.check.model import Finding, Rule, Safety, Severity
from speechparse.source import Source

Tally = Counter[tuple[Rule, Severity, Safety | None]]
"""How many findings there are of each rule and severity, by the safety of their fix."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file.

    Attributes:
        source: the file.
        findings: in order of place.
    """

    source: Source
    findings: tuple[Finding, ...]


def counted(reports: Iterable[Report], tally: Tally) -> Iterator[Report]:
    """The reports as they come, each counted into the tally: figures of many files without keeping the files."""
    for report in reports:
        tally.update((finding.rule, finding.severity, finding.fix.safety if finding.fix else None) for finding in report.findings)
        yield report


def fingerprints(report: Report) -> Iterator[tuple[Finding, str]]:
    """Every finding of a file with what names it from run to run: a hash of rule, section path and quoted text.

    No line is in it, so a finding keeps its name when text above it changes. A finding like one before it in the file
    (the same rule, section and text) is numbered.
    """
    seen: Counter[str] = Counter()
    for finding in report.findings:
        quoted = "".join(finding.span.text.split())
        key = "\0".join((finding.rule.id, finding.section, quoted))
        seen[key] += 1
        if seen[key] > 1:
            key += f"\0{seen[key]}"
        yield finding, hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
