"""The content of nodes as the matching sees it: runs of characters, size, and a key for all that is below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from speechparse.analysis import folding
from speechparse.diff.index import Grams, grams
from speechparse.diff.model import Node, Side

_RUN = 3  # characters; of a heading, which is short, two


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a node.

    Attributes:
        heading: runs of its heading.
        own: runs of its heading and own text.
        whole: runs of that and all that is below it.
        size: code points of the words of all that.
        key: equal where all that is equal.
    """

    heading: Grams
    own: Grams
    whole: Grams
    size: int
    key: int


def contents(side: Side) -> list[Content]:
    """Return the content of every node of a side, by number."""
    made: dict[int, Content] = {}
    for node in reversed(side.nodes):  # children before parents
        made[node.number] = _content(node, [made[number] for number in node.children])
    return [made[number] for number in range(len(side.nodes))]


def _content(node: Node, below: Sequence[Content]) -> Content:
    heading = folding.faceless(folding.words(node.title))
    own = grams(heading + "".join(clause.faceless for clause in node.clauses), _RUN)
    words = (folding.words(node.title), *(clause.words for clause in node.clauses))
    return Content(
        heading=grams(heading, 2),
        own=own,
        whole=own.union(*(child.whole for child in below)),
        size=sum(map(len, words)) + sum(child.size for child in below),
        key=hash((words, tuple(child.key for child in below))),
    )
