"""Measures each speech of a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce

from speechparse.analysis.characters import characters
from speechparse.analysis.lists import NumberedList, lists
from speechparse.analysis.paths import article_paths, section_paths
from speechparse.analysis.promises import Promised, kept, promises
from speechparse.grammar.model import Grammar
from speechparse.parser import layout
from speechparse.stats import structure
from speechparse.stats.lexis import Lexis, told
from speechparse.stats.model import Kept, Lengths, Size, Speech
from speechparse.stats.parallelism import list_forms
from speechparse.stats.unwrapped import plain
from speechparse.tree import Document, Leaf, LeafKind


def measure(document: Document, grammar: Grammar, lexis: Lexis | None = None) -> Iterator[Speech]:
    """Measure each speech of a document.

    Args:
        document: the tree.
        grammar: the grammar that it was read with.
        lexis: what its words are measured with; None leaves the words out, which is much faster.
    """
    paths = section_paths(document)
    laid = layout.read(document.source)
    numbered = list(lists(document, grammar))
    lists_of: dict[int, list[NumberedList]] = defaultdict(list)
    for each in numbered:
        lists_of[each.article.start].append(each)
    promised_of: dict[int, list[Promised]] = defaultdict(list)
    for promised in promises(numbered, grammar):
        promised_of[promised.list.article.start].append(promised)
    for article, path in zip(document.articles, article_paths(document), strict=True):
        sizes: dict[int, tuple[int, Size]] = {}
        whole = structure.size(article, sizes)
        leaves = tuple(article.leaves())
        found = tuple(structure.paragraphs(article, leaves, laid))
        pieces = tuple(paragraph.span for paragraph in found)
        paragraphs, sentences = structure.prose(found)
        parts = structure.parts(article, paths, sizes, whole.characters)
        yield Speech(
            document=document,
            article=article,
            path=path,
            characters=_characters(leaves),
            said=whole.characters,
            syllables=whole.syllables,
            opening=_part(leaves, LeafKind.SALUTATION, LeafKind.OPENING),
            closing=_part(leaves, LeafKind.CLOSING),
            parts=parts,
            headings=Lengths(tuple(characters(part.section.title) for part in parts if part.section.title)),
            paragraphs=paragraphs,
            sentences=sentences,
            lists=tuple(list_forms(lists_of[article.start], paths)),
            promises=tuple(Kept(promised, kept(promised)) for promised in promised_of[article.start]),
            pieces=pieces,
            vocabulary=told(article, structure.worded(leaves, pieces), whole.characters, lexis) if lexis else None,
        )


def _characters(leaves: Iterable[Leaf]) -> int:
    return sum(characters(plain(leaf)) for leaf in leaves if leaf.kind not in (LeafKind.FURNITURE, LeafKind.APART))


def _part(leaves: Iterable[Leaf], *kinds: LeafKind) -> Size:
    return reduce(Size.plus, (structure.size(leaf, {}) for leaf in leaves if leaf.kind in kinds), Size())
