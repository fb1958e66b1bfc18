"""Web pages and HTML files: the main text as lines, headings as levels, tables apart, the numbers of lists written out.

A large page is read in a process of its own (``limited``): a page can be made so that libraries take minutes for it.
"""

from __future__ import annotations

import codecs
import re
from importlib.util import find_spec
from typing import Any

from speechparse.errors import ExtraError, ReadError
from speechparse.messages import _
from speechparse.readers import encodings, limited
from speechparse.source import Place, Source

SECONDS = 60.0
"""How long the reading of one large page may take."""
MEMORY = 2 << 30
"""How many bytes of memory it may take (address space, of which the libraries alone reserve a part)."""
BYTES = 64 << 20
"""The size of a page from which on it is refused."""
LARGE = 256 << 10
"""The size of a page from which on it is read in a process of its own: a hostile one may take some seconds up to here."""

_DECLARED = re.compile(rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]+?encoding\s*=\s*["']([\w.:-]+)""")
_BEGINNING = 4096  # bytes in which a page declares its encoding
_PLAIN = re.compile(rb"[\x00-\x7f]{3,}")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs"}


def read(data: bytes, path: str) -> Source:
    """Return the source of a page.

    Raises:
        ExtraError: the libraries that read pages are not installed.
        ReadError: no text, or a page past the limits.
    """
    if find_spec("lxml") is None or find_spec("trafilatura") is None:
        raise ExtraError(_("{path}: web pages need trafilatura: pip install 'speechparse[html]'").format(path=path))
    if len(data) > BYTES:
        raise ReadError(_("{path}: too large a page: more than {megabytes} MB").format(path=path, megabytes=BYTES >> 20))
    text, encoding = _decoded(data, path)
    bare = text.encode("utf-8", "replace").replace(b"\x00", b"")
    try:
        rows = work(bare) if len(bare) < LARGE else limited.run("html", bare, SECONDS, MEMORY)
    except limited.LimitError:
        message = _("{path}: a page that could not be read within {seconds} seconds and {memory} MB of memory")
        raise ReadError(message.format(path=path, seconds=int(SECONDS), memory=MEMORY >> 20)) from None
    if rows is None:
        raise ReadError(_("{path}: a page with elements too deep in one another, or a piece of text without end").format(path=path))
    return _source(rows, data, path, encoding)


def work(data: bytes) -> Any:
    """Return the rows of a page in UTF-8; None if the parser reached a limit, where it drops the rest of the page."""
    from lxml import etree, html

    from speechparse.readers.html.main import main
    from speechparse.readers.html.rows import rows

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # nothing in it
        page = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        return None
    return [] if page is None else rows(main(page))


def _source(rows: list[tuple[str, int, bool]], data: bytes, path: str, encoding: str) -> Source:
    text: list[str] = []
    levels: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    places: list[Place] = []
    offset = 0
    for line, level, stands_apart in rows:
        end = offset + len(line) + 1
        if level:
            levels.append((offset, level))
        if stands_apart:
            begun = apart.pop()[0] if apart and apart[-1][1] == offset else offset
            apart.append((begun, end))
        if line.strip():
            places.append(Place(offset, "paragraph", len(places) + 1))
        text.append(line + "\n")
        offset = end
    return Source("".join(text), path, encoding, raw=data, levels=tuple(levels), apart=tuple(apart), places=tuple(places))


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """Decode a page by its byte order mark, else as it declares if that fits, else as a text file; return the text and the encoding."""
    for mark, name in encodings.MARKS:
        if data.startswith(mark) and not data.startswith(encodings.UTF_32):
            return data[len(mark) :].decode(name, "replace"), name
    if declared := _DECLARED.search(data[:_BEGINNING].lower()):
        try:
            name = codecs.lookup((declared[1] or declared[2]).decode("ascii")).name
            name = _WIDER.get(name, name)
            return data.decode(name), name
        except (LookupError, UnicodeError):
            pass  # many pages say what is not so
    guess = encodings.guess(_PLAIN.sub(b"\n", data)) or encodings.guess(data)
    if guess is None:
        raise ReadError(_("{path}: no text, or in an encoding that is not known").format(path=path))
    return data.decode(guess.encoding, "replace"), guess.encoding
