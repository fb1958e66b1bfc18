"""Measures the words of a speech."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from speechparse.analysis.words import Cutter, cutter, rarity
from speechparse.frozen import Frozen
from speechparse.stats import vocabulary
from speechparse.stats.stopwords import StopWords, stop_words
from speechparse.stats.variety import variety
from speechparse.stats.vocabulary import Clause, Commands, Counted, Keyword
from speechparse.tree import Article, Span

if TYPE_CHECKING:
    from pathlib import Path


class Lexis(Frozen):
    """What the words of a speech are measured with.

    Attributes:
        cut: cuts a text into words.
        rare: the inverse document frequency of a word.
        stop: words that are no keywords.
        top: how many keywords a speech and each section get; 0 for all.
    """

    cut: Cutter
    rare: Callable[[str], float]
    stop: StopWords
    top: int = 10


class Vocabulary(Frozen):
    """The measures of the words of a speech; the functions of ``speechparse.stats.vocabulary`` define them.

    Each measure is taken when it is first asked for.

    Attributes:
        article: the speech.
        said: its characters.
        using: what its words are measured with.
        pieces: the clauses of what is said in it, by the offset that a piece begins at. None crosses the bounds of a section.
    """

    HIDDEN = frozenset(("article", "using", "pieces"))

    article: Article
    said: int
    using: Lexis
    pieces: Mapping[int, Sequence[Clause]]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs in the speech."""
        return vocabulary.counts(self._clauses)

    @property
    def words(self) -> int:
        """How many words the speech has."""
        return self.counts.total()

    @cached_property
    def variety(self) -> float | None:
        """Lexical variety; None for a speech of fewer words than a window."""
        return variety([word for clause in self._clauses for word in clause.words])

    @cached_property
    def keywords(self) -> tuple[Keyword, ...]:
        """What the speech is about, the weightiest first."""
        return self._keywords(vocabulary.telling(self.counts, self.using.stop))

    @cached_property
    def sections(self) -> Mapping[int, tuple[Keyword, ...]]:
        """The keywords of each section, by the offset that the section begins at."""
        starts = list(self.pieces)
        told = [vocabulary.telling(vocabulary.counts(each), self.using.stop) for each in self.pieces.values()]
        found = {}
        for section in self.article.walk():
            inside: Counter[str] = Counter()
            for each in told[bisect_left(starts, section.start) : bisect_left(starts, section.end)]:
                inside.update(each)
            found[section.start] = self._keywords(inside)
        return found

    @cached_property
    def frequent(self) -> tuple[Counted, ...]:
        """The most frequent words first."""
        return vocabulary.frequent(self.counts, self.using.stop)

    @cached_property
    def phrases(self) -> tuple[Counted, ...]:
        """Words that often stand next to each other, the most frequent first."""
        return vocabulary.phrases(self._clauses, self.using.stop)

    @cached_property
    def commands(self) -> Commands:
        """Modal and command words."""
        numbers = vocabulary.number_words(section.marker for section in self.article.walk())
        return vocabulary.commands(self.counts + numbers, self.said)

    @cached_property
    def fours(self) -> tuple[Counted, ...]:
        """Phrases of four characters, the most frequent first."""
        return vocabulary.four_characters(self._clauses)

    @property
    def _clauses(self) -> Iterator[Clause]:
        return chain.from_iterable(self.pieces.values())

    def _keywords(self, telling: Mapping[str, int]) -> tuple[Keyword, ...]:
        return vocabulary.keywords(telling, self.using.rare, self.using.top or None)


@cache
def lexis(user_dict: Path | None = None, stops: Path | None = None, top: int = 10) -> Lexis:
    """Return what words are measured with, from files of the user's or the built-in ones.

    Raises:
        ConfigError: a file cannot be read, or has a line that is no entry.
    """
    return Lexis(cutter(user_dict), rarity(), stop_words(stops), top)


def told(article: Article, pieces: Iterable[Span], said: int, using: Lexis) -> Vocabulary:
    """Return the measures of the words of an article.

    Args:
        article: the article.
        pieces: what is said in it, in pieces of which none crosses the bounds of a section.
        said: characters of that.
        using: what words are measured with.
    """
    return Vocabulary(article, said, using, {piece.start: vocabulary.clauses((piece,), using.cut) for piece in pieces})
