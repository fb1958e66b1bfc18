"""One pass over the text for all rules about characters.

One pattern finds the places where any of the rules' patterns matches; only there they are tried one by one. So no rule can hide a
match of another, and the text is read once however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from speechparse import compiled
from speechparse.analysis.occurrences import one_of
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw
from speechparse.check.settings import Active


def scan(facts: Facts, active: Iterable[Active]) -> Iterator[tuple[Active, Flaw]]:
    """Yield the flaws of all rules that have a pattern, in order of place for each rule."""
    rules = [(each, _one(each.rule.pattern)) for each in active]
    if not rules:
        return
    by_start: dict[str, list[int]] = {}
    for n, (each, _) in enumerate(rules):
        for sign in each.rule.starts:
            by_start.setdefault(sign, []).append(n)
    text, ends = facts.text, [0] * len(rules)
    for place in _places(tuple((each.rule.starts, each.rule.pattern) for each, _ in rules)).finditer(text):
        start = place.start()
        for n in by_start[text[start]]:
            each, pattern = rules[n]
            if start >= ends[n] and (found := pattern.match(text, start)):
                ends[n] = found.end()
                for flaw in each.rule.check(facts, found, **each.options):
                    yield each, flaw


_one = cache(compiled.pattern)  # there are as many as rules


@lru_cache(maxsize=8)
def _places(patterns: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """One pattern that finds the matches of several; each is tried only at the characters that it starts with."""
    tried = "|".join(_from(starts, pattern) for starts, pattern in patterns)
    return compiled.pattern(_from("".join(starts for starts, _ in patterns), tried))


def _from(starts: str, pattern: str) -> str:
    """A pattern of the one character that another pattern starts with.

    The engine is fast at skipping to a character class at the beginning, and past an alternative that begins with one.
    """
    return f"{one_of(starts)}(?<=(?={pattern}){one_of(starts)})"
