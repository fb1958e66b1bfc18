"""What is told of the words of a speech."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from speechparse.analysis.words import Cutter, cutter, rarity
from speechparse.stats import vocabulary
from speechparse.stats.stopwords import StopWords, stop_words
from speechparse.stats.variety import variety
from speechparse.stats.vocabulary import Commands, Counted, Keyword
from speechparse.tree import Article, Span


@dataclass(frozen=True)
class Lexis:
    """What words are told with.

    Attributes:
        cut: cuts a text into words.
        rare: the inverse document frequency of a word.
        stop: words that are no keywords.
        top: how many keywords are told of a speech and of each section; 0 for all.
    """

    cut: Cutter
    rare: Callable[[str], float]
    stop: StopWords
    top: int = 10


@dataclass(frozen=True)
class Vocabulary:
    """What is told of the words of a speech; the functions of ``speechparse.stats.vocabulary`` say how each is reckoned.

    Attributes:
        counts: how often each word stands in it.
        variety: lexical variety; None for a speech of fewer words than a window.
        keywords: what the speech is about, the weightiest first.
        sections: the same of each section, by the offset that the section begins at.
        frequent: the most frequent words first.
        phrases: words that often stand next to each other, the most frequent first.
        commands: words that bid.
        fours: phrases of four characters, the most frequent first.
    """

    counts: Counter[str] = field(repr=False)
    variety: float | None
    keywords: tuple[Keyword, ...]
    sections: Mapping[int, tuple[Keyword, ...]] = field(repr=False)
    frequent: tuple[Counted, ...] = field(repr=False)
    phrases: tuple[Counted, ...] = field(repr=False)
    commands: Commands = field(repr=False)
    fours: tuple[Counted, ...] = field(repr=False)

    @property
    def words(self) -> int:
        """How many words the speech has."""
        return self.counts.total()


@cache
def lexis(user_dict: Path | None = None, stops: Path | None = None, top: int = 10) -> Lexis:
    """What words are told with, by files of the user's or by what is built in.

    Raises:
        ConfigError: a file cannot be read, or has a line that is no entry.
    """
    return Lexis(cutter(user_dict), rarity(), stop_words(stops), top)


def told(article: Article, pieces: Sequence[Span], said: int, using: Lexis) -> Vocabulary:
    """What is told of the words of an article.

    Args:
        article: the article.
        pieces: what is said in it, in pieces of which none crosses the bounds of a section.
        said: characters of that.
        using: what words are told with.
    """
    of_piece = [vocabulary.clauses((piece,), using.cut) for piece in pieces]
    clauses = [clause for each in of_piece for clause in each]
    counts = vocabulary.counts(clauses)
    starts = [piece.start for piece in pieces]
    counted = [vocabulary.counts(each) for each in of_piece]

    def keywords(counts: Counter[str]) -> tuple[Keyword, ...]:
        return vocabulary.keywords(counts, using.rare, using.stop)[: using.top or None]

    sections = {}
    for section in article.walk():
        inside: Counter[str] = Counter()
        for each in counted[bisect_left(starts, section.start) : bisect_left(starts, section.end)]:
            inside.update(each)
        sections[section.start] = keywords(inside)
    return Vocabulary(
        counts=counts,
        variety=variety([word for clause in clauses for word in clause.words]),
        keywords=keywords(counts),
        sections=sections,
        frequent=vocabulary.frequent(counts, using.stop),
        phrases=vocabulary.phrases(clauses, using.stop),
        commands=vocabulary.commands(counts + vocabulary.number_words(section.marker for section in article.walk()), said),
        fours=vocabulary.four_characters(clauses),
    )
