"""The text of a Word file: its paragraphs and the rows of its tables, with what the document says about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from speechparse.readers.docx.numbering import Counters, Numbering
from speechparse.readers.docx.revisions import Revisions
from speechparse.readers.docx.styles import NOTHING, Styles, child
from speechparse.readers.docx.symbols import symbol
from speechparse.source import Place

_TEXT = frozenset({"t", "delText", "m:t"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SILENT = frozenset({"pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr", "rt"})  # properties; what ruby says again
_IN_ONE_LINE = str.maketrans("\r\n\t", "   ")


class Line(NamedTuple):
    """One paragraph, or one row of a table.

    Attributes:
        text: its text, with Word's automatic number; a manual line break in it ends a line, too.
        level: its outline level, from 1; None for body text.
        apart: it is part of a table or of a text box.
        places: where paragraphs and tables of the body begin in it; offsets are those of its own text.
    """

    text: str
    level: int | None = None
    apart: bool = False
    places: tuple[Place, ...] = ()


@dataclass
class _Open:
    """A paragraph that is being read. One whose mark is removed has no end: the next paragraph continues it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0  # of the pieces together
    number: str = ""
    level: int | None = None
    places: list[tuple[int, int]] = field(default_factory=list)  # offsets in the text, and numbers of paragraphs
    boxes: list[Element] = field(default_factory=list)

    def line(self) -> Line:
        places = (Place(offset and offset + len(self.number), "paragraph", number) for offset, number in self.places)
        return Line("".join((self.number, *self.pieces)), self.level, places=tuple(places))

    def add(self, text: str) -> None:
        """Append text."""
        self.pieces.append(text)
        self.length += len(text)


class Story:
    """Reads the text of a document block by block."""

    def __init__(self, styles: Styles, numbering: Numbering, revisions: Revisions) -> None:
        self._styles = styles
        self._numbering = numbering
        self._revisions = revisions

    def lines(self, blocks: Iterable[Element]) -> Iterator[Line]:
        """Yield the lines of paragraphs and tables. Those directly in the body are counted, as python-docx counts them."""
        yield from self._lines(blocks, Counters(self._numbering))

    def _lines(self, blocks: Iterable[Element], counters: Counters) -> Iterator[Line]:
        counts = {"p": 0, "tbl": 0}
        paragraph = _Open()
        for outer in blocks:
            for block in self._inside((outer,), ("p", "tbl")):
                counts[block.tag] += block is outer
                if block.tag == "tbl":
                    yield from self._ended(paragraph)
                    paragraph = _Open()
                    place = (Place(0, "table", counts["tbl"]),) if block is outer else ()
                    for row in self._rows(block, counters):
                        yield Line(row, apart=True, places=place)
                        place = ()
                elif self._goes_on(paragraph, block, counts["p"] if block is outer else None, counters):
                    continue
                else:
                    yield paragraph.line()
                    yield from self._boxes(paragraph)
                    paragraph = _Open()
        yield from self._ended(paragraph)

    def _goes_on(self, paragraph: _Open, block: Element, count: int | None, counters: Counters) -> bool:
        """Read a paragraph and return whether the next one continues it, because its mark is removed or hidden.

        A mark that is deleted takes the number with it: the next one's holds. One that is hidden (a style separator) does not.
        """
        properties = self._revisions.properties(block, "pPr")
        mark = child(child(block, "pPr"), "rPr")
        said = Said(self._styles, self._revisions, properties)
        said.read(block)
        text = "".join(said.pieces)
        if count is not None:
            paragraph.places.append((paragraph.length, count))
        paragraph.add(text)
        paragraph.boxes += said.boxes
        if self._revisions.drops(mark):
            return True
        hidden = self._styles.hidden(mark, properties)
        if not paragraph.number and (text or not hidden):
            paragraph.number = counters.next(properties)
        if paragraph.level is None and (text or not hidden):
            paragraph.level = self._styles.level(properties)
        return hidden

    def _ended(self, paragraph: _Open) -> Iterator[Line]:
        """Yield the lines of a paragraph without an end that no other follows."""
        if paragraph.length or paragraph.number:
            yield paragraph.line()
        yield from self._boxes(paragraph)

    def _boxes(self, paragraph: _Open) -> Iterator[Line]:
        for box in paragraph.boxes:
            for line in self._lines(box, Counters(self._numbering)):
                if line.text.strip():
                    yield Line(line.text, apart=True)

    def _rows(self, table: Element, counters: Counters) -> Iterator[str]:
        for row in self._inside(table, ("tr",)):
            if not self._revisions.drops(child(row, "trPr")):
                cells = [self._cell(cell, counters) for cell in self._inside(row, ("tc",))]
                if any(cells):
                    yield "\t".join(cells).rstrip("\t")

    def _cell(self, cell: Element, counters: Counters) -> str:
        """Return the text of a cell, with that of the tables in it, in one line."""
        if self._revisions.drops(child(cell, "tcPr")):
            return ""
        said = (line.text.translate(_IN_ONE_LINE).strip() for line in self._lines(cell, counters))
        return " ".join(filter(None, said))

    def _inside(self, elements: Iterable[Element], tags: tuple[str, ...]) -> Iterator[Element]:
        """Yield the elements that have one of the tags, also from inside one that wraps others (a content control)."""
        for each in elements:
            if each.tag in tags:
                yield each
            elif each.tag == "mc:AlternateContent":
                yield from self._inside(_alternative(each), tags)
            elif each.tag not in _SILENT and each.tag not in self._revisions.gone:
                yield from self._inside(each, tags)


