"""The lexicon of words often written wrongly, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis.occurrences import any_of
from speechparse.check import lexicon
from speechparse.check.facts import Facts

_GAP = "[^，。；：！？\\s]{0,12}?"  # what … stands for: a few characters within a clause
_FIGURE = "[0-9０-９]"


class Word(NamedTuple):
    """An entry: a word written wrongly, the right one, how certain that is, longer words in which it is right."""

    wrong: str
    right: str
    certainty: str
    unless: tuple[str, ...]


class Place(NamedTuple):
    """Where an entry was found."""

    start: int
    end: int
    word: Word


def places(facts: Facts, *certainties: str) -> Iterator[Place]:
    """The words of the lexicon in a text, those with one of the certainties given (sure, likely, doubtful).

    Of an entry with a gap (向…积聚) the place is the part that is wrong.
    """
    plain, entries, gapped = _lexicon(certainties)
    done: set[int] = set()
    for found in plain.finditer(facts.text):
        if _is_meant(facts, found, entries[found.group()]):
            done.update(range(*found.span()))
            yield Place(*found.span(), entries[found.group()])
    for pattern, part, word in gapped:
        for found in pattern.finditer(facts.text):
            if not done & set(range(*found.span(part))) and _is_meant(facts, found, word):
                yield Place(*found.span(part), word)


def _is_meant(facts: Facts, found: re.Match[str], word: Word) -> bool:
    """What was found is prose, and no piece of a longer word in which it is right."""
    start, end = found.span()
    return (
        facts.prose_at(start)
        and facts.prose_at(end - 1)
        and not any(_inside(facts.text, start, word.wrong, longer) for longer in word.unless)
    )


def _inside(text: str, start: int, wrong: str, longer: str) -> bool:
    """A longer word, of which the one found is a piece, stands here. Of a word with a gap its beginning tells."""
    longer, wrong = longer.partition("…")[0], wrong.partition("…")[0]
    offset = longer.find(wrong.rstrip("#"))
    head = longer.rstrip("#")
    return start >= offset and text.startswith(head, start - offset)


@cache
def _lexicon(certainties: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, Word], tuple[tuple[re.Pattern[str], int, Word], ...]]:
    """One pattern for all plain words; the words; those with a gap or a figure."""
    words = [Word(wrong, right, certainty, tuple(" ".join(rest).split())) for wrong, right, certainty, *rest in lexicon.entries("words")]
    words = [word for word in words if word.certainty in certainties]
    plain = {word.wrong: word for word in words if not re.search("[…#]", word.wrong)}
    return any_of(plain), plain, tuple(_gapped(word) for word in words if word.wrong not in plain)


def _gapped(word: Word) -> tuple[re.Pattern[str], int, Word]:
    """The pattern of a word with a gap or a figure, and the group of its part that is wrong: the first, if not only the last."""
    wrong, right = word.wrong.split("…"), word.right.split("…")
    pattern = _GAP.join(f"({part.removesuffix('#')}){_FIGURE if part.endswith('#') else ''}" for part in wrong)
    return compiled.pattern(pattern), len(wrong) if wrong[0] == right[0] else 1, word
