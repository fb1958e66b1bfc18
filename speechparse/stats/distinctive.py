"""Finds the words that set a speech apart from others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import log, sqrt

from speechparse.frozen import Frozen

LEAST = 2
"""Times that a word stands in the speech."""
SIGNIFICANT = 1.96
"""The z-score that chance exceeds in one case of forty (p < 0.05, both sides)."""


class Distinctive(Frozen):
    """A word that is markedly more frequent in a speech than in the others.

    Attributes:
        word: the word.
        count: how often it occurs in the speech.
        others: how often it occurs in all the others together.
        z: the z-score.
    """

    word: str
    count: int
    others: int
    z: float


class Compared:
    """Speeches whose words are compared; only the words that may set a speech apart are kept.

    Weighted log-odds ratio with an informative Dirichlet prior ("Fightin' Words"). With y the count of a word in the speech, y' in the
    others, n and n' all words there, and a prior of a for the word and A for all words,

        d = ln((y + a) / (n + A - y - a)) - ln((y' + a) / (n' + A - y' - a)),   z = d / sqrt(1 / (y + a) + 1 / (y' + a)).

    The prior is what is known before the two are set against each other: the counts of all the speeches together (a = y + y',
    A = n + n'). It draws rare words towards "no difference", so that a word is not reported for occurring in a speech once by chance.
    Reported are words that occur in the speech at least twice and have a z above 1.96.

    Source: Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008): Fightin' Words: Lexical Feature Selection and Evaluation for
    Identifying the Content of Political Conflict. Political Analysis 16(4), 372-403.

    Attributes:
        whole: the words of all speeches.
    """

    def __init__(self) -> None:
        self.whole: Counter[str] = Counter()
        self._speeches: list[tuple[int, dict[str, int]]] = []  # of each its size, and the words that stand in it often enough
        self._telling: set[str] = set()

    def add(self, counts: Mapping[str, int], telling: Iterable[str]) -> None:
        """Add a speech.

        Args:
            counts: its words with their counts; all are compared.
            telling: the words that may be reported, for this speech and any other.
        """
        self.whole.update(counts)
        self._telling.update(telling)
        self._speeches.append((sum(counts.values()), {word: count for word, count in counts.items() if count >= LEAST}))

    def distinctive(self, top: int | None = None) -> Iterator[tuple[Distinctive, ...]]:
        """Yield, for each speech, the words that set it apart from all the others together, the most distinctive first.

        Args:
            top: so many words of each speech; None: all.

        Returns:
            The words of each speech, in the order of the speeches.
        """
        total = self.whole.total()
        for size, counts in self._speeches:
            found = [
                Distinctive(word, count, self.whole[word] - count, z)
                for word, count in counts.items()
                if word in self._telling and (z := _z(count, size, self.whole[word], total)) > SIGNIFICANT
            ]
            yield tuple(sorted(found, key=lambda each: (-each.z, each.word))[:top])


def _z(count: int, size: int, prior: int, total: int) -> float:
    """The z-score of a word.

    Args:
        count: of the word in the speech.
        size: all words of the speech.
        prior: of the word in all speeches.
        total: all words of all speeches.
    """
    if prior == total:  # there is no other word
        return 0.0
    here, there = count + prior, 2 * prior - count
    odds = log(here / (size + total - here)) - log(there / (2 * total - size - there))
    return odds / sqrt(1 / here + 1 / there)
