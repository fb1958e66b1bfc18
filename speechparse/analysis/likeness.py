"""How alike texts are: the share of short runs of words that they have in common, numbers and placeholders aside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

_WORD = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")
_NUMBER = re.compile("[〇零一二三四五六七八九十百千万亿两]")
_LENGTH = 6  # characters in a run
_SAMPLED = 8  # one run of so many is taken to find the texts that may be alike
_MANY = 20  # a run that more texts have says nothing
_FEW = 3  # so many are compared in full
_SHARED = 0.2  # share of the sample of the smaller text that both have, at least, before they are compared in full


def shingles(text: str) -> frozenset[str]:
    """The runs of Chinese characters of a text; numbers, letters, marks and placeholders are left out first."""
    words = "".join(char for char in _WORD.findall(text) if not _NUMBER.match(char))
    return frozenset(words[n : n + _LENGTH] for n in range(len(words) - _LENGTH + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index of two sets of runs: 0 for nothing in common, 1 for all."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """The pairs of texts whose likeness is at least ``least``: number of the later one, and of the first that it is like.

    A text is compared with the few above that share most of a sample of its runs, so the time grows with the length of the texts,
    not with the number of pairs.
    """
    seen: list[frozenset[str]] = []
    where: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        runs = shingles(text)
        sample = [run for run in runs if crc32(run.encode()) % _SAMPLED == 0]
        shared: dict[int, int] = defaultdict(int)
        for run in sample:
            for other in where[run]:
                shared[other] += 1
        near = [other for other in shared if shared[other] >= _SHARED * len(sample)]
        near = sorted(sorted(near, key=lambda other: (-shared[other], other))[:_FEW])
        like = next((other for other in near if likeness(runs, seen[other]) >= least), None)
        if like is not None:
            yield number, like
        seen.append(runs)
        for run in sample:
            if len(where[run]) < _MANY:
                where[run].append(number)
