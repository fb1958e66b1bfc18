"""One pass over the text for all rules about characters.

The characters that any of the patterns can begin with are looked for; where one stands, the patterns that begin with it are
tried. So no rule can hide a match of another, and the text is read once however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw
from speechparse.check.settings import Active


def scan(facts: Facts, active: Iterable[Active]) -> Iterator[tuple[Active, Flaw]]:
    """The flaws of all rules that have a pattern, in order of place for each rule."""
    by_start: dict[str, list[int]] = {}
    rules = [(each, re.compile(each.rule.pattern)) for each in active]
    for n, (each, _) in enumerate(rules):
        for char in each.rule.starts:
            by_start.setdefault(char, []).append(n)
    if not by_start:
        return
    ends = [0] * len(rules)
    starts = re.compile("[" + "".join(map(re.escape, sorted(by_start))) + "]")
    for place in starts.finditer(facts.text):
        for n in by_start[place.group()]:
            each, pattern = rules[n]
            if place.start() >= ends[n] and (found := pattern.match(facts.text, place.start())):
                ends[n] = found.end()
                for flaw in each.rule.check(facts, found, **each.options):
                    yield each, flaw
