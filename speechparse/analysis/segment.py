"""Cuts a run of Chinese characters into words, exactly as jieba does: the likeliest words of the dictionary, and of the characters
between them what the hidden Markov model takes for words.

Jieba itself takes longer to import than the words of a speech to cut; its data is used (``speechparse.analysis.dictionary``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from speechparse import compiled
from speechparse.analysis.dictionary import BEFORE, NEVER, STATES, frequencies, frequency, model
from speechparse.analysis.wordtable import WordTable

_BLOCK = compiled.pattern("[\u4e00-\u9fd5]+|.", re.DOTALL)  # jieba knows no words with other characters
_MOST = 1 << 18  # words that are remembered
_LAST = "ES"  # the states of the last character of a word
_NO_WORD = 0.0  # in place of a weight, which is below zero


def plain(run: str) -> list[str]:
    """Cut a run of Chinese characters into words of the dictionary alone; joined they are the run."""
    found: list[str] = []
    for block in _BLOCK.findall(run):
        ends, start = _ends(block), 0
        while start < len(block):
            found.append(block[start : ends[start]])
            start = ends[start]
    return found


def full(run: str) -> list[str]:
    """Cut a run like ``plain``, but find words that are in no dictionary (names) too."""
    found: list[str] = []
    for block in _BLOCK.findall(run):
        ends = _ends(block)
        single = start = 0  # where the single characters begin that are no words yet, and the next word
        while start < len(block):
            end = ends[start]
            if end - start > 1:
                found += _regrouped(block[single:start])
                found.append(block[start:end])
                single = end
            start = end
        found += _regrouped(block[single:])
    return found


def forget() -> None:
    """Free the memory that the tables take."""
    _words.cache_clear()
    frequencies.cache_clear()
    _model.cache_clear()
    model.cache_clear()


class _Words(dict[str, tuple[float, str]]):
    """The logarithm of each word's share of all text, and the characters that lead on from it to longer words.

    What is not a word has ``_NO_WORD``. Each value is read from the table when it is first needed.
    """

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self.whole = log(int(table.about))

    def __missing__(self, word: str) -> tuple[float, str]:
        found = self._table.find(word)
        if len(self) >= _MOST:
            self.clear()
        count, longer = frequency(found) if found else (0, "")
        self[word] = known = log(count) - self.whole if count else _NO_WORD, longer
        return known


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(frequencies())


def _ends(text: str) -> list[int]:
    """For each place of a text, the end of the word that begins there in the likeliest segmentation of the rest."""
    words = _words()
    size, whole = len(text), words.whole
    routes, ends = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        best, last, end = None, start + 1, start + 1
        weight, longer = words[text[start]]
        if weight < _NO_WORD:
            best = weight + routes[end]
        while end < size and text[end] in longer:
            end += 1
            weight, longer = words[text[start:end]]
            if weight < _NO_WORD and (best is None or weight + routes[end] >= best):
                best, last = weight + routes[end], end
        routes[start], ends[start] = routes[start + 1] - whole if best is None else best, last
    return ends


def _regrouped(singles: str) -> list[str]:
    """Regroup single characters between dictionary words by the model; those that make up a dictionary word stay single."""
    if len(singles) < 2 or _words()[singles][0] < _NO_WORD:
        return list(singles)
    return _model().words(singles)


class _Model:
    """The hidden Markov model: finds the likeliest sequence of states (Viterbi), and of two equally likely ones the one jieba finds."""

    def __init__(self, table: WordTable) -> None:
        numbers = [*map(float, table.about.split())]
        self._first, self._steps = numbers[: len(STATES)], numbers[len(STATES) :]
        self._characters = _Characters(table)

    def words(self, text: str) -> list[str]:
        """The words of a text."""
        characters = self._characters
        end_begin, one_begin, begin_inner, inner_inner, begin_end, inner_end, end_one, one_one = self._steps
        begin, inner, end, one = (first + now for first, now in zip(self._first, characters[text[0]], strict=True))
        later = []  # of each character but the first, for each of its states: whether the second of those that may stand before it did
        for character in text[1:]:
            to_begin, to_inner, to_end, to_one = characters[character]
            b1, b2 = end + end_begin + to_begin, one + one_begin + to_begin
            m1, m2 = begin + begin_inner + to_inner, inner + inner_inner + to_inner
            e1, e2 = begin + begin_end + to_end, inner + inner_end + to_end
            s1, s2 = end + end_one + to_one, one + one_one + to_one
            begin, inner, end, one = max(b1, b2), max(m1, m2), max(e1, e2), max(s1, s2)
            later.append({"B": b2 >= b1, "M": m2 >= m1, "E": e2 >= e1, "S": s2 >= s1})
        state = "S" if one >= end else "E"
        cuts = [len(text)]
        for place in range(len(text) - 1, 0, -1):
            state = BEFORE[state][later[place - 1][state]]
            if state in _LAST:
                cuts.append(place)
        return [text[start:stop] for start, stop in pairwise((0, *reversed(cuts)))]


class _Characters(dict[str, tuple[float, ...]]):
    """How likely a character is in each state."""

    def __init__(self, table: WordTable) -> None:
        self._table = table

    def __missing__(self, character: str) -> tuple[float, ...]:
        found = self._table.find(character)
        self[character] = values = tuple(map(float, found.split())) if found else (NEVER,) * len(STATES)
        return values


@cache
def _model() -> _Model:
    return _Model(model())
