"""What the rules about compilations share: which articles have number lines, and which could have had one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from speechparse.analysis import articles
from speechparse.tree import Article, Document


def numbered(document: Document) -> list[int]:
    """The indexes, among all articles, of those that have a number line (第二篇：)."""
    return [n for n, article in enumerate(document.articles) if ordinal(article)]


def ordinal(article: Article) -> int:
    """The number of an article's number line; 0 if it has none."""
    if article.marker is None or articles.is_attachment(article):
        return 0
    return article.marker.ordinal or 0


def unnumbered(document: Document) -> list[tuple[int, int]]:
    """The articles whose number line is missing: their indexes, and the numbers that fit there.

    Between the third and the fifth there is room for the fourth; an article that stands where no number is missing is a
    part of the one above.
    """
    found: list[tuple[int, int]] = []
    places = numbered(document)
    if len(places) < 2:
        return found
    whole = document.articles
    for above, below in pairwise([-1, *places]):
        first = ordinal(whole[above]) + 1 if above >= 0 else 1
        between = [n for n in range(above + 1, below) if not articles.is_attachment(whole[n])]
        if between and ordinal(whole[below]) - first == len(between):
            found += zip(between, range(first, ordinal(whole[below])), strict=True)
    last = places[-1]
    behind = [n for n in range(last + 1, len(whole)) if whole[n].title and articles.is_speech(whole[n])]
    return found + list(zip(behind, range(ordinal(whole[last]) + 1, ordinal(whole[last]) + 1 + len(behind)), strict=True))


def missing(document: Document) -> list[tuple[int, int]]:
    """Pairs of numbered articles, one after the other, between which a number is missing or the second of which steps back."""
    whole: Sequence[Article] = document.articles
    found = []
    for above, below in pairwise(numbered(document)):
        step = ordinal(whole[below]) - ordinal(whole[above])
        if ordinal(whole[below]) != 1 and (step < 1 or step > below - above):
            found.append((above, below))
    return found
