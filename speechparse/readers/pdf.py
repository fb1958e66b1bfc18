"""Reads PDF with a text layer: joins the characters of its pages into lines and paragraphs.

PDFium reads the pages, in a process of its own (``limited``): a broken or hostile file can hang or crash nothing but that.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from importlib.util import find_spec
from itertools import accumulate
from typing import Any

from speechparse.errors import ExtraError, ReadError
from speechparse.messages import _
from speechparse.readers import limited, pages
from speechparse.readers.pages import Character, Line, Page
from speechparse.source import Place, Source

SECONDS = 120.0
"""How long the reading of one file may take."""
MEMORY = 2 << 30
"""How many bytes of memory the reading may take (address space, of which the libraries alone reserve a part)."""
BYTES = 256 << 20
"""The size of a file from which on it is refused."""
PAGES = 10_000
"""The number of pages from which on a file is refused."""
CHARACTERS = 10_000_000
"""The number of characters from which on a file is refused."""

_LINE_END = (10, 13)
_LEAST_READABLE = 0.5  # share of the characters that the fonts tell; a text layer with less is none


def read(data: bytes, path: str) -> Source:
    """Return the source of a PDF: its paragraphs become lines, its places are pages.

    Raises:
        ExtraError: the library that reads PDF is not installed.
        ReadError: no PDF, a broken one, an encrypted one, one without text, or one past the limits.
    """
    if find_spec("pypdfium2") is None:
        raise ExtraError(_("{path}: PDF needs pypdfium2: pip install 'speechparse[pdf]'").format(path=path))
    if len(data) > BYTES:
        raise _error(path, "large")
    try:
        answer = limited.run("pdf", data, SECONDS, MEMORY)
    except limited.LimitError:
        raise _error(path, "failure") from None
    if isinstance(answer, str):
        raise _error(path, answer)
    paragraphs = pages.paragraphs([Page(width, height, [Line(*line) for line in lines]) for width, height, lines in answer])
    if not paragraphs:
        raise _error(path, "no text")
    starts = accumulate((len(paragraph.text) + 1 for paragraph in paragraphs), initial=0)
    places = {
        page: start + offset for start, paragraph in zip(starts, paragraphs, strict=False) for offset, page in reversed(paragraph.pages)
    }
    first = min(places)
    return Source(
        "\n".join(paragraph.text for paragraph in paragraphs) + "\n",
        path,
        raw=data,
        places=tuple(Place(0 if page == first else offset, "page", page) for page, offset in sorted(places.items())),
    )


def _error(path: str, what: str) -> ReadError:
    reasons = {
        "broken": _("{path}: no PDF that can be read: it is damaged, or something else"),
        "password": _("{path}: encrypted: a password is needed; save it without one"),
        "no text": _("{path}: a PDF without text (scanned pages?): run character recognition (OCR) on it first"),
        "large": _("{path}: too large a PDF: more than {megabytes} MB, {pages} pages or {characters} characters"),
        "failure": _("{path}: a PDF that could not be read within {seconds} seconds and {memory} MB of memory"),
    }
    limits = {"megabytes": BYTES >> 20, "pages": PAGES, "characters": CHARACTERS, "seconds": int(SECONDS), "memory": MEMORY >> 20}
    return ReadError(reasons[what].format(path=path, **limits))


def work(data: bytes) -> Any:
    """Return the lines of each page, or one word for the reason why there are none. Runs in a process of its own."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return "password" if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD else "broken"
    if len(document) > PAGES:
        return "large"
    found = []
    count = told = readable = 0
    for page in document:
        text = page.get_textpage()
        count += text.count_chars()
        if count > CHARACTERS:
            return "large"
        rows = _rows(page, text)
        told += sum(len(row) for row in rows)
        readable += sum(_is_readable(character.text) for row in rows for character in row)
        found.append(Page(page.get_width(), page.get_height(), pages.lines(rows)))
        text.close()
        page.close()
    return found if readable >= _LEAST_READABLE * told else "no text"


def _rows(page: Any, text: Any) -> list[list[Character]]:
    """The characters of a page, in runs as PDFium puts them together."""
    from pypdfium2 import raw

    left, bottom, right, top = page.get_bbox()
    # A point as the reader sees the page, which may be turned: from its left and upper edge.
    shown: Callable[[float, float], tuple[float, float]] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )[page.get_rotation() // 90]
    handle, box, x, y = text.raw, raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rows: list[list[Character]] = [[]]
    for n in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, n)
        if code in _LINE_END:
            rows.append([])
        if raw.FPDFText_IsGenerated(handle, n) == 1:  # PDFium's guess at blanks and line ends
            continue
        raw.FPDFText_GetLooseCharBox(handle, n, box)
        raw.FPDFText_GetCharOrigin(handle, n, x, y)
        (one, above), (other, below) = shown(box.left, box.top), shown(box.right, box.bottom)
        edges = min(one, other), max(one, other)
        rows[-1].append(Character(_character(code), *edges, shown(x.value, y.value)[1], abs(below - above)))
    return [row for row in rows if row]


def _character(code: int) -> str:
    """Return the character of a code; the replacement character if it has none."""
    return chr(code) if 32 <= code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _is_readable(char: str) -> bool:
    """Whether a code is a character, not the number of a glyph in a font that does not say which character it draws."""
    return char < "\ue000" or "\uf8ff" < char < "\ufff0" or char > "\uffff"
