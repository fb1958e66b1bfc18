"""The tree in a terminal: colour by level, length and share of each section, long headings wrapped under themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from speechparse.analysis.characters import characters
from speechparse.messages import _, ngettext
from speechparse.outline.view import View, chosen, shown
from speechparse.parser.resolve import Reason
from speechparse.render.bars import bar
from speechparse.render.text import label, name, paragraphs
from speechparse.source import Source
from speechparse.tree import Article, Document, Form, LeafKind, Section

# Colours that can be read on dark and on light ground.
_LEVELS = ("bold cyan", "green", "magenta", "blue", "red")
_FORMS = {Form.OWN_LINE: "bold", Form.RUN_IN: "", Form.INLINE: "italic"}
_BAR = 8  # cells of a full bar
_WIDE, _MIDDLE = 72, 46  # columns from which bars, and from which lengths are shown
_ABOVE = (LeafKind.SUBTITLE, LeafKind.DATE, LeafKind.SPEAKER, LeafKind.SALUTATION, LeafKind.RECIPIENTS, LeafKind.OPENING)
_BELOW = (LeafKind.CLOSING, LeafKind.ATTACHMENTS, LeafKind.SIGNATURE, LeafKind.SOURCE_NOTE)
_SHORT = 40  # characters of a part that are shown; of a longer one its length is told


class _Row(NamedTuple):
    """A section or a part of an article, before it is laid out.

    Attributes:
        level: how far it is indented.
        text, style: its words.
        marker, colour: what stands before them; words that go on in the next line stand under themselves.
        place: the number of its line.
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


def tree(document: Document, console: Console, view: View) -> None:
    """Print the outline of a document as a tree.

    The lines are laid out here: a table of rich takes half a millisecond a section.
    """
    for article, sections in chosen(document, view):
        title = name(article)
        console.print(Text(_("(untitled)") if title == "-" else title, style="bold"))
        console.print(Segments(_laid(list(_rows(article, sections, view, console.width)), view, console)), end="", crop=False)
    if view.stats:
        from speechparse.render.figures import figures

        console.print(Text(figures(document, view), style="dim"))


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
            f"{section.position.line}",
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
            yield _Row(1, "".join(part.text.split("\n")), "dim")
        else:
            yield _Row(1, _("{part}, {length}").format(part=_named(kind), length=length), "dim")


def _laid(rows: list[_Row], view: View, console: Console) -> Iterator[Segment]:
    """The rows as lines: places at the left, lengths at the right where there is room, words between them."""
    places = max((len(row.place) for row in rows), default=0) + 1 if view.lines else 0
    counts = max((len(row.length) for row in rows), default=0) if console.width >= _MIDDLE else 0
    bars = _BAR if console.width >= _WIDE else 0
    middle = console.width - places - (counts + 1 if console.width >= _MIDDLE else 0) - (bars + 1 if bars else 0)
    dim = Style.parse("dim")
    for row in rows:
        indent, marked = " " * (2 * row.level), cell_len(row.marker)
        for number, line in enumerate(_folded(row.text, middle - 2 * row.level - marked, console)):
            first = number == 0
            if places:
                yield Segment(f"{row.place if first else '':>{places - 1}} ", dim)
            yield Segment(indent)
            yield Segment(row.marker, Style.parse(row.colour)) if first else Segment(" " * marked)
            yield Segment(line, Style.parse(row.style))
            if first and counts and row.length:
                yield Segment(" " * (middle - len(indent) - marked - cell_len(line) + 1))
                yield Segment(f"{row.length:>{counts}}" + (f" {row.bar}" if bars else ""), dim)
            yield Segment.line()


def _folded(text: str, width: int, console: Console) -> list[str]:
    """The text in lines of a width."""
    if text.isprintable() and cell_len(text) <= width:
        return [text]
    return [line.plain for line in Text(text).wrap(console, max(width, 1), overflow="fold")]


def reasons(source: Source, made: list[Reason], console: Console) -> None:
    """Print for each candidate what it was taken for, at what cost, against what, and how sure that is."""
    from rich.table import Table

    from speechparse.render.explain import header, rows

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in header():
        table.add_column(column, overflow="fold")
    for row in rows(source, made):
        table.add_row(*row, style="yellow" if row[-1] else None)
    console.print(table)


def _named(kind: LeafKind) -> str:
    names = {
        LeafKind.SUBTITLE: _("subtitle"),
        LeafKind.DATE: _("date"),
        LeafKind.SPEAKER: _("speaker"),
        LeafKind.SALUTATION: _("salutation"),
        LeafKind.RECIPIENTS: _("recipients"),
        LeafKind.OPENING: _("opening"),
        LeafKind.CLOSING: _("closing"),
        LeafKind.ATTACHMENTS: _("attachments"),
        LeafKind.SIGNATURE: _("signature"),
        LeafKind.SOURCE_NOTE: _("source note"),
    }
    return names[kind]
