"""Small rules to try the fix engine with, apart from the rules that ship."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from speechparse import parser
from speechparse.check import Active, check
from speechparse.check.facts import Facts
from speechparse.check.fix import Fixed, fixed
from speechparse.check.model import Edit, Finding, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.renumber import renumbered
from speechparse.grammar.model import Grammar
from speechparse.source import Source
from speechparse.tree import Document

Check = Callable[[Facts], Iterator[Flaw]]


def mend(source: Source | str, *checks: Check, unsafe: bool = False) -> Fixed:
    """A text mended by toy rules."""
    source = Source(source) if isinstance(source, str) else source
    grammar = parser.grammar("auto", source.text)
    return fixed(source, grammar, finder(grammar, *checks), unsafe)


def finder(grammar: Grammar, *checks: Check) -> Callable[[Document], tuple[Finding, ...]]:
    rules = [Rule(f"TOY{n:03}", f"toy-{n}", Severity.ERROR, "", check) for n, check in enumerate(checks, 1)]
    return lambda document: check(document, grammar, [Active(rule, rule.severity) for rule in rules])


def edits(facts: Facts, *made: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Flaw:
    return Flaw(facts.span(made[0][0], made[0][1]), "a toy", Fix(tuple(Edit(*one) for one in made), safety))


def swap(pattern: str, text: str, safety: Safety = Safety.SAFE) -> Check:
    """A rule that replaces every match of a pattern (the groups of the match may stand in the text)."""

    def check(facts: Facts) -> Iterator[Flaw]:
        for found in re.finditer(pattern, facts.text):
            yield edits(facts, (found.start(), found.end(), found.expand(text)), safety=safety)

    return check


def swap_all(pattern: str, text: str, safety: Safety = Safety.SAFE) -> Check:
    """The same, with all matches in one fix."""

    def check(facts: Facts) -> Iterator[Flaw]:
        found = [(one.start(), one.end(), one.expand(text)) for one in re.finditer(pattern, facts.text)]
        if found:
            yield edits(facts, *found, safety=safety)

    return check


def points(facts: Facts) -> Iterator[Flaw]:
    """第一、 becomes 第一，."""
    for section in facts.sections:
        if section.marker.text.startswith("第") and section.marker.text.endswith("、"):
            yield edits(facts, (section.marker.end - 1, section.marker.end, "，"))


def numbers(facts: Facts) -> Iterator[Flaw]:
    """Every list is numbered anew."""
    for numbered in facts.lists:
        fix = renumbered(facts, numbered)
        if fix:
            yield Flaw(numbered.items[0].marker, "numbers", fix)
