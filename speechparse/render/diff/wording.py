"""The wording of a comparison: badges, names of parts, counts."""

from __future__ import annotations

from collections.abc import Container, Iterator

from speechparse.analysis.characters import characters
from speechparse.diff.data import counts as counted
from speechparse.diff.model import Diff, Division, Flag, Nature, Node, Pair, Renumbering, Side
from speechparse.messages import _, ngettext, series
from speechparse.render.page import line
from speechparse.tree import Section

STYLES = {
    Flag.MOVED: "magenta",
    Flag.RENUMBERED: "cyan",
    Flag.RESTYLED: "cyan",
    Flag.REWRITTEN: "yellow",
    Flag.RETITLED: "yellow",
    Flag.EDITED: "yellow",
    Flag.MASKED: "blue",
    Flag.PUNCTUATION: "dim",
    Flag.LAYOUT: "dim",
}
"""Styles of rich that can be read on dark and on light ground."""

ADDED, REMOVED, DIVIDED = "green", "red", "magenta"


def flag(each: Flag) -> str:
    """Return a flag for people."""
    return {
        Flag.MOVED: _("moved"),
        Flag.RENUMBERED: _("renumbered"),
        Flag.RESTYLED: _("other numbering"),
        Flag.REWRITTEN: _("rewritten"),
        Flag.RETITLED: _("retitled"),
        Flag.EDITED: _("edited"),
        Flag.MASKED: _("masked"),
        Flag.PUNCTUATION: _("punctuation"),
        Flag.LAYOUT: _("layout"),
    }[each]


def badges(pair: Pair) -> list[str]:
    """Return the flags of a pair for people, with a detail each; a number that only follows has no badge."""
    return [_badge(pair, each) for each in shown(pair)]


def styled(pair: Pair) -> list[tuple[str, str]]:
    """The same with their styles."""
    return [(_badge(pair, each), STYLES[each]) for each in shown(pair)]


def shown(pair: Pair) -> list[Flag]:
    """The flags that have a badge."""
    return [each for each in Flag if each in pair.flags and not (each is Flag.RENUMBERED and pair.follows)]


def _badge(pair: Pair, each: Flag) -> str:
    name = flag(each)
    if each is Flag.MOVED:
        return _same_number(pair) or _("moved from {path}").format(path=place(pair.old))
    if each is Flag.RENUMBERED:
        return f"{name} {line(pair.old.label)}→{line(pair.new.label)}"
    if each is Flag.RESTYLED:
        return f"{name} {marker(pair.old)}→{marker(pair.new)}"
    if each is Flag.EDITED:
        put, taken = size(pair)
        return f"{name} +{put} −{taken}"
    if each is Flag.MASKED:
        hidden, filled = _masks(pair)
        return _(", ").join(f"{said} ×{count}" for said, count in ((name, hidden), (_("filled in"), filled)) if count)
    return name


def moved_to(pair: Pair) -> str:
    """Return the remark in the place that a part has left."""
    return _same_number(pair) or _("moved to {path}").format(path=place(pair.new))


def _same_number(pair: Pair) -> str:
    """The remark on a part that moved and kept its name; "" for others."""
    return _("moved, same number") if pair.old.path == pair.new.path else ""


def _masks(pair: Pair) -> tuple[int, int]:
    """How many figures and names are masked on the new side, and how many masked on the old side are filled in."""
    masks = [change.filled for change in (*pair.heading, *pair.text) if change.nature is Nature.MASKED]
    return masks.count(False), masks.count(True)


def size(pair: Pair) -> tuple[int, int]:
    """Return the characters inserted into the text and deleted from it, without masks and marks."""
    changes = [change for change in pair.text if change.nature is Nature.WORDS]
    return sum(characters(change.new.text) for change in changes), sum(characters(change.old.text) for change in changes)


def label(node: Node) -> str:
    """Return number and heading of a part."""
    title = line(node.title)
    if not isinstance(node.part, Section):
        return f"{line(node.part.marker.text) if node.part.marker else ''}{title}" or _("(untitled)")
    written = marker(node)
    apart = node.heading is not None and node.heading.start > node.part.marker.end and written[-1:].isalnum()
    return f"{written} {title}" if apart else f"{written}{title}"


