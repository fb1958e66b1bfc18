"""The tree in a terminal: colour by level, length and share of each section, long headings wrapped under themselves."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from speechparse.analysis.characters import characters
from speechparse.messages import _, ngettext
from speechparse.outline.view import View, chosen, shown
from speechparse.parser.resolve import Reason
from speechparse.render.bars import bar
from speechparse.render.explain import header, rows
from speechparse.render.figures import figures
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


def tree(document: Document, console: Console, view: View) -> None:
    """Print the outline of a document as a tree."""
    for article, sections in chosen(document, view):
        title = name(article)
        console.print(Text(_("(untitled)") if title == "-" else title, style="bold"))
        grid = _grid(console.width, view)
        whole = view.branch == "" and not view.articles
        if whole:
            _parts(grid, article, _ABOVE, console.width, view)
        total = max(1, characters(article.text))
        for section in shown(sections, view):
            _row(grid, section, total, console.width, view)
        if whole:
            _parts(grid, article, _BELOW, console.width, view)
        console.print(grid)
    if view.stats:
        console.print(Text(figures(document, view), style="dim"))


def reasons(source: Source, made: list[Reason], console: Console) -> None:
    """Print for each candidate what it was taken for, at what cost, against what, and how sure that is."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in header():
        table.add_column(column, overflow="fold")
    for row in rows(source, made):
        table.add_row(*row, style="yellow" if row[-1] else None)
    console.print(table)


def _grid(width: int, view: View) -> Table:
    grid = Table.grid(padding=(0, 1), expand=width >= _MIDDLE)
    if view.lines:
        grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    if width >= _MIDDLE:
        grid.add_column(justify="right", style="dim", no_wrap=True)
    if width >= _WIDE:
        grid.add_column(width=_BAR, no_wrap=True, style="dim")
    return grid


def _row(grid: Table, section: Section, total: int, width: int, view: View) -> None:
    style = _LEVELS[min(section.level, len(_LEVELS)) - 1]
    written = label(section)
    marker = "".join(section.marker.text.split())
    body = Table.grid(padding=0)
    body.add_column(width=2 * section.level)
    body.add_column(no_wrap=True)
    body.add_column(overflow="fold")
    body.add_row("", Text(marker, style=style), Text(written[len(marker) :], style=_FORMS[section.marker.form]))
    cells: list[Table | Text | str] = [f"{section.position.line}"] if view.lines else []
    count = characters(section.text)
    cells.append(body)
    if width >= _MIDDLE:
        cells.append(f"{count}")
    if width >= _WIDE:
        cells.append(bar(count / total, _BAR))
    grid.add_row(*cells)
    if view.full:
        for paragraph in paragraphs(section):
            _note(grid, Text(paragraph), section.level + 1, view)


def _parts(grid: Table, article: Article, kinds: tuple[LeafKind, ...], width: int, view: View) -> None:
    """The parts of the article around its sections, dimmed."""
    for kind in kinds:
        part = article.part(kind)
        if part is None:
            continue
        count = characters(part.text)
        length = ngettext("{count} character", "{count} characters", count).format(count=count)
        if count <= min(_SHORT, width // 3):
            shown_part = "".join(part.text.split("\n"))
        else:
            shown_part = _("{part}, {length}").format(part=_named(kind), length=length)
        _note(grid, Text(shown_part, style="dim"), 1, view)


def _note(grid: Table, text: Text, level: int, view: View) -> None:
    line = Table.grid(padding=0)
    line.add_column(width=2 * level)
    line.add_column(overflow="fold")
    line.add_row("", text)
    grid.add_row(*([""] if view.lines else []), line)


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
