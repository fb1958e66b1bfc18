"""Gathers flaws that repeat in a section into one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from speechparse.check.model import Finding, Fix


def gathered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, but one with all places for those of a gathering rule that have the same section and message."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.rule.gathers:
            alike.setdefault((finding.rule.id, finding.section, finding.message), []).append(finding)
        else:
            yield finding
    for group in alike.values():
        first, *others = sorted(group, key=lambda finding: finding.span.start)
        yield replace(first, places=tuple(finding.span for finding in (first, *others)), fix=_fix((first, *others))) if others else first


def _fix(findings: Iterable[Finding]) -> Fix | None:
    """All fixes as one; None if there are none."""
    fixes = [finding.fix for finding in findings if finding.fix]
    return Fix(tuple(sorted(edit for fix in fixes for edit in fix.edits)), fixes[0].safety) if fixes else None
