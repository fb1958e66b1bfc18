"""What the linter hands on: the findings of a file, their counts by kind, and fingerprints that are the same in every run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from speechparse.check.model import Finding, Safety, Severity
from speechparse.source import Source


class Kind(NamedTuple):
    """The kind that findings are counted by: id and name of the rule, severity, and safety of the fix."""

    rule: str
    name: str
    severity: Severity
    fix: Safety | None


Tally = Counter[Kind]


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file.

    Attributes:
        source: the file.
        findings: in order of place.
    """

    source: Source
    findings: tuple[Finding, ...]


def tally(report: Report) -> Tally:
    """Count the findings of each kind."""
    return Counter(Kind(each.rule.id, each.rule.name, each.severity, each.fix.safety if each.fix else None) for each in report.findings)


def fingerprints(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield every finding with a fingerprint that is the same in every run: a hash of rule, section path and quoted text.

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
