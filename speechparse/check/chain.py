"""From the tree of a file to the findings that are reported: rules, suppressions, baseline, changes."""

from __future__ import annotations

from dataclasses import dataclass

from speechparse.check import findings
from speechparse.check.baseline import Counts, unrecorded
from speechparse.check.facts import Facts
from speechparse.check.model import Finding, Severity
from speechparse.check.settings import Entry, Settings
from speechparse.check.since import Changed
from speechparse.check.suppress import suppressed
from speechparse.grammar.model import Grammar
from speechparse.tree import Document


@dataclass(frozen=True)
class Chain:
    """What is done with the findings of one file before they are reported.

    Attributes:
        grammar: the grammar that the file is read with.
        settings: how the file is checked.
        recorded: the findings of the baseline for it; None if there is no baseline.
        changed: what changed in it; None if all findings are reported.
    """

    grammar: Grammar
    settings: Settings
    recorded: Counts | None = None
    changed: Changed | None = None

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """Return the findings to report for a text: the file's, or the text after fixes."""
        return self.judged(document)[0]

    def judged(self, document: Document) -> tuple[tuple[Finding, ...], frozenset[Entry]]:
        """Return the findings to report for a text, and the entries of the configuration that suppressed others in it."""
        facts = Facts(document, self.grammar)
        info = self.settings.info
        # Whether a suppression is needed is only known when the rules of severity info are applied too.
        whole = info or self.settings.suppress or "speechparse" in facts.text
        active = [each for each in self.settings.active if whole or each.severity is not Severity.INFO]
        left = suppressed(facts, findings(facts, active), self.settings.suppress, active, self.settings.judge)
        told = tuple(finding for finding in left.findings if info or finding.severity is not Severity.INFO)
        if self.recorded is not None:
            told = unrecorded(told, self.recorded)
        if self.changed is not None:
            told = self.changed.kept(facts, told)
        return told, left.used
