"""Suppressions: leaves out findings that the writer accepts, and reports suppressions that suppress nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from speechparse import compiled
from speechparse.check import comments
from speechparse.check.comments import Comment
from speechparse.check.facts import Facts
from speechparse.check.model import Finding, Fix, Safety
from speechparse.check.rules.suppression import unused
from speechparse.check.selection import matching
from speechparse.check.settings import Active, Entry
from speechparse.messages import _, series
from speechparse.parser.layout import comment_lines
from speechparse.tree import Section


@dataclass(frozen=True, slots=True)
class Left:
    """What remains after suppressions.

    Attributes:
        findings: those that nothing covers, in order. A fix that would mend what is covered along with them (one that
            numbers a whole list anew) is for display only.
        used: the entries that covered something.
    """

    findings: tuple[Finding, ...]
    used: frozenset[Entry]


def suppressed(facts: Facts, findings: Iterable[Finding], entries: Sequence[Entry], active: Sequence[Active], judge: bool) -> Left:
    """Return the findings without those that a comment in the text or an entry covers.

    Args:
        facts: the text.
        findings: what the rules found, in order of place.
        entries: the entries for this file.
        active: the rules that were applied.
        judge: add a finding for each comment that covers none, if that rule is on.
    """
    written = [(comment, *comments.scope(facts, comment)) for comment in comments.find(facts) if comment.alone and comment.order]
    hidden = comment_lines(facts.document.source)
    wheres = [(entry, _places(facts, entry)) for entry in entries]
    left: list[Finding] = []
    used: set[Entry] = set()
    needed: set[tuple[Comment, str]] = set()
    meant: set[Fix] = set()
    ahead, around = sorted(written, key=lambda scoped: scoped[1], reverse=True), list[tuple[Comment, int, int]]()
    for finding in findings:
        about, place = finding.rule.id, finding.span.start
        while ahead and ahead[-1][1] <= place:
            around.append(ahead.pop())
        around = [scoped for scoped in around if place < scoped[2]]
        if about != unused.RULE.id and comments.inside(hidden, finding.span.start):
            continue  # what stands in a comment is no text
        covers = [(comment, name) for comment, _start, _end in around for name in comment.rules if about in matching(name)]
        entry = next((entry for entry, where in wheres if _named(about, entry) and where.holds(facts, finding)), None)
        needed.update(covers)
        used.update([entry] if entry else [])
        if not covers and not entry:
            left.append(finding)
        elif finding.fix:
            meant.add(finding.fix)
    left = [_shown(finding, finding.fix) if finding.fix and finding.fix in meant else finding for finding in left]
    if judge:
        left += _unused([comment for comment, *_ in written], needed, facts, active)
        left.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule.id))
    return Left(tuple(left), frozenset(used))


def _shown(finding: Finding, fix: Fix) -> Finding:
    """The finding with its fix for display only."""
    return replace(finding, fix=replace(fix, safety=Safety.DISPLAY))


@dataclass(frozen=True, slots=True)
class _Where:
    """The places that an entry covers.

    Attributes:
        section: a section path as findings have it; "" for any, None if the text has no such section.
        spans: words one of which shares a line with the flaw; None for any place.
    """

    section: str | None
    spans: tuple[tuple[int, int], ...] | None

    def holds(self, facts: Facts, finding: Finding) -> bool:
        if self.section is None or not f"{finding.section}/".startswith(f"{self.section}/" if self.section else ""):
            return False
        if self.spans is None:
            return True
        source = facts.document.source
        first, last = source.position(finding.span.start).line, source.position(max(finding.span.start, finding.span.end - 1)).line
        return any(source.position(start).line <= last and source.position(end - 1).line >= first for start, end in self.spans)


def _places(facts: Facts, entry: Entry) -> _Where:
    spans = None
    if entry.text:
        words = compiled.pattern(r"\s*".join(map(re.escape, "".join(entry.text.split()))))
        spans = tuple(found.span() for found in words.finditer(facts.text))
    return _Where(_section(facts, entry.section), spans)


def _section(facts: Facts, wanted: str) -> str | None:
    """A section path as in findings, with ``#N`` only if there are several articles; None if there is no such place.

    Without ``#N`` the first article that has the path is meant.
    """
    found = facts.document.find(wanted) if wanted else None
    if isinstance(found, Section):
        return facts.document.path(found)
    if len(facts.document.articles) <= 1:
        return wanted.removeprefix("#1").removeprefix("/")
    return wanted if not wanted or wanted.startswith("#") else None


def _named(rule: str, entry: Entry) -> bool:
    return any(rule in matching(name) for name in entry.rules)


def _unused(written: Iterable[Comment], needed: set[tuple[Comment, str]], facts: Facts, active: Sequence[Active]) -> Iterator[Finding]:
    """A finding for each comment that names rules which it did not suppress."""
    this = next((each for each in active if each.rule is unused.RULE), None)
    if this is None:
        return
    applied = {each.rule.id for each in active if each is not this}
    for comment in written:
        idle = [name for name in comment.rules if matching(name) & applied and (comment, name) not in needed]
        if idle:
            message = _("this comment hides nothing: no {names} is found here").format(names=series(idle))
            section = facts.path_at(comment.span.start)
            yield Finding(this.rule, this.severity, section, comment.span, message)
