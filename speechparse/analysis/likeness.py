"""Measures how alike texts are: by the share of short runs of characters in common, apart from numbers and placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from speechparse import compiled
from speechparse.leaves import Span

_CHINESE = (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"))
_NUMBERS = "〇零一二三四五六七八九十百千万亿两"
_LENGTH = 6  # characters in a run
_SAMPLED = 16  # runs that follow one of so many characters are taken to find the texts that may be alike
_MANY = 20  # a run that more texts have says nothing
_FEW = 3  # so many are compared in full
_SHARED = 0.2  # share of the sample of the smaller text that both have, at least, before they are compared in full
_KEPT = 8  # texts whose runs are kept, as they may be compared again


def _class(numbers: str) -> str:
    """The ranges of a character class: Chinese characters except some."""
    left = []
    for first, last in _CHINESE:
        gaps = [chr(ord(first) - 1), *sorted(sign for sign in numbers if first <= sign <= last), chr(ord(last) + 1)]
        left += [f"{chr(ord(one) + 1)}-{chr(ord(other) - 1)}" for one, other in pairwise(gaps) if ord(other) - ord(one) > 1]
    return "".join(left)


_WORDS = compiled.pattern(f"[{_class(_NUMBERS)}]+")
_SAMPLE = compiled.pattern(f"[{''.join(map(chr, range(ord('一'), ord('龥'), _SAMPLED)))}](?=(.{{{_LENGTH}}}))")


def words(text: str) -> str:
    """Return the Chinese characters of a text, without numbers, letters, marks and placeholders."""
    return "".join(_WORDS.findall(text))


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of the runs of Chinese characters in the ``words`` of a text."""
    return frozenset(hash(text[n : n + _LENGTH]) for n in range(len(text) - _LENGTH + 1))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard index of two sets of runs: 0 for nothing in common, 1 for all."""
    common = len(one & other)
    together = len(one) + len(other) - common
    return common / together if together else 0.0


def alike(texts: Sequence[Span], least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts whose likeness is at least ``least``: the number of the later one, and of the one before it.

    A text whose words stand above is found by their hash. Any other is compared with the few above that share most of a sample of its
    runs, so the time grows with the length of the texts, not with the number of pairs.
    """
    runs = lru_cache(maxsize=_KEPT)(lambda number: shingles(words(texts[number].text)))
    seen: dict[int, int] = {}  # by the hash of its words, the first text
    where: dict[int, tuple[int, ...]] = {}  # by the hash of a run, the texts that have it
    for number, text in enumerate(texts):
        said = words(text.text)
        sample = frozenset(map(hash, _SAMPLE.findall(said)))
        if not sample:
            continue
        first = seen.setdefault(hash(said), number)
        if first < number:
            yield number, first
            continue
        shared = Counter(chain.from_iterable(where[run] for run in sample if run in where))
        near = [other for other in shared if shared[other] >= _SHARED * len(sample)]
        near = sorted(sorted(near, key=lambda other: (-shared[other], other))[:_FEW])
        like = next((other for other in near if likeness(runs(number), runs(other)) >= least), None)
        if like is not None:
            yield number, like
        here = (number,)
        for run in sample:
            others = where.get(run, ())
            if len(others) < _MANY:
                where[run] = others + here
