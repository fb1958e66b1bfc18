"""The markers of a grammar as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from speechparse import numerals
from speechparse.grammar.model import Grammar, Scheme, Written
from speechparse.grammar.patterns import blanks, numbered

BOUNDARY = "。；：！？…，、;:!?,.”’）)」』》】—\\s\u3000"
_IN_A_WORD = "0-9０-９A-Za-z.．一二三四五六七八九十百千第（(“‘《—-"
_LOST = 0.7  # share of the weight of a heading that is left when its line is
_FAMILY_NUMBER = "[一二三四五六七八九十]{1,3}"
_HAN = "[\u4e00-\u9fff]"


class Rule(NamedTuple):
    """One form of a scheme, as it is compiled: ``family`` for number and word (一靠)."""

    scheme: int
    form: Written
    family: bool
    weight: float

    def system_at(self, schemes: tuple[Scheme, ...]) -> str:
        """The number system of the form."""
        pieces = numbered(self.form.write, schemes[self.scheme].system)
        return "chinese" if self.family else next((piece for kind, piece in pieces if kind == "number"), "")


@dataclass(frozen=True)
class Scanner:
    """The compiled markers of a grammar: a pattern for heads of lines, one for places inside a paragraph, and one for
    headings whose line break was lost; for each the rules by the name of the group that matched. ``head_each`` has the
    head patterns one by one, for places where the first that matches is a look-alike.
    """

    schemes: tuple[Scheme, ...]
    head: re.Pattern[str]
    head_rules: dict[str, Rule]
    head_each: tuple[tuple[re.Pattern[str], Rule], ...]
    inline: re.Pattern[str]
    inline_rules: dict[str, Rule]
    lost: re.Pattern[str]
    lost_rules: dict[str, Rule]
    lookalikes: dict[int, re.Pattern[str]]
    families: dict[int, re.Pattern[str]]


@lru_cache(maxsize=8)
def scanner(grammar: Grammar) -> Scanner:
    """The scanner of a grammar, compiled once."""
    schemes = tuple(scheme for scheme in grammar.schemes if scheme.enabled)
    heads: list[tuple[str, Rule]] = []
    inlines: list[tuple[str, Rule]] = []
    losts: list[tuple[str, Rule]] = []
    families: dict[int, re.Pattern[str]] = {}
    for n, scheme in enumerate(schemes):
        heads += [(_pattern(form, scheme.system), Rule(n, form, False, _weight(form, scheme.weight_head))) for form in scheme.head]
        if scheme.divides:
            plain = (form for form in scheme.head if form.where != "alone" and form.weight is None)
            losts += [(_pattern(form, scheme.system), Rule(n, form, False, _LOST * scheme.weight_head)) for form in plain]
        for form in scheme.inline:
            behind = f"(?<=[{re.escape(form.after)}\\s])" if form.after else "" if form.anywhere else f"(?<=[{BOUNDARY}])"
            pattern = behind + _pattern(form, scheme.system)
            inlines.append((pattern, Rule(n, form, False, _weight(form, scheme.weight_inline))))
        if family := scheme.family:
            before = BOUNDARY + re.escape(family.after)
            word = f"(?![{re.escape(family.exclude)}]){_HAN}" if family.exclude else _HAN
            pattern = f"({_FAMILY_NUMBER}){word}"
            heads.append((pattern, Rule(n, Written(""), True, family.head)))
            inlines.append((f"(?<=[{before}]){pattern}", Rule(n, Written(""), True, family.inline)))
            families[n] = re.compile(f"(?<![^{before}])([一二])({word})")
    lookalikes = {
        n: re.compile("|".join(f"(?:{blanks(look.write)})" for look in grammar.lookalikes if look.scheme == scheme.id) or "(?!)")
        for n, scheme in enumerate(schemes)
    }
    head, head_rules = _alternatives(heads)
    inline, inline_rules = _alternatives(inlines)
    lost, lost_rules = _alternatives(losts)
    return Scanner(
        schemes=schemes,
        head=re.compile(head),
        head_rules=head_rules,
        head_each=tuple((re.compile(pattern), rule) for pattern, rule in heads),
        inline=re.compile(inline),
        inline_rules=inline_rules,
        lost=re.compile(f"(?<![{_IN_A_WORD}])(?:{lost or '(?!)'})"),
        lost_rules=lost_rules,
        lookalikes=lookalikes,
        families=families,
    )


def _weight(form: Written, usual: float) -> float:
    return usual if form.weight is None else form.weight


def _pattern(form: Written, system: str) -> str:
    pieces = []
    for kind, piece in numbered(form.write, system):
        if kind == "number":
            pieces.append(f"({numerals.SYSTEMS[piece].pattern})")
        else:
            pieces.append(piece)
    if form.where == "alone":
        pieces.append("(?=[ \\t\u3000]*(?:[\\r\\n]|\\Z))")
    return "".join(pieces)


def _alternatives(rules: Iterable[tuple[str, Rule]]) -> tuple[str, dict[str, Rule]]:
    named, patterns = {}, []
    for n, (pattern, rule) in enumerate(rules):
        named[f"r{n}"] = rule
        patterns.append(f"(?P<r{n}>{pattern})")
    return "|".join(patterns), named
