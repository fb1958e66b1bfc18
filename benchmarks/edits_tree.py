"""Labelled texts as trees of text pieces that can be edited and written out again (see edits.py).

The trees come from the labels alone, never from the parser that is to be measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from speechparse import numerals

DOCUMENT = -1  # its key and its level
_HEAD = re.compile(r"[ \t\u3000]*([。；：？！;:?!，,]?)[ \t\u3000]*((?:\r?\n[ \t\u3000]*)*)")
_DECIMAL = re.compile(r"[0-9０-９][.．][0-9０-９]")
_PATTERNS = {name: re.compile(system.pattern) for name, system in numerals.SYSTEMS.items()}


class Head(NamedTuple):
    """What stands between a heading and its body: the heading's mark, and line ends for a heading on a line of its own."""

    text: str
    mark: str
    own_line: bool

    @property
    def firm(self) -> bool:
        """The heading ends beyond doubt: some writers forget the mark and go on with the body."""
        return self.own_line or self.mark not in ("", "，", ",")


@dataclass(frozen=True, slots=True)
class Node:
    """An article or a section; the document is the node of level -1.

    Attributes:
        key: the offset of the first character in the source; articles and new sections have numbers below that of the document.
        level: 0 for an article.
        marker: as it stands.
        title: as it stands, from the marker's end on, blanks and line breaks included.
        text: the rest up to the next node.
        starts_line: nothing but blanks stands before it on its line.
        children: the nodes below it.
    """

    key: int
    level: int
    marker: str = ""
    title: str = ""
    text: str = ""
    starts_line: bool = True
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def rendered(self) -> str:
        return "".join(f"{node.marker}{node.title}{node.text}" for node in self.walk())

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(node.key for node in self.walk())

    @property
    def head(self) -> Head:
        found = _HEAD.match(self.text)
        assert found
        return Head(found.group(), found.group(1), bool(found.group(2)))

    @property
    def body(self) -> str:
        """Its own text behind the heading."""
        return self.text[len(self.head.text) :]

    @property
    def heading(self) -> str:
        """The heading without blanks."""
        return "".join(self.title.split())

    @property
    def own_line(self) -> bool:
        return self.starts_line and self.head.own_line


def starts(tree: Node) -> dict[int, int]:
    """Where each node begins in the text written out, by its key."""
    found, at = {}, 0
    for node in tree.walk():
        found[node.key] = at
        at += len(node.marker) + len(node.title) + len(node.text)
    return found


def rebuilt(tree: Node, changes: Mapping[int, tuple[Node, ...]]) -> Node:
    """The tree with other nodes in the places of some; what is changed below those is changed too."""
    nodes = (new for child in tree.children for new in changes.get(child.key, (child,)))
    return replace(tree, children=tuple(rebuilt(node, changes) for node in nodes))


class Numbered(NamedTuple):
    """A marker in pieces: what stands before the number, the number, what stands behind it."""

    before: str
    number: str
    behind: str
    system: str
    ordinal: int

    @property
    def manner(self) -> tuple[str, str, str]:
        """What the markers of one list have in common; their marks may differ (第一， and 第二、)."""
        return self.before.strip(), re.sub(r"[\W_]", "", self.behind), self.system

    def written(self, ordinal: int, like: str = "") -> str:
        """The marker with another number.

        Raises:
            ValueError: the number system cannot write it.
        """
        return self.before + numerals.write(self.system, ordinal, like=f"{self.number} {like}") + self.behind


def numbered(marker: str) -> Numbered | None:
    """The pieces of a marker; None for decimals, whose numbers hang on those of their parents, and for 首先 and 最后."""
    if _DECIMAL.search(marker):
        return None
    for name, pattern in _PATTERNS.items():
        found = pattern.search(marker)
        value = numerals.value(name, found.group()) if found and name != "sequence" else None
        if found and value:
            return Numbered(marker[: found.start()], found.group(), marker[found.end() :], name, value)
    return None


