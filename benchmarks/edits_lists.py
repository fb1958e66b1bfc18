"""Edits of lists: what is put in, taken out, moved, numbered anew, split and merged (see edits.py).

Siblings are numbered anew each in its own manner; that follows from the edit and is no known change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from edits_state import SENTENCE, Change, Key, Piece, State, lists, shuffled
from edits_tree import Items, Node, doubtful, longest, numbered, rebuilt

SURE = 1.5  # how much more text than the moved section the sections must have that it passes, or it is they that moved
_CLOSING = re.compile(r"[）)]\s*\Z|谢谢")
_PAGE = re.compile(r"^\s*[0-9]+\s*$", re.MULTILINE)
_BLANK_END = re.compile(r"\s*\Z")


def insert(state: State, random: Random) -> State | None:
    """A new section between others, or before them."""
    for items in _open(state, random):
        at = random.randrange(len(items))
        # The last item is no model: its mark may differ (三是…。), and text of its parent may follow.
        like = items[min(at, len(items) - 2)]
        new = _model(state, random, like, longest(items))
        between = items[max(at - 1, 0) : at + 1]
        if new is None or items[at].key < 0:  # not between the pieces of a split
            continue
        if _bare(new) and _keys(between) & state.gaps:
            continue
        return _relisted(state, items, (*items[:at], new, *items[at:]), [Change("added", (), (new.key,))])
    return None


def delete(state: State, random: Random) -> State | None:
    """A section with all below it taken out; two or more stay."""
    for items in _open(state, random, least=3):
        at = random.randrange(len(items))
        beside = [*items[max(at - 1, 0) : at], *items[at + 1 : at + 2]]
        if _bare(items[at]) and any(item.key < 0 for item in beside):
            continue
        if state.free(items[at]) and _ends_surely(items, at) and _alone(state.tree, items[at]):
            known = [Change("removed", (items[at].key,), ())]
            after = _relisted(state, items, (*items[:at], *items[at + 1 :]), known, items[at].keys)
            return after and replace(after, gaps=after.gaps | _keys(beside))
    return None


def _bare(item: Node) -> bool:
    """A heading and no more: one in the place of another may as well be the other reworded."""
    return not item.children and not item.body.strip()


def move(state: State, random: Random) -> State | None:
    """A section with all below it to another place in its list, or into a list of the same kind under another parent."""
    for items in _open(state, random, least=3, shaped=False):
        at = random.randrange(len(items))
        if not state.free(items[at]) or not _ends_surely(items, at) or not _alone(state.tree, items[at]):
            continue
        ways = shuffled(random, (_move_within, _move_across))
        found = ways[0](state, random, items, at) or ways[1](state, random, items, at)
        if found:
            return found
    return None


def _move_within(state: State, random: Random, items: Items, at: int) -> State | None:
    rest = (*items[:at], *items[at + 1 :])
    places = [place for place in range(len(items)) if place != at and (place < len(rest) or _ends_surely(items, len(items) - 1))]
    for place in shuffled(random, places):
        passed = items[place:at] if place < at else items[at + 1 : place + 1]
        # Of two parts that change places either may be called moved; that is the smaller one, and near ties are left out.
        if len(items[at].rendered) * SURE <= sum(len(item.rendered) for item in passed):
            known = [Change("moved", (items[at].key,), (items[at].key,))]
            return _relisted(state, items, (*rest[:place], items[at], *rest[place:]), known, items[at].keys, lock=True)
    return None


def _move_across(state: State, random: Random, items: Items, at: int) -> State | None:
    moved, home = items[at], next(article for article, one in lists(state.tree, state.flawed) if one == items)
    for article, other in shuffled(random, lists(state.tree, state.flawed)):
        if other == items or article != home or not _alike(items, other) or _keys(other) & (state.locked | state.shaped):
            continue
        place = random.randrange(len(other) + _ends_surely(other, len(other) - 1))
        after = _relisted(state, items, (*items[:at], *items[at + 1 :]), [], lock=True)
        known = [Change("moved", (moved.key,), (moved.key,))]
        return after and _relisted(after, other, (*other[:place], moved, *other[place:]), known, moved.keys, lock=True)
    return None


def _alike(items: Items, other: Items) -> bool:
    """Two lists between which a section can be moved and looks the same."""
    one, two = numbered(items[0].marker), numbered(other[0].marker)
    kinds = [(run[0].level, run[0].starts_line, run[0].own_line) for run in (items, other)]
    return bool(one and two and one.manner == two.manner and one.behind == two.behind) and kinds[0] == kinds[1]


def renumber(state: State, random: Random) -> State | None:
    """Each number from some item on goes up by one."""
    for items in _open(state, random, shaped=False):
        at = random.randrange(1, len(items))
        if any(item.key in state.touched for item in items[at:]) or _goes_on_from_another(state, items, at + 1):
            continue
        numbers = [*range(1, at + 1), *range(at + 2, len(items) + 2)]
        known = [Change("renumbered", (item.key,), (item.key,)) for item in items[at:]]
        after = _relisted(state, items, items, known, lock=True, numbers=numbers)
        if after:
            return after
    return None


def _goes_on_from_another(state: State, items: Items, last: int) -> bool:
    """A list right above ends with a number behind which this one would go on: nobody could tell which has the gap."""
    mine = numbered(items[0].marker)
    above = [node for article in state.tree.children for node in article.walk() if node.key < items[0].key and node.level == items[0].level]
    found = numbered(above[-1].marker) if above else None
    return bool(mine and found and found.manner == mine.manner and found.ordinal == last)


def split(state: State, random: Random) -> State | None:
    """A section without others below it cut in two at the end of a sentence; the second half gets a number and a heading."""
    doubt = doubtful(state.tree)
    for items in _open(state, random):
        at = random.randrange(len(items))
        item = items[at]
        if item.key in doubt or item.children or not state.free(item) or not item.head.firm:
            continue
        first = item.body.split("\n")[0]
        ends = [found.end() for found in SENTENCE.finditer(first)]
        halves = [end for end in ends[1:-2] if end >= 40 and ends[-1] - end >= 40]
        if not halves or ends[-1] < len(first.rstrip()):
            continue
        cut = len(item.head.text) + random.choice(halves)
        titles = [
            piece.title for piece in state.pool if len(piece.title) <= min(14, longest(items)) and piece.title not in state.tree.rendered
        ]
        if not titles:
            continue
        gap = _gap(items) if item.starts_line else ""
        new = replace(item, key=state.fresh, title=_blanks(item) + random.choice(titles), text=item.head.text + item.text[cut:].lstrip())
        pieces = (replace(item, text=item.text[:cut].rstrip() + gap), new)
        known = [Change("split", (item.key,), (item.key, new.key))]
        after = _relisted(state, items, (*items[:at], *pieces, *items[at + 1 :]), known)
        if after:
            return after
    return None


def merge(state: State, random: Random) -> State | None:
    """Two neighbours become one: the number of the second goes, its heading is a sentence in the text of the first."""
    doubt = doubtful(state.tree)
    for items in _open(state, random, least=3):
        at = random.randrange(len(items) - 1)
        pair = one, other = items[at], items[at + 1]
        # Without a body of their own two items make no longer one, but one that was reworded.
        if not all(item.head.firm and not item.children and len(item.body.strip()) >= 20 and state.free(item) for item in pair):
            continue
        if other.key in doubt or not other.heading:
            continue
        mark = other.head.mark if other.head.mark in ("？", "！") else "。"
        whole = replace(one, text=f"{_stopped(one.text)}{other.title.strip()}{mark}{other.body}")
        known = [Change("merged", (one.key, other.key), (one.key,))]
        return _relisted(state, items, (*items[:at], whole, *items[at + 2 :]), known)
    return None


def _open(state: State, random: Random, least: int = 2, *, shaped: bool = True) -> list[Items]:
    """The lists that can still be edited."""
    closed = state.locked if shaped else state.locked | state.shaped
    return [items for _, items in shuffled(random, lists(state.tree, state.flawed)) if len(items) >= least and not _keys(items) & closed]


def _keys(items: Sequence[Node]) -> set[Key]:
    return {item.key for item in items}


def _relisted(
    state: State,
    items: Items,
    new: Items,
    known: Sequence[Change],
    touched: frozenset[Key] = frozenset(),
    *,
    lock: bool = False,
    numbers: Sequence[int] = (),
) -> State | None:
    """The state with other items in the place of a list, numbered from one; None where a number cannot be written."""
    every = " ".join(found.number for item in items if (found := numbered(item.marker)))
    done = []
    try:
        for ordinal, item in zip(numbers or range(1, len(new) + 1), new, strict=True):
            found = numbered(item.marker)
            assert found
            done.append(item if found.ordinal == ordinal else replace(item, marker=found.written(ordinal, every)))
    except ValueError:  # ㈠ to ㈩ have no eleventh
        return None
    places: dict[Key, Items] = {item.key: () for item in items} | {items[0].key: tuple(done)}
    keys = _keys([*items, *new])
    return state.after(rebuilt(state.tree, places), known, touched, keys, keys if lock else ())


def _ends_surely(items: Items, at: int) -> bool:
    """It is certain where the section ends.

    Labels do not say it. What stands before the next item is the section's; behind the last one, text of the parent may
    follow, so it must be no more than one paragraph, without thanks or a source at its end.
    """
    if at < len(items) - 1:
        return True
    *_, last = items[at].walk()
    paragraphs = [line for line in last.body.split("\n") if line.strip()]
    one = len(paragraphs) <= 1 and not (last.head.own_line and last.head.mark and paragraphs)
    return items[at].starts_line and one and last.text.rstrip(" \t\u3000").endswith("\n") and not _CLOSING.search(last.text)


def _alone(tree: Node, section: Node) -> bool:
    """No other section says the same: of two that do either may be called the one that went. Nor is a page number in it, which stays."""
    same = [node for node in tree.walk() if node.heading == section.heading]
    return len(section.rendered) >= 8 and len(same) == 1 and not _PAGE.search(section.rendered)


def _model(state: State, random: Random, like: Node, most: int) -> Node | None:
    """A new section in the manner of another, with a heading of so many characters at most."""
    pieces = [piece for piece in state.pool if len(piece.title) <= most and piece.title not in state.tree.rendered]
    if not pieces or not like.head.firm:
        return None
    piece: Piece = random.choice(pieces)
    title = _blanks(like) + piece.title if like.heading else like.title
    body = piece.body + _end(like) if like.children or like.body.strip() else ""
    return Node(state.fresh, like.level, like.marker, title, like.head.text + body, like.starts_line)


def _blanks(like: Node) -> str:
    """The blanks between a marker and its heading."""
    return like.title[: len(like.title) - len(like.title.lstrip())]


def _end(section: Node) -> str:
    """The line ends and blanks that a section ends with."""
    found = _BLANK_END.search(section.rendered)
    return found.group() if found and section.starts_line else ""


def _gap(items: Items) -> str:
    """What stands between two items."""
    return _end(items[0]) or "\n"


def _stopped(text: str) -> str:
    """A text that ends with a full stop, blanks behind it taken off."""
    bare = text.rstrip()
    return bare if bare.endswith(("。", "！", "？", "”", "）")) else bare.rstrip("；;，,、：:") + "。"
