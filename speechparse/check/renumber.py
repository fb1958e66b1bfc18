"""Renumbers a list and what refers to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from speechparse import numerals
from speechparse.analysis.lists import NumberedList
from speechparse.analysis.markers import written
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Safety
from speechparse.tree import Section

Ordinals = tuple[int, ...]


@lru_cache(maxsize=4)  # the flaws of one list share one fix
def renumbered(facts: Facts, numbered: NumberedList) -> Fix | None:
    """Return the fix that numbers a list from its first item on; None if it changes nothing or cannot be written.

    The list begins with one, or with its own number where it goes on from a list above. A list that goes on from it,
    the numbers 1.2.1 below a 1.2, references (见第三部分) and recalled counts (以上四点) are carried along.
    """
    chain = _chain(facts, numbered)
    new = _ordinals(chain, _first(facts, numbered))
    if not new:
        return None
    try:
        edits = {*_markers(facts, chain, new), *_references(facts, new), *_recalls(facts, chain)}
    except ValueError:  # ㈠ to ㈩ have no eleventh
        return None
    return Fix(tuple(sorted(edits)), Safety.UNSAFE)


def _first(facts: Facts, numbered: NumberedList) -> int:
    """The number that the first item should have."""
    first = numbered.items[0].marker.ordinal or 1
    if first == 1:
        return 1
    above = facts.first_with.get((numbered.article.start, numbered.scheme, numbered.level, first - 1))
    return first if above is not None and above < numbered.items[0].start else 1


def _chain(facts: Facts, numbered: NumberedList) -> tuple[NumberedList, ...]:
    """The list, and those behind it that continue it (4. 5. in the next section)."""
    chain = [numbered]
    same = _same(facts, numbered)
    for n in range(_place(same, numbered) + 1, len(same)):
        other = same[n]
        if other.items[0].start > numbered.items[-1].start:
            last = chain[-1].items[-1].marker.ordinal
            if not last or other.items[0].marker.ordinals != (*chain[-1].items[-1].marker.ordinals[:-1], last + 1):
                break
            chain.append(other)
    return tuple(chain)


def _same(facts: Facts, numbered: NumberedList) -> Sequence[NumberedList]:
    """The lists of the same article, scheme and level, in order of text."""
    return facts.alike[numbered.article.start, numbered.scheme, numbered.level]


def _place(same: Sequence[NumberedList], numbered: NumberedList) -> int:
    """Which of the lists a list is, from 0."""
    return bisect_left(same, numbered.items[0].start, key=lambda other: other.items[0].start)


def _ordinals(chain: Sequence[NumberedList], first: int) -> dict[int, tuple[Section, Ordinals]]:
    """The new numbers of the sections whose numbers change, by the offset they start at."""
    new: dict[int, tuple[Section, Ordinals]] = {}
    items = (item for numbered in chain for item in numbered.items)
    for ordinal, item in enumerate(items, first):
        old = item.marker.ordinals
        if old and old[-1] != ordinal:
            right = (*old[:-1], ordinal)
            for section in item.walk():
                if section is item or (section.marker.ordinals[: len(old)] == old and len(section.marker.ordinals) > len(old)):
                    new[section.start] = section, (*right, *section.marker.ordinals[len(old) :])
    return new


def _markers(facts: Facts, chain: Sequence[NumberedList], new: Mapping[int, tuple[Section, Ordinals]]) -> Iterator[Edit]:
    """The markers' new numbers, each in its own system and in the manner of the list."""
    every = " ".join(dict.fromkeys(_number(facts, item)[1] for numbered in chain for item in numbered.items))
    for section, ordinals in new.values():
        start, number, system = _number(facts, section)
        if not system:
            raise ValueError(section.marker.text)
        like = number if len(ordinals) > 1 else f"{number} {every}"
        yield Edit(start, start + len(number), numerals.write(system, *ordinals, like=like))


def _number(facts: Facts, section: Section) -> tuple[int, str, str]:
    """The offset of the number in a marker, the number, and its system."""
    pieces = written(section.marker, facts.schemes[section.marker.scheme].system)
    return section.marker.start + len(pieces.before), pieces.number, pieces.system


def _references(facts: Facts, new: Mapping[int, tuple[Section, Ordinals]]) -> Iterator[Edit]:
    for start, (_section, ordinals) in new.items():
        for reference in facts.references_to.get(start, ()):
            yield Edit(reference.start, reference.end, numerals.write(reference.system, ordinals[-1], like=reference.text))


def _recalls(facts: Facts, chain: Sequence[NumberedList]) -> Iterator[Edit]:
    """以上四点 after a list that ended with 四 and has three items becomes 以上三点."""
    for numbered in chain:
        count, begins = len(numbered.items), numbered.items[0]
        for recall in facts.recalls_of.get(begins.start, ()) if begins.marker.ordinal == 1 else ():
            if numerals.value(recall.system, recall.text) != count:
                yield Edit(recall.start, recall.end, numerals.write(recall.system, count, like=recall.text))
