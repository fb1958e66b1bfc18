"""Finds which of many speeches share sections and passages, without comparing all with all.

Every article has fingerprints (by winnowing, see ``fingerprints``); an index of them says which articles may share text, and
only these are compared. What very many articles have is a phrase of the trade: it makes no pair, but passages run on over
it. So the work grows with the length of the texts, not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from speechparse.matrix.overlap import Overlap, Speech, Text, overlap, texts
from speechparse.tree import Document

LEAST = 0.1
"""Share of the smaller text from which an overlap is told."""
LONG = 200
"""Characters of a passage from which it is told however large the texts are."""
SHORTEST = 20
"""Characters from which a passage counts."""

_MANY = 40  # a fingerprint that more articles have makes no pair
_COPY = 0.5  # but neighbours that have so much of their fingerprints in common are versions of one text
_RARE = 3  # a fingerprint that no more articles have is no phrase of the trade
_SOME = 3  # so many rare ones make few words worth telling
_FEW = 100  # characters; where they are phrases of the trade, they are told only if they are
_HALF = 0.5  # so much of the smaller text
_BITS = 32  # of an article's number

_Pair = tuple[int, int]


@dataclass(frozen=True)
class Matrix:
    """Which speeches share text.

    Attributes:
        speeches: all that were read, by file and place.
        overlaps: the pairs that share text; the largest share of the smaller speech first.
    """

    speeches: tuple[Speech, ...]
    overlaps: tuple[Overlap, ...]


class _Common(NamedTuple):
    """How many fingerprints pairs of texts have in common: all but the commonest, rare ones, and those that very many have.

    The last are counted for neighbours only.
    """

    usual: dict[_Pair, int]
    rare: dict[_Pair, int]
    copied: dict[_Pair, int]


def matrix(documents: Iterable[Document], least: float = LEAST, shortest: int = SHORTEST) -> Matrix:
    """Return the pairs of speeches that share text.

    Args:
        documents: read one by one, in any order; their trees are not kept.
        least: share of the smaller text (0 to 1) from which an overlap is reported; a passage of ``LONG`` characters always is.
        shortest: characters from which a passage counts; of a pair all shared passages of this length are found.
    """
    size = max(1, shortest * 3 // 5)
    window = shortest - size + 1
    kept = sorted((text for document in documents for text in texts(document, size, window)), key=lambda text: text.speech.file)
    common = _common(kept)
    found: list[tuple[float, int, int, int, Overlap]] = []
    for large, others in groupby(_pairs(kept, common, least, shortest + window - 1), key=lambda pair: pair[0]):
        placed = kept[large].placed
        for _, small in others:
            both = overlap(kept[large], placed, kept[small], shortest)
            pair = min(large, small), max(large, small)
            longest = both.passages[0].characters if both.passages else 0
            if longest and _told(both.characters, longest, both.share, common.rare.get(pair, 0), least):
                both = both if large < small else both.mirrored()
                found.append((-both.share, -both.characters, *pair, both))
    return Matrix(tuple(text.speech for text in kept), tuple(both for *_, both in sorted(found, key=lambda each: each[:-1])))


def _pairs(kept: list[Text], common: _Common, least: float, most: int) -> Iterator[_Pair]:
    """Yield the pairs that may share enough, the longer text first, and all pairs with the same longer text together.

    A run of ``most`` characters is the longest that can have a single fingerprint; from the fingerprints that two texts have
    in common follows the most that they can share.
    """
    sizes = [text.speech.characters for text in kept]
    pairs = set()
    for pair, count in common.usual.items():
        possible = count * most
        if _told(possible, possible, possible / min(sizes[n] for n in pair), common.rare.get(pair, 0), least):
            pairs.add(pair)
    pairs |= {pair for pair, count in common.copied.items() if count >= _COPY * min(len(kept[n].prints) for n in pair)}
    return iter(sorted(pair if sizes[pair[0]] >= sizes[pair[1]] else pair[::-1] for pair in pairs))


def _common(kept: list[Text]) -> _Common:
    """Count common fingerprints by an index in a sorted array of integers, a tenth of the size of a table of lists."""
    index = sorted(fingerprint << _BITS | number for number, text in enumerate(kept) for fingerprint in text.prints)
    common = _Common(defaultdict(int), defaultdict(int), defaultdict(int))
    for _, group in groupby(index, key=lambda posting: posting >> _BITS):
        numbers = [posting & (1 << _BITS) - 1 for posting in group]
        if numbers[0] == numbers[-1]:
            continue  # most fingerprints are those of one text
        times = Counter(numbers)
        if len(times) > _MANY:
            for pair in pairwise(times):
                common.copied[pair] += min(times[n] for n in pair)
            continue
        for one, other in combinations(times, 2):
            count = min(times[one], times[other])
            common.usual[one, other] += count
            if len(times) <= _RARE:
                common.rare[one, other] += count
    return common


def _told(characters: int, longest: int, share: float, rare: int, least: float) -> bool:
    """Whether an overlap is worth reporting: a long passage, or a share that is more than stock phrases."""
    return longest >= LONG or (share >= least and (characters >= _FEW or share >= _HALF or rare >= _SOME))
