"""The sides of a comparison: the articles and sections of a document, or of one branch of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from speechparse.analysis.lists import lists
from speechparse.analysis.paths import near
from speechparse.diff.clauses import clauses
from speechparse.diff.model import Node, Side
from speechparse.errors import BranchError
from speechparse.grammar import Grammar
from speechparse.messages import _, series
from speechparse.tree import Article, Document, Leaf, LeafKind, Section, Span

_ASIDE = frozenset({LeafKind.MARKER, LeafKind.HEADING, LeafKind.TITLE, LeafKind.MARK, LeafKind.GAP, LeafKind.FURNITURE})

Around = tuple[tuple[Leaf, ...], tuple[Leaf, ...]]
"""Leaves before and behind an article."""


def side(document: Document, grammar: Grammar, branch: str = "") -> Side:
    """Return one side of a comparison.

    Args:
        document: the tree.
        grammar: the grammar that it was read with.
        branch: section path of the only branch to compare (``#2``, ``#2/三``, ``二/（一）``); "" for all of it.

    Raises:
        BranchError: the document has no such branch.
    """
    found = document.find(branch) if branch else None
    if branch and found is None:
        there = near(document, branch)
        message = _("{path}: there is no section {branch}; there are {paths}") if there else _("{path}: there is no section {branch}")
        raise BranchError(message.format(path=document.source.path, branch=branch, paths=series(there)))
    tops = (found,) if found else document.articles
    ranks = {item.start: rank for numbered in lists(document, grammar) for rank, item in enumerate(numbered.items, 1)}
    nodes: list[Node] = []
    for part in tops:
        if isinstance(part, Article):
            number = document.articles.index(part) + 1
            path = f"#{number}" if len(document.articles) > 1 else ""
        else:
            path = document.path(part)
        _add(nodes, part, path, None, ranks, _around(document, part))
    return Side(document, branch, tuple(nodes))


def _add(
    nodes: list[Node], part: Article | Section, path: str, parent: int | None, ranks: Mapping[int, int], around: Around = ((), ())
) -> int:
    """Add a part and what is below it; return its number."""
    number = len(nodes)
    below = part.sections if isinstance(part, Article) else part.children
    heading = part.title if isinstance(part, Article) else part.heading
    text = (*around[0], *_texts(part.content), *around[1])
    rank = ranks[part.start] if isinstance(part, Section) else 0
    nodes.append(Node(part, path, number, parent, (), heading, _mark(part, heading), text, clauses(part.source, text), rank))
    children = tuple(_add(nodes, child, f"{path}/{child.marker.label}".lstrip("/"), number, ranks) for child in below)
    nodes[number] = replace(nodes[number], children=children)
    return number


def _mark(part: Article | Section, heading: Span | None) -> Span | None:
    marks = (node for node in part.content if isinstance(node, Leaf) and node.kind is LeafKind.MARK)
    return next((each for each in marks if heading and each.start == heading.end), None)


def _around(document: Document, part: Article | Section) -> Around:
    """The text around an article: what comes between articles belongs to the following one, what comes after the last to the last."""
    content = document.content
    place = next((n for n, node in enumerate(content) if node is part), None)
    if place is None:
        return (), ()
    articles = [n for n, node in enumerate(content) if isinstance(node, Article)]
    first = max((n + 1 for n in articles if n < place), default=0)
    return tuple(_texts(content[first:place])), tuple(_texts(content[place + 1 :])) if place == articles[-1] else ()


def _texts(nodes: Sequence[Leaf | Section | Article]) -> Iterator[Leaf]:
    return (node for node in nodes if isinstance(node, Leaf) and node.text.strip() and node.kind not in _ASIDE)
