"""The tree in a terminal: colour by level, length and share of each section, long headings wrapped under themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from speechparse import compiled
from speechparse.analysis.characters import characters
from speechparse.messages import _, later, ngettext, visible
from speechparse.outline.view import View, chosen, shown
from speechparse.parser.resolve import Reason
from speechparse.render.bars import bar
from speechparse.render.screen import BOLD, DIM, ITALIC, Screen
from speechparse.render.text import label, name, paragraphs, place
from speechparse.source import Source
from speechparse.tree import Article, Document, Form, LeafKind, Section

if TYPE_CHECKING:
    from rich.console import RenderableType

_WORD = compiled.pattern(r"\s*\S+\s*")
_LEVELS = ("1;36", "32", "35", "34", "31")  # bold cyan, green, magenta, blue, red: they can be read on dark and on light ground
_FORMS = {Form.OWN_LINE: BOLD, Form.RUN_IN: "", Form.INLINE: ITALIC}
_BAR = 8  # cells of a full bar
_WIDE, _MIDDLE = 72, 46  # columns from which bars, and from which lengths are shown
_ABOVE = (LeafKind.SUBTITLE, LeafKind.DATE, LeafKind.SPEAKER, LeafKind.SALUTATION, LeafKind.RECIPIENTS, LeafKind.OPENING)
_BELOW = (LeafKind.CLOSING, LeafKind.ATTACHMENTS, LeafKind.SIGNATURE, LeafKind.SOURCE_NOTE)
_NAMES = {
    LeafKind.SUBTITLE: later("subtitle"),
    LeafKind.DATE: later("date"),
    LeafKind.SPEAKER: later("speaker"),
    LeafKind.SALUTATION: later("salutation"),
    LeafKind.RECIPIENTS: later("recipients"),
    LeafKind.OPENING: later("opening"),
    LeafKind.CLOSING: later("closing"),
    LeafKind.ATTACHMENTS: later("attachments"),
    LeafKind.SIGNATURE: later("signature"),
    LeafKind.SOURCE_NOTE: later("source note"),
}
_FULL = 90  # columns from which reasons are a table
_SHORT = 40  # characters of a part that are shown; of a longer one its length is told


class _Row(NamedTuple):
    """A section or a part of an article, before it is laid out.

    Attributes:
        level: how far it is indented.
        text, style: its words.
        marker, colour: what stands before them; words that go on in the next line stand under themselves.
        place: the number of its line, or of its paragraph or page.
        length, bar: how long it is.
    """

    level: int
    text: str
    style: str = ""
    marker: str = ""
    colour: str = ""
    place: str = ""
    length: str = ""
    bar: str = ""


def tree(document: Document, screen: Screen, view: View) -> Iterator[str]:
    """Yield the outline of a document as a tree, line by line.

    The lines are laid out here: a table of rich takes half a millisecond a section, and its import as long as all the rest.
    """
    if not document.articles:
        yield from _painted(_("(empty)"), DIM, screen)
    for article, sections in chosen(document, view):
        title = name(article)
        yield from _painted(_("(untitled)") if title == "-" else title, BOLD, screen)
        yield from _laid(list(_rows(article, sections, view, screen.width)), view, screen)
    if view.stats:
        from speechparse.render.figures import figures

        yield from _painted(figures(document, view), DIM, screen)


def _painted(text: str, style: str, screen: Screen) -> Iterator[str]:
    return (screen.paint(line, style) for line in _folded(text, screen.width))


def _rows(article: Article, sections: tuple[Section, ...], view: View, width: int) -> Iterator[_Row]:
    whole = view.branch == "" and not view.articles
    if whole:
        yield from _parts(article, _ABOVE, width)
    total = max(1, characters(article.text))
    for section in shown(sections, view):
        marker = "".join(section.marker.text.split())
        count = characters(section.text)
        yield _Row(
            section.level,
            label(section)[len(marker) :],
            _FORMS[section.marker.form],
            marker,
            _LEVELS[min(section.level, len(_LEVELS)) - 1],
            place(section) or f"{section.position.line}",
            f"{count}",
            bar(count / total, _BAR),
        )
        if view.full:
            yield from (_Row(section.level + 1, paragraph) for paragraph in paragraphs(section))
    if whole:
        yield from _parts(article, _BELOW, width)


def _parts(article: Article, kinds: Iterable[LeafKind], width: int) -> Iterator[_Row]:
    """The parts of the article around its sections, dimmed."""
    for kind in kinds:
        part = article.part(kind)
        if part is None:
            continue
        count = characters(part.text)
        length = ngettext("{count} character", "{count} characters", count).format(count=count)
        if count <= min(_SHORT, width // 3):
            yield _Row(1, part.joined, DIM)
        else:
            yield _Row(1, _("{part}, {length}").format(part=_(_NAMES[kind]), length=length), DIM)


def _laid(rows: list[_Row], view: View, screen: Screen) -> Iterator[str]:
    """The rows as lines: places on the left, lengths on the right if there is room, words between."""
    places = max((cell_len(row.place) for row in rows), default=0) + 1 if view.lines else 0
    counts = max((len(row.length) for row in rows), default=0) if screen.width >= _MIDDLE else 0
    bars = _BAR if screen.width >= _WIDE else 0
    middle = screen.width - places - (counts + 1 if screen.width >= _MIDDLE else 0) - (bars + 1 if bars else 0)
    for row in rows:
        indent, marked = " " * (2 * row.level), cell_len(row.marker)
        for number, words in enumerate(_folded(row.text, middle - 2 * row.level - marked)):
            first = number == 0
            line = screen.paint(f"{' ' * (places - 1 - cell_len(row.place))}{row.place} " if first else " " * places, DIM) if places else ""
            line += indent + (screen.paint(row.marker, row.colour) if first else " " * marked) + screen.paint(words, row.style)
            if first and counts and row.length:
                line += " " * (middle - len(indent) - marked - cell_len(words) + 1)
                line += screen.paint(f"{row.length:>{counts}}" + (f" {row.bar}" if bars else ""), DIM)
            yield line


def _folded(text: str, width: int) -> list[str]:
    """The text in lines of a width, folded as rich does: between words, and inside a word longer than a line."""
    if not text.replace("\u3000", "").isprintable() or width < 2:
        text = visible(text)
        from rich.console import Console
        from rich.text import Text

        return [line.plain for line in Text(text).wrap(Console(), max(width, 1), overflow="fold")]
    if cell_len(text) <= width:
        return [text]
    lines = [""]
    for word in _WORD.findall(text):
        length = cell_len(word.rstrip())
        if cell_len(lines[-1]) + length <= width:
            lines[-1] += word
        else:
            lines += chop_cells(word, width) if length > width else [word]
    return [line if cell_len(line) <= width else set_cell_size(line, width) for line in lines if line]


def reasons(source: Source, made: list[Reason], width: int) -> Iterator[RenderableType]:
    """Yield for each candidate what it was taken for, at what cost, against what, and how sure that is: as a table where it fits."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from speechparse.render.explain import header, rows

    heads = header()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in heads:
        table.add_column(column, overflow="fold", no_wrap=column in heads[:2])
    for row in rows(source, made):
        style = "yellow" if row[-1] else ""
        if width >= _FULL:
            table.add_row(*row, style=style)
        else:
            yield Text(" ".join(row[:3]), style=style)
            cells = (f"{head} {cell}" for head, cell in zip(heads[3:], row[3:], strict=True) if cell)
            yield Padding(Text("  ".join(cells)), (0, 0, 0, 6), style=style)
    if width >= _FULL:
        yield table
    yield Text(_("The parts of a cost are explained in docs/grammars.md, under “All costs”."), style="dim")
