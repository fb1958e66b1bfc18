"""The markers of a grammar as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.grammar.firsts import firsts
from speechparse.grammar.model import Grammar, Lookalike, Scheme, Written
from speechparse.grammar.patterns import blanks, numbered

BOUNDARY = "。；：！？…，、;:!?,.”’）)」』》】—\\s\u3000"
_IN_A_WORD = "0-9０-９A-Za-z.．一二三四五六七八九十百千第（(“‘《—-"
_LOST = 0.7  # share of the weight of a heading that is left when its line is
_FAMILY_NUMBER = "[一二三四五六七八九十]{1,3}"
_HAN = "[\u4e00-\u9fff]"


class Rule(NamedTuple):
    """One form of a scheme, as it is compiled: its number system, and ``family`` for number and word (一靠)."""

    scheme: int
    form: Written
    system: str
    family: bool
    weight: float


class Markers(NamedTuple):
    """Ways to write a marker, as patterns.

    Attributes:
        places: where a marker may begin, by its first character and the one before it. Group 1 matches only behind a boundary.
        bounded: the markers that may stand behind a boundary.
        anywhere: those that need none.
        rules: the rule of each group that may match.
    """

    places: re.Pattern[str]
    bounded: re.Pattern[str]
    anywhere: re.Pattern[str]
    rules: dict[str, Rule]

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[re.Match[str], Rule]]:
        """Yield the markers in a range, in order and without overlap, each with its rule."""
        end = start
        for place in self.places.finditer(text, start, stop):
            if place.start() >= end:
                pattern = self.bounded if place.lastindex else self.anywhere
                if found := pattern.match(text, place.start(), stop):
                    end = found.end()
                    yield found, self.rules[str(found.lastgroup)]


class Heads(NamedTuple):
    """Ways to write a marker at the head of a line.

    Attributes:
        begins: the first character of each.
        whole: all of them; the rules by the group that matched.
        each: one by one, for places where the first that matches is a look-alike.
    """

    begins: re.Pattern[str]
    whole: re.Pattern[str]
    rules: dict[str, Rule]
    each: tuple[tuple[str, Rule], ...]

    def at(self, text: str, start: int, stop: int) -> tuple[re.Match[str], Rule] | None:
        """Return the marker that begins at a place, with its rule."""
        found = self.whole.match(text, start, stop) if self.begins.match(text, start, stop) else None
        return (found, self.rules[str(found.lastgroup)]) if found else None


class Scanner(NamedTuple):
    """The markers of a grammar: at the head of lines, inside paragraphs, and of headings whose line break was lost.

    ``lookalikes`` and ``families`` go by the index of the scheme; ``particles`` end what a speaker says of a number.
    """

    schemes: tuple[Scheme, ...]
    head: Heads
    inline: Markers
    lost: Markers
    lookalikes: tuple[tuple[Lookalike, ...], ...]
    families: dict[int, re.Pattern[str]]
    particles: re.Pattern[str]


class _Way(NamedTuple):
    """One way to write a marker: its pattern, the characters of which one must stand before it ("": any), its rule."""

    pattern: str
    behind: str
    rule: Rule


@lru_cache(maxsize=8)
def scanner(grammar: Grammar) -> Scanner:
    """The scanner of a grammar, compiled once."""
    schemes = tuple(scheme for scheme in grammar.schemes if scheme.enabled)
    heads: list[_Way] = []
    inlines: list[_Way] = []
    losts: list[_Way] = []
    families: dict[int, re.Pattern[str]] = {}
    for n, scheme in enumerate(schemes):
        heads += [_way(n, scheme, form, scheme.weight_head) for form in scheme.head]
        if scheme.divides:
            plain = (form for form in scheme.head if form.where != "alone" and form.weight is None)
            losts += [_way(n, scheme, form, _LOST * scheme.weight_head) for form in plain]
        for form in scheme.inline:
            behind = f"{re.escape(form.after)}\\s" if form.after else "" if form.anywhere else BOUNDARY
            inlines.append(_way(n, scheme, form, scheme.weight_inline, behind))
        if family := scheme.family:
            before = BOUNDARY + re.escape(family.after)
            word = f"(?![{re.escape(family.exclude)}]){_HAN}" if family.exclude else _HAN
            pattern = f"({_FAMILY_NUMBER}){word}"
            heads.append(_Way(pattern, "", Rule(n, Written(""), "chinese", True, family.head)))
            inlines.append(_Way(pattern, before, Rule(n, Written(""), "chinese", True, family.inline)))
            families[n] = compiled.pattern(f"([一二])(?<![^{before}][一二])({word})")
    particles = compiled.pattern(rf"(?:{blanks(grammar.cues.particles)})\Z")
    return Scanner(
        schemes, _heads(heads), _markers(inlines), _markers(losts, _IN_A_WORD), _lookalikes(grammar, schemes), families, particles
    )


def _lookalikes(grammar: Grammar, schemes: tuple[Scheme, ...]) -> tuple[tuple[Lookalike, ...], ...]:
    """The look-alikes of each scheme, those of one weight as one pattern."""
    found: dict[tuple[str, float | None], list[str]] = {}
    for look in grammar.lookalikes:
        found.setdefault((look.scheme, look.weight), []).append(f"(?:{blanks(look.write)})")
    joined = [Lookalike(scheme, "|".join(patterns), weight) for (scheme, weight), patterns in found.items()]
    return tuple(tuple(look for look in joined if look.scheme == scheme.id) for scheme in schemes)


def _way(number: int, scheme: Scheme, form: Written, weight: float, behind: str = "") -> _Way:
    """A form of a scheme as a pattern; its weight is its own, or else that of the scheme."""
    pieces = list(numbered(form.write, scheme.system))
    pattern = "".join(f"({numerals.SYSTEMS[piece].pattern})" if kind == "number" else piece for kind, piece in pieces)
    if form.where == "alone":
        pattern += "(?=[ \\t\u3000]*(?:[\\r\\n]|\\Z))"
    system = next(piece for kind, piece in pieces if kind == "number")
    return _Way(pattern, behind, Rule(number, form, system, False, weight if form.weight is None else form.weight))


def _heads(ways: Sequence[_Way]) -> Heads:
    named = _named(ways)
    begins = firsts(way.pattern for way in ways)
    return Heads(compiled.pattern(begins), _any_of(named), _rules(named), tuple((way.pattern, way.rule) for way in ways))


def _markers(ways: Sequence[_Way], unless: str = "") -> Markers:
    """The patterns of markers, none of which stands behind one of the characters ``unless``."""
    named = _named(ways)
    free = {name: way for name, way in named.items() if not way.behind}
    begins, begins_free = firsts(way.pattern for way in ways), firsts(way.pattern for way in free.values())
    behind = "".join(way.behind for way in ways)
    barred = f"(?<![{unless}]{begins})" if unless else ""
    bounded = f"(?<=[{behind}]{begins})()|" if behind else ""
    places = compiled.pattern(f"{begins}{barred}(?:{bounded}(?<={begins_free}))")
    return Markers(places, _any_of(named), _any_of(free), _rules(named))


def _named(ways: Iterable[_Way]) -> dict[str, _Way]:
    """The ways by the names of their groups."""
    return {f"r{n}": way for n, way in enumerate(ways)}


def _rules(named: dict[str, _Way]) -> dict[str, Rule]:
    return {name: way.rule for name, way in named.items()}


def _any_of(named: dict[str, _Way]) -> re.Pattern[str]:
    """One pattern of all the ways, with a named group for each."""
    return compiled.pattern(
        "|".join(f"(?P<{name}>{way.behind and f'(?<=[{way.behind}])'}{way.pattern})" for name, way in named.items()) or "(?!)"
    )
