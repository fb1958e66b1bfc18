"""Turns the elements of a page into rows of text, broken as a browser breaks them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from speechparse.compiled import pattern
from speechparse.readers.html.numbers import numbered

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSHOWN = frozenset((
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "map", "meta", "nav", "noframes",
    "noscript", "object", "option", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden")
_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef‘’“”…—\U00020000-\U0003fffd"
_BREAK = pattern(
    rf"(?<=[{_WIDE}])[ \t]*[\n\r\f][ \t\n\r\f]*(?=[{_WIDE}])"
)  # in the page's source only: between two wide characters no blank
_SPACE = pattern(r"[ \t\n\r\f]+")
_LONG_CELL = 400  # code points; a table with longer cells is there for its looks


class Row(NamedTuple):
    """A line of text, the level of the heading that it begins (0 for none), and whether it is outside the running text."""

    text: str
    level: int = 0
    apart: bool = False


def rows(elements: Iterable[HtmlElement]) -> list[Row]:
    """Return the rows of elements, from top to bottom."""
    writer = _Writer()
    for element in elements:
        writer.walk(element)
        writer.end_line()
    return writer.rows


def unshown(element: HtmlElement) -> bool:
    """Whether an element holds no text that a reader sees: a script, navigation, hidden text, a note mark."""
    if not isinstance(element.tag, str) or element.tag in _UNSHOWN or "hidden" in element.attrib:
        return True
    if element.get("role") in ("navigation", "doc-endnotes", "doc-footnotes", "doc-noteref") or element.get("class") == "footnotes":
        return True
    if element.tag == "sup" and any(
        link.get("href", "").startswith("#") for link in (element, *element.iter("a"), *element.iterancestors("a"))
    ):
        return True
    return bool(_HIDDEN.search(element.get("style", "").lower()))


class _Writer:
    """Gathers the text of elements into rows."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._pieces: list[str] = []
        self._number = ""  # of the list item that begins here
        self._level = 0  # of the heading that begins here

    def walk(self, element: HtmlElement) -> None:
        # Recursion: no page has more than 256 elements one in another, else it is not read.
        if unshown(element):
            return
        tag = str(element.tag)
        if tag == "br":
            self._end_row()
            return
        block = tag in _BLOCKS
        if block:
            self.end_line()
            self._level = _HEADINGS.get(tag, self._level)
        if tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "pre":
            self._verbatim(element)
        elif tag in ("ol", "ul", "menu"):
            self._list(element)
        else:
            self._write(element.text)
            for child in element:
                self.walk(child)
                self._write(child.tail)
        if block:
            self.end_line()
            self._level = 0 if tag in _HEADINGS else self._level

    def end_line(self) -> None:
        """A line ends here if one has begun."""
        if any(not piece.isspace() or "\u00a0" in piece or "\u3000" in piece for piece in self._pieces):
            self._end_row()
        self._pieces.clear()

    def _end_row(self) -> None:
        text = _SPACE.sub(" ", _BREAK.sub("", "".join(self._pieces))).strip(" ")
        self._pieces.clear()
        if text and self._number:
            text, self._number = self._number + text.lstrip("\u3000\u00a0"), ""
        self.rows.append(Row(text, self._level if text else 0))
        self._level = 0 if text else self._level

    def _write(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def _list(self, element: HtmlElement) -> None:
        numbers = dict(numbered([child for child in element if child.tag == "li" and not unshown(child)], element))
        for child in element:
            self._number = numbers.get(child, "")
            self.walk(child)
            self.end_line()
        self._number = ""

    def _verbatim(self, element: HtmlElement) -> None:
        for line in _text(element).strip("\n").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            self.rows.append(Row(line))

    def _table(self, table: HtmlElement) -> None:
        for row in table.iter("tr", "caption"):
            cells = [row] if row.tag == "caption" else row
            shown = "\t".join(" ".join(part.text for part in rows([cell]) if part.text) for cell in cells if isinstance(cell.tag, str))
            if shown.strip():
                self.rows.append(Row(shown.strip(" "), apart=True))


def _text(element: HtmlElement) -> str:
    """All the text in an element, its line breaks too."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag == "br" else "" if unshown(child) else _text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data (rows of several short cells) and is not just layout."""
    if next(table.iter("h1", "h2", "h3", "h4", "h5", "h6", "ol", "form"), None) is not None or len(list(table.iter("table"))) > 1:
        return False
    count = [sum(cell.tag in ("td", "th") for cell in row) for row in table.iter("tr")]
    if len(count) < 2 or max(count) < 2:
        return False
    return all(len(cell.text_content()) <= _LONG_CELL for cell in table.iter("td", "th"))
