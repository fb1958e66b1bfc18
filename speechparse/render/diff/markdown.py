"""Markdown for a pull request or a chat: counts, a list of changes, and the changed sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechparse import compiled
from speechparse.diff import segments
from speechparse.diff.model import Diff, Node, Pair
from speechparse.diff.segments import Segment
from speechparse.messages import _
from speechparse.render.diff import wording
from speechparse.render.diff.contents import entries
from speechparse.render.diff.flow import ABOVE, Paragraph, alone, flow, mark, runs_on
from speechparse.render.diff.runs import around
from speechparse.render.diff.summary import names
from speechparse.render.diff.tree import Item, Told, items
from speechparse.render.page import line
from speechparse.tree import Form, Section

_SPECIAL = compiled.pattern(r"([\\`*_~\[\]<>#|&])")
_NUMBER = compiled.pattern(r"^(\d+)([.)])")
_BULLET = compiled.pattern(r"^([-+=])")
_BREAK = compiled.pattern(r"\s*[\r\n]\s*")


def lines(diff: Diff) -> Iterator[str]:
    """Yield the comparison line by line."""
    told = Told(diff)
    trees = items(diff, told)
    yield f"## {' → '.join(map(_escaped, names(diff)))}"
    yield ""
    yield _escaped(wording.counts(diff))
    if said := wording.only_masked(diff):
        yield ""
        yield _escaped(said)
    if diff.same:
        return
    yield ""
    for entry in entries(trees, told):
        badges = _(", ").join(said for _kind, said in entry.badges)
        yield f"{'  ' * entry.depth}- {_escaped(entry.said)}" + (f" — {_escaped(badges)}" if badges else "")
    for tree in trees:
        yield from _item(diff, told, tree, None)


def _item(diff: Diff, told: Told, item: Item, above: Item | None) -> Iterator[str]:
    row, kind = item.row, told.kind(item.row)
    if row.pair and (row.pair.heading or row.pair.text):
        yield from _pair(diff, row.pair)
    elif kind in ("added", "removed") and (above is None or told.kind(above.row) != kind):
        said = _("added, {length}") if row.added else _("removed, {length}")
        yield from _head(item.node, "", [said.format(length=told.length(item))])
        for number, paragraph in enumerate(_quoted(diff, told, item, kind)):
            yield ">" if number else ""
            yield f"> {_begun(_escaped(paragraph))}"
    for each in item.below:
        yield from _item(diff, told, each, item)


def _head(node: Node, title: str, badges: Iterable[str]) -> Iterator[str]:
    """The heading of a part of the list: its place, its title, and a line of badges."""
    yield ""
    place = _escaped(line(node.path))
    yield f"### {' '.join(filter(None, (place, title))) or _escaped(wording.place(node))}"
    yield ""
    said = _(", ").join(badges)
    yield f"*{_escaped(said)}*"


def _pair(diff: Diff, pair: Pair) -> Iterator[str]:
    title = _marked(segments.heading(pair)) if pair.heading else "" if runs_on(pair) else _escaped(pair.new.title)
    yield from _head(pair.new, title, wording.badges(pair))
    for paragraphs in flow(diff, pair).values():
        for paragraph in paragraphs:
            if any(piece.nature for piece in paragraph):
                yield ""
                yield _begun(_marked(around(tuple(_whole(paragraph)))))


def _whole(paragraph: Paragraph) -> Iterator[Segment]:
    """A paragraph; unchanged segments next to each other are joined."""
    same = ""
    for piece in paragraph:
        if piece.nature is None:
            same += piece.new
            continue
        if same:
            yield Segment(same, same)
        same = ""
        yield piece
    if same:
        yield Segment(same, same)


def _quoted(diff: Diff, told: Told, item: Item, kind: str) -> Iterator[str]:
    """The paragraphs of a part that only one side has, with those of its kind below it, in order of text."""
    own = alone(diff.new if item.row.added else diff.old, item.node)
    first = [_plain(each) for each in own.get((item.node, None), ())]
    head = wording.label(item.node) if item.node.level or item.node.title else ""
    if first and _runs_in(item.node):
        first[0] = head + mark(item.node) + first[0]
    elif head:
        first.insert(0, head)
    yield from (*map(_plain, own.get((item.node, ABOVE), ())), *first)
    for each in item.below:
        if told.kind(each.row) == kind:
            yield from _quoted(diff, told, each, kind)
        if each.here == item.here:
            yield from map(_plain, own.get((item.node, each.node.number), ()))


def _runs_in(node: Node) -> bool:
    part = node.part
    return isinstance(part, Section) and (part.marker.form is not Form.OWN_LINE or not part.heading)


def _plain(paragraph: Paragraph) -> str:
    return "".join(piece.new for piece in paragraph).strip()


def _marked(pieces: Iterable[Segment]) -> str:
    """Text with deletions struck through and insertions in bold.

    Blanks stand around both: beside Chinese characters, marks of Markdown that end in punctuation would not be seen as marks.
    """
    made = ""
    for piece in pieces:
        if piece.nature is None:
            made += _escaped(piece.new)
            continue
        for text, sign in ((piece.old, "~~"), (piece.new, "**")):
            bare = _escaped(text).strip()
            if bare:
                made = f"{made.rstrip()} {sign}{bare}{sign} "
    return made.strip()


def _escaped(text: str) -> str:
    """A text on one line, with what Markdown would take for mark-up escaped."""
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line(_BREAK.sub("", text))))


def _begun(text: str) -> str:
    """A text at the head of a line."""
    return _BULLET.sub(r"\\\1", text.lstrip())