def marker(node: Node) -> str:
    """Return the number of a part as it is written, without blanks."""
    return line("".join(node.part.marker.text.split())) if node.part.marker else ""


def place(node: Node) -> str:
    """Return the section path of a part; for the only article its name."""
    return line(node.path) or _("the speech")


def length(node: Node, side: Side, alone: Container[int]) -> str:
    """Return how much text a part has, with all below it."""
    count = _characters(node, side, alone)
    return ngettext("{count} character", "{count} characters", count).format(count=count)


def _characters(node: Node, side: Side, alone: Container[int]) -> int:
    below = side.children(node)
    elsewhere = sum(characters(child.part.text) for child in below)
    return characters(node.part.text) - elsewhere + sum(_characters(child, side, alone) for child in below if child.number in alone)


def divided(division: Division, split: bool) -> str:
    """Return what became what, in words."""
    pieces = series(place(piece) for piece in division.pieces[division.nested :])
    if division.nested:
        message = _("text of {whole} got the numbers {pieces}") if split else _("{pieces} lost their numbers; their text is in {whole}")
    else:
        message = _("{whole} was split into {pieces}") if split else _("{pieces} were merged into {whole}")
    return message.format(whole=place(division.whole), pieces=pieces)


def renumbered(renumbering: Renumbering) -> str:
    """Return the wording of numbers that follow: 二–六 → 三–七."""
    first, last = renumbering.pairs[0], renumbering.pairs[-1]
    if first is last:
        return f"{line(first.old.label)} → {line(first.new.label)}"
    written = _("{first}–{last}")
    old, new = ([line(node.label) for node in nodes] for nodes in ((first.old, last.old), (first.new, last.new)))
    return " → ".join(written.format(first=one, last=other) for one, other in (old, new))


def counts(diff: Diff) -> str:
    """Return one line with the number of changes of each kind."""
    script = [_("one in traditional, one in simplified characters, which is no change")] if diff.scripts else []
    return _("; ").join((*_counts(diff), *script))


def _counts(diff: Diff) -> Iterator[str]:
    if diff.same:
        yield _("no differences")
        return
    numbers = counted(diff)
    for name, key in ((_("added"), "added"), (_("removed"), "removed"), (_("split"), "split"), (_("merged"), "merged")):
        if numbers[key]:
            yield f"{name} {numbers[key]}"
    for each in Flag:
        followed, shown = 0, numbers[str(each)]
        if each is Flag.RENUMBERED:
            followed = sum(len(renumbering.pairs) for renumbering in diff.renumberings)
            shown -= sum(pair.follows for pair in diff.pairs)
        if each is Flag.MASKED:
            masks = [_masks(pair) for pair in diff.pairs]
            hidden, filled = (sum(each[which] > 0 for each in masks) for which in (0, 1))
            yield from (f"{said} {count}" for said, count in ((flag(each), hidden), (_("filled in"), filled)) if count)
        elif shown:
            yield f"{flag(each)} {shown}"
        if followed:
            yield ngettext("{count} number follows", "{count} numbers follow", followed).format(count=followed)
    divided = {division.whole for division in (*diff.splits, *diff.merges)}
    silent = sum(pair.silent and not divided & {pair.old, pair.new} for pair in diff.pairs)
    if silent:
        yield ngettext("{count} part unchanged", "{count} parts unchanged", silent).format(count=silent)


def only_masked(diff: Diff) -> str:
    """Return the remark if the sides differ only in masked figures and names (apart from layout and marks); else ""."""
    told = frozenset({Flag.MASKED, Flag.LAYOUT, Flag.PUNCTUATION, Flag.RESTYLED})
    alone = not (diff.added or diff.removed or diff.splits or diff.merges)
    flags = frozenset(each for pair in diff.pairs for each in pair.flags)
    if not (alone and Flag.MASKED in flags and flags <= told):
        return ""
    if any(hidden for hidden, _filled in map(_masks, diff.pairs)):
        return _("The two differ in masked figures and names only.")
    return _("The two differ in filled-in figures and names only.")
