"""The leaves in columns are the leaves of the tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from speechparse import load
from speechparse.analysis.tiling import Leaves
from speechparse.tree import Document, Leaf, LeafKind, Section

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> Document:
    return load(request.param)


def from_content(node: Document | Section) -> list[Leaf]:
    found: list[Leaf] = []
    for part in node.content:
        found += [part] if isinstance(part, Leaf) else from_content(part)  # type: ignore[arg-type]
    return found


def test_one_after_the_other(document: Document) -> None:
    assert [*Leaves(document)] == [*document.leaves()] == from_content(document)
    assert "".join(leaf.text for leaf in Leaves(document)) == document.source.text


def test_by_place(document: Document) -> None:
    table = Leaves(document)
    for leaf in document.leaves():
        assert table[table.number(leaf.start)] == table[table.number(leaf.end - 1)] == leaf
        assert [*table[:].between(leaf.start, leaf.end)] == [leaf]


def test_some_of_them(document: Document) -> None:
    seen = {LeafKind.GAP, LeafKind.FURNITURE}
    words = Leaves(document).without(seen)
    assert [*words] == [leaf for leaf in document.leaves() if leaf.kind not in seen]
    for article in document.articles:
        assert [*words.between(article.start, article.end)] == [leaf for leaf in article.leaves() if leaf.kind not in seen]
        assert [*reversed(words)][:1] == [*words[-1:]]


def test_content_is_made_once(document: Document) -> None:
    for section in document.walk():
        assert section.content is section.content
        assert [*section.above()] == [leaf for leaf in section.leaves() if section.mark_end <= leaf.start < first_below(section)]


def first_below(section: Section) -> int:
    return section.children[0].start if section.children else section.end
