"""What a series of edits has done to a tree so far, and the text that insertions are made of (see edits.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from random import Random
from typing import NamedTuple, TypeVar

from edits_tree import DOCUMENT, Items, Node, numbered, runs

T = TypeVar("T")

SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*")
# What a reader could take for a marker, and what belongs to the front or the end of a speech.
_NO_POOL = re.compile(
    r"[一二三四五六七八九十][是要、靠]|[（(][一二三四五六七八九十0-9]+[)）]|第[一二三四五六七八九十]|[0-9][、.．]|[①-⑳\n*×]|其[一二三]|同志们|谢谢"
)
_NO_TITLE = re.compile(r"[。；：？！;:?!“”（）()《》、0-9 ]|^[要是在把以从]")

Key = int


class Change(NamedTuple):
    """A change by the keys (in trees) or the offsets (in texts) of the sections on both sides."""

    kind: str
    old: tuple[Key, ...]
    new: tuple[Key, ...]


class Piece(NamedTuple):
    """A heading and a body of another text."""

    title: str
    body: str


Group = tuple[Key, int, tuple[str, str, str]]  # the lists of an article of one level and manner


@dataclass(frozen=True, slots=True)
class State:
    """A tree after some edits.

    Attributes:
        tree: the tree.
        flawed: lists that do not count from one: new numbers have no certain manner there (they may run on through the text).
        pool: text for insertions.
        touched: the sections that an edit has been made on; no other is made there.
        shaped: the items of lists that sections were put in or taken out of.
        gaps: the neighbours of sections that were taken out.
        locked: the items of lists that take no further edit of their order, lest the outcome have two honest readings.
        known: the changes.
    """

    tree: Node
    flawed: frozenset[Group]
    pool: tuple[Piece, ...]
    touched: frozenset[Key] = frozenset()
    shaped: frozenset[Key] = frozenset()
    gaps: frozenset[Key] = frozenset()
    locked: frozenset[Key] = frozenset()
    known: tuple[Change, ...] = ()

    @property
    def fresh(self) -> Key:
        """A key for a new section."""
        return min(DOCUMENT, *self.tree.keys) - 1

    def free(self, node: Node) -> bool:
        """Nothing was done to the section, nor below it (where one may have been taken out)."""
        return not node.keys & self.touched and not (node.keys - {node.key}) & (self.shaped | self.locked)

    def after(
        self,
        tree: Node,
        known: Sequence[Change],
        touched: Collection[Key] = (),
        shaped: Collection[Key] = (),
        locked: Collection[Key] = (),
    ) -> State:
        return replace(
            self,
            tree=tree,
            known=(*self.known, *known),
            touched=self.touched | {key for change in known for key in (*change.old, *change.new)} | set(touched),
            shaped=self.shaped | set(shaped),
            locked=self.locked | set(locked),
        )


Edit = Callable[[State, Random], State | None]
"""An edit gives the state after it, or None where the tree has no place for it."""


def state(tree: Node, pieces: Iterable[Piece]) -> State:
    text = tree.rendered
    return State(tree, flawed(tree), tuple(piece for piece in pieces if _strange(piece, tree, text)))


def flawed(tree: Node) -> frozenset[Group]:
    """Lists that begin elsewhere than at one, and all that share their article, level and manner."""
    return frozenset(
        (article.key, items[0].level, found.manner)
        for article in tree.children
        for parent in article.walk()
        for items in runs(parent)
        if (found := numbered(items[0].marker)) and found.ordinal != 1
    )


def lists(tree: Node, bad: Collection[Group]) -> Iterator[tuple[Key, Items]]:
    """The lists whose order can be edited, with the keys of their articles.

    Left out: articles (their first is hardly ever numbered), lists with flaws, those whose items do not all begin a line or
    all stand inside (a move would change the layout, too), those where a heading ends without a mark (where it ends can only
    be guessed by its neighbours, which an edit changes), decimals (1.2 hangs on 1) and what holds 条, which are counted through
    the whole text.
    """
    for article in tree.children:
        for parent in article.walk():
            for items in runs(parent):
                found = numbered(items[0].marker)
                if found is None or len(items) < 2 or (article.key, items[0].level, found.manner) in bad:
                    continue
                below = [numbered(node.marker) for item in items for node in item.walk()]
                alike = len({item.starts_line for item in items}) == 1 and all(_ends(item) for item in items)
                if alike and all(one and "条" not in one.behind for one in below):
                    yield article.key, items


def _ends(item: Node) -> bool:
    """It is plain where the heading ends."""
    return item.head.firm or not item.heading or not item.body.strip()


def pool(tree: Node) -> list[Piece]:
    """Headings and bodies of the leaf sections of a text, such as can stand in any other speech."""
    found = []
    for node in tree.walk():
        body = "".join(SENTENCE.findall(node.body.split("\n")[0])[:3]).strip()
        plain = not _NO_TITLE.search(node.heading) and not _NO_POOL.search(node.heading + body)
        if node.level > 0 and not node.children and node.head.firm and plain and 5 <= len(node.heading) <= 30 and 30 <= len(body) <= 300:
            found.append(Piece(node.heading, body))
    return found


def _strange(piece: Piece, tree: Node, text: str) -> bool:
    """Nothing in the tree is like the piece."""
    if any(piece.body[at : at + 12] in text for at in range(0, len(piece.body) - 12, 4)):
        return False
    return not any(like(piece.title, node.heading) for node in tree.walk() if node.heading)


def like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.5


def shuffled(random: Random, things: Iterable[T]) -> list[T]:
    found = list(things)
    random.shuffle(found)
    return found