class Said:
    """Reads the runs of one paragraph.

    Attributes:
        pieces: the text, in pieces.
        boxes: the text boxes that are anchored in it.
    """

    def __init__(self, styles: Styles, revisions: Revisions, properties: Element) -> None:
        self.pieces: list[str] = []
        self.boxes: list[Element] = []
        self._styles = styles
        self._revisions = revisions
        self._properties = properties
        self._fields: list[bool] = []  # of every field that is open: its code has not ended yet
        self._codes = 0  # how many of them

    def read(self, element: Element, hidden: bool = False) -> None:
        """Read the children of an element.

        Args:
            element: the paragraph, or what is in it.
            hidden: it is hidden text. Fields begin and end there, too.
        """
        for each in element:
            if each.tag in _SILENT or each.tag in self._revisions.gone:
                continue
            if each.tag == "r":
                self.read(each, hidden or self._styles.hidden(self._revisions.properties(each, "rPr"), self._properties))
            elif each.tag == "fldChar":
                self._field(each.get("fldCharType"))
            elif each.tag == "mc:AlternateContent":
                self.read(_alternative(each), hidden)
            elif len(each) and each.tag != "txbxContent":
                self.read(each, hidden)
            elif not hidden and not self._codes:
                self._take(each)

    def _take(self, element: Element) -> None:
        if element.tag in _TEXT:
            self.pieces.append((element.text or "").replace("\r", " ").replace("\n", " "))
        elif element.tag == "br":
            self.pieces.append("\n" if element.get("type", "textWrapping") == "textWrapping" else "")
        elif element.tag == "sym":
            self.pieces.append(symbol(element.get("font", ""), element.get("char", "")))
        elif element.tag == "txbxContent":
            self.boxes.append(element)
        else:
            self.pieces.append(_SIGNS.get(element.tag, ""))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
            self._codes += 1
        elif kind in ("separate", "end") and self._fields:
            self._codes -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)


def _alternative(element: Element) -> Element:
    """The first of several alternatives (for different programs) that holds any text."""
    said = (each for each in element if any(one.tag in _TEXT or one.tag == "txbxContent" for one in each.iter()))
    return next(said, NOTHING)
