"""The linter: rules over the tree of a text, their findings and fixes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from speechparse.check.characters import scan
from speechparse.check.facts import Facts
from speechparse.check.gather import gathered
from speechparse.check.model import Finding
from speechparse.check.settings import Active, everything
from speechparse.grammar.model import Grammar
from speechparse.tree import Document

__all__ = ["Active", "Facts", "Finding", "check", "everything", "findings"]


def check(document: Document, grammar: Grammar, active: Iterable[Active] | None = None) -> tuple[Finding, ...]:
    """Return the findings of a document, in order of place.

    Args:
        document: the tree.
        grammar: the grammar it was read with.
        active: the rules to apply (None: all of them).
    """
    return findings(Facts(document, grammar), tuple(everything() if active is None else active))


def findings(facts: Facts, chosen: Sequence[Active]) -> tuple[Finding, ...]:
    """Return the findings of a text by the chosen rules, in order of place."""
    flaws = [(each, flaw) for each in chosen if not each.rule.pattern for flaw in each.rule.flaws(facts, each.options)]
    flaws += scan(facts, [each for each in chosen if each.rule.pattern])
    found = [
        Finding(each.rule, each.severity, facts.path_at(flaw.span.start), flaw.span, flaw.message, flaw.fix, flaw.places)
        for each, flaw in flaws
    ]
    return tuple(sorted(gathered(found), key=lambda finding: (finding.span.start, finding.span.end, finding.rule.id)))
