"""The lexicon of words often written wrongly, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis.dictionary import is_word
from speechparse.analysis.occurrences import apart
from speechparse.check import lexicon
from speechparse.check.facts import Facts

_GAP = "[^，。；：！？\\s]{0,12}?"  # what … stands for: a few characters within a clause
_FIGURE = "[0-9０-９]"


class Word(NamedTuple):
    """An entry: a wrong word, the right one, how certain that is, and longer words in which the wrong one is right."""

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
    """Yield the places of the lexicon's words with one of the given certainties (sure, likely, doubtful).

    Of an entry with a gap (向…积聚) the place is the part that is wrong.
    """
    plain, gapped = _lexicon(certainties)
    done: set[int] = set()
    for start, wrong in apart(place for place in facts.lexicon if place[1] in plain):
        if _is_meant(facts, start, start + len(wrong), plain[wrong]):
            done.update(range(start, start + len(wrong)))
            yield Place(start, start + len(wrong), plain[wrong])
    begun: dict[str, list[int]] = {}
    for start, beginning in facts.lexicon:
        begun.setdefault(beginning, []).append(start)
    for each in gapped:
        for found in each.find(facts.text, begun):
            if not done & set(range(*found.span(each.part))) and _is_meant(facts, *found.span(), each.word):
                yield Place(*found.span(each.part), each.word)


def _is_meant(facts: Facts, start: int, end: int, word: Word) -> bool:
    """Whether the word found is in prose, and not part of a longer word in which it is right."""
    return (
        facts.prose_at(start)
        and facts.prose_at(end - 1)
        and not _crosses(facts.text, start, end)
        and not any(_inside(facts.text, start, word.wrong, longer) for longer in word.unless)
    )


def _crosses(text: str, start: int, end: int) -> bool:
    """The two characters are the end of one word of the dictionary and the beginning of another (批复|盖章 for 复盖)."""
    return end - start == 2 and start > 0 and is_word(text[start - 1 : start + 1]) and is_word(text[end - 1 : end + 1])


def _inside(text: str, start: int, wrong: str, longer: str) -> bool:
    """Whether the word found is part of a longer one here; a word with a gap goes by its beginning."""
    longer, wrong = longer.partition("…")[0], wrong.partition("…")[0]
    offset = longer.find(wrong.rstrip("#"))
    head = longer.rstrip("#")
    return start >= offset and text.startswith(head, start - offset)


@cache
def _lexicon(certainties: tuple[str, ...]) -> tuple[dict[str, Word], tuple[_Gapped, ...]]:
    """The plain words; those with a gap or a figure."""
    words = [Word(wrong, right, certainty, tuple(" ".join(rest).split())) for wrong, right, certainty, *rest in lexicon.entries("words")]
    words = [word for word in words if word.certainty in certainties]
    plain = {word.wrong: word for word in words if lexicon.beginning(word.wrong) == word.wrong}
    return plain, tuple(_gapped(word) for word in words if word.wrong not in plain)


class _Gapped(NamedTuple):
    """A word with a gap or a figure: its pattern, its beginning, and the group of the wrong part."""

    word: Word
    pattern: re.Pattern[str]
    beginning: str
    part: int

    def find(self, text: str, begun: Mapping[str, Sequence[int]]) -> Iterator[re.Match[str]]:
        """Yield the places of the word, given those of the beginnings of two or more characters."""
        if len(self.beginning) < 2:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for start in begun.get(self.beginning, ()):
            if start >= end and (found := self.pattern.match(text, start)):
                end = found.end()
                yield found


def _gapped(word: Word) -> _Gapped:
    """The pattern of a word with a gap; the wrong part is the first one, unless only the last is wrong."""
    wrong, right = word.wrong.split("…"), word.right.split("…")
    pattern = _GAP.join(f"({part.removesuffix('#')}){_FIGURE if part.endswith('#') else ''}" for part in wrong)
    return _Gapped(word, compiled.pattern(pattern), lexicon.beginning(word.wrong), len(wrong) if wrong[0] == right[0] else 1)