class Row(NamedTuple):
    """A row of the labels, placed in the text."""

    start: int
    level: int
    marker: str
    title: str


def labels(path: Path, text: str) -> list[Row]:
    """The rows of a label file, in order of text."""
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    cells = [row.split("\t") for row in path.read_text(encoding="utf-8").split("\n") if row.strip()]
    rows = [Row(lines[int(line) - 1] + int(column), int(level), marker, title) for line, column, level, marker, title in cells]
    return sorted(row._replace(marker="" if row.marker == "-" else row.marker) for row in rows)


def labelled(path: Path) -> Node:
    """The tree of a label file and of the text beside it."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
    rows = labels(path, text)
    if rows[0].level > 0:  # the article it belongs to has no row
        rows = [Row(len(text) - len(text.lstrip()), 0, "", ""), *rows]
    ends = [row.start for row in rows[1:]] + [len(text)]
    flat = [Node(DOCUMENT, DOCUMENT, text=text[: rows[0].start])]
    flat += [_node(text, row, end) for row, end in zip(rows, ends, strict=True)]
    # An article may begin with the marker of its first section.
    flat = [replace(node, key=DOCUMENT - 1 - n) if node.level == 0 else node for n, node in enumerate(flat)]
    tree, rest = _nested(flat[0], flat[1:])
    assert not rest
    assert tree.rendered == text, path
    assert all(key == start for key, start in starts(tree).items() if key >= 0), path
    return tree


def _node(text: str, row: Row, end: int) -> Node:
    marker = row.start + len(row.marker)
    assert text[row.start : marker] == row.marker, row
    at = marker
    for char in "".join(row.title.split()):  # labels join the lines of a broken heading
        while text[at].isspace():
            at += 1
        if row.level == 0 and text[at] != char:  # other lines stand between an annex's marker and its title
            at = marker
            break
        assert text[at] == char, row
        at += 1
    line = text[text.rfind("\n", 0, row.start) + 1 : row.start]
    return Node(row.start, row.level, row.marker, text[marker:at], text[at:end], not line.strip())


def _nested(node: Node, rest: list[Node]) -> tuple[Node, list[Node]]:
    """The node with the nodes that follow and lie below it, and those that do not."""
    children = []
    while rest and rest[0].level > node.level:
        child, rest = _nested(rest[0], rest[1:])
        children.append(child)
    return replace(node, children=tuple(children)), rest


Items = tuple[Node, ...]


def runs(parent: Node) -> Iterator[Items]:
    """The children of a node by lists: what counts on from one another in one manner."""
    run: list[Node] = []
    for child in parent.children:
        if run and not _counts_on(run[-1], child):
            yield tuple(run)
            run = []
        run.append(child)
    if run:
        yield tuple(run)


def _counts_on(one: Node, other: Node) -> bool:
    before, after = numbered(one.marker), numbered(other.marker)
    return bool(before and after and before.manner == after.manner and after.ordinal == before.ordinal + 1)


def longest(nodes: Iterable[Node]) -> int:
    """The most characters that an unbroken heading on a line of its own has; a longer one looks broken in a hard-wrapped text."""
    return max((len(node.title.strip()) for node in nodes if node.own_line and "\n" not in node.title.strip()), default=1000)


def doubtful(tree: Node) -> frozenset[int]:
    """The nodes whose own text may in truth be that of the node above, as labels do not say where a section ends.

    That is so for the last item of a list inside a paragraph (… 三是…。这些都是…), and for one that is a sentence and
    may end with it, be it that paragraphs follow.
    """
    found: set[int] = set()
    for parent in tree.walk():
        for run in runs(parent):
            last = run[-1]
            bare = last.own_line and (bool(last.head.mark) or (len(run) > 1 and not run[-2].children and not run[-2].body.strip()))
            if last.level > 0 and not last.children and (not last.starts_line or bare):
                found.add(last.key)
        for one, other in pairwise(parent.children):
            if other.starts_line and not one.starts_line and not one.children:
                found.add(one.key)
    return frozenset(found)
