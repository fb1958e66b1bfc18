"""Reads the package of a .docx, XML parts in a zip, within limits of memory and time.

Parts are read where they lie: nothing is written to disk, nothing is fetched, and XML that declares entities is refused (no
Word file has a document type).
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from speechparse.errors import ReadError
from speechparse.messages import _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what a .doc begins with, and what a .docx is wrapped in when it has a password
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"  # what every entry of a zip's directory begins with
_ENTRIES = 20_000
_LARGEST = 64_000_000  # bytes of XML that are read of one file: a thousand pages have less than half of it
_RATIO = 250  # times that a part may grow when it is unpacked, once it has grown large; Word's own grow less than a hundred times
_LARGE = 2_000_000
_PIECE = 1 << 20
_DEEPEST = 200  # elements within elements; Word's own have some thirty, with tables in tables
_ELEMENTS = 2_000_000
_HELD = 1_000_000  # elements that are held at once: those of one paragraph or table

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"
_PREFIXES = {
    **dict.fromkeys(_WORD, ""),
    **dict.fromkeys(_MATH, "m:"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}


class Package:
    """The parts of a .docx. Names of Word's namespace are bare; those of others have the prefix mc: or m:."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a package.

        Raises:
            ReadError: it is no zip, or one that no word processor writes.
        """
        self._path = path
        self._left = _LARGEST
        if data.startswith(_OLE):
            if _PASSWORD in data:
                self._fail(_("{path}: protected by a password; save it without one"))
            self._fail(_("{path}: in the format of Word 97–2003 (.doc), whatever its name; save it as .docx"))
        if data.count(_ENTRY) > _ENTRIES:
            self._fail(_("{path}: not read: its zip directory has too many entries"))
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise ReadError(_broken(path)) from error
        self._parts = {_named(info.filename): info for info in self._zip.infolist()}
        self.document = self._related("", "officeDocument") or "word/document.xml"
        if self.document not in self._parts:
            self._fail(_("{path}: no Word file: {part} is missing in it"), part=self.document)

    def blocks(self) -> Iterator[Element]:
        """Yield the paragraphs and tables of the document; those read are not kept.

        Raises:
            ReadError: the part is broken, or goes beyond a limit.
        """
        return self._elements(self.document, 3)

    def part(self, kind: str) -> Element | None:
        """Return the root of another part, by the last word of its type (styles, numbering); None if there is none.

        Raises:
            ReadError: the part is broken, or goes beyond a limit.
        """
        name = self._related(self.document, kind)
        return next(self._elements(name, 1), None) if name in self._parts else None

    def _related(self, part: str, kind: str) -> str:
        """The name of the part that is in a relationship with another ("" for the package); "" if there is none."""
        folder, name = posixpath.split(part)
        relations = _named(f"{folder}/_rels/{name}.rels")
        root = next(self._elements(relations, 1)) if relations in self._parts else ()
        for relation in root:
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                return _named(posixpath.join("/", folder, relation.get("Target", "")))
        return ""

    def _elements(self, part: str, depth: int) -> Iterator[Element]:
        """Yield the elements of a part at a depth (1 for the root), each once it has ended."""
        reader = _Reader(depth)
        try:
            for piece in self._bytes(part):
                reader.parse(piece)
                yield from reader.taken()
            reader.parse(b"", True)
            yield from reader.taken()
        except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: encodings that the parser has not
            message = _("{path}: a broken Word file: {part} is not well-formed (line {line})")
            raise ReadError(message.format(path=self._path, part=part, line=getattr(error, "lineno", 1))) from error
        except _RefusedError as refused:
            raise ReadError(str(refused).format(path=self._path, part=part)) from None
        if depth > 1 and reader.root != "document":
            self._fail(_("{path}: no Word file, but another of its kind (a sheet or slides)"))

    def _bytes(self, part: str) -> Iterator[bytes]:
        info = self._parts[part]
        if info.flag_bits & 1:
            self._fail(_("{path}: protected by a password; save it without one"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadError(_broken(self._path))
        self._left -= info.file_size  # no more than that is unpacked
        if self._left < 0 or info.file_size > max(_LARGE, _RATIO * info.compress_size):
            self._fail(_("{path}: not read: it unpacks to too much (a zip bomb?)"))
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            raise ReadError(_broken(self._path)) from error

    def _fail(self, message: str, **fields: str) -> NoReturn:
        raise ReadError(message.format(path=self._path, **fields))


class _RefusedError(Exception):
    """A part is refused; the text has the fields path and part."""


class _Names(dict[str, str]):
    """The names used here, by those that the XML parser gives (namespace and name)."""

    def __missing__(self, name: str) -> str:
        space, blank, local = name.rpartition(" ")
        self[name] = short = (_PREFIXES.get(space, "-:") if blank else "") + local
        return short


class _Reader:
    """Reads XML piece by piece and hands out the elements of one depth; each is cut from the tree, so that it does not grow."""

    def __init__(self, depth: int) -> None:
        self.root = ""
        self._wanted = depth
        self._depth = 0
        self._count = 0
        self._released = 0  # the count when the tree was last cut
        self._ended: list[Element] = []
        self._parent: Element | None = None
        self._names = _Names()
        self._builder = TreeBuilder()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        self.parse = parser.Parse

    def taken(self) -> Iterator[Element]:
        """Yield the elements that have ended since the last call."""
        ended, self._ended = self._ended, []
        return iter(ended)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > min(_ELEMENTS, self._released + _HELD):
            raise _RefusedError(_("{path}: not read: the elements of {part} lie too deep or are too many"))
        names = self._names
        element = self._builder.start(names[name], {names[key]: value for key, value in attributes.items()})
        if self._depth == 1:
            self.root = element.tag
        if self._depth == self._wanted - 1:
            self._parent = element

    def _end(self, name: str) -> None:
        element = self._builder.end(self._names[name])
        if self._depth == self._wanted:
            self._ended.append(element)
            self._released = self._count
            if self._parent is not None:
                self._parent.clear()
        self._depth -= 1

    def _refuse(self, *_declared: object) -> None:
        raise _RefusedError(_("{path}: not read: {part} declares a document type, which no Word file does"))


def _named(name: str) -> str:
    """A part's name for comparison: from the root of the package, without regard to case."""
    return posixpath.normpath("/" + name.replace("\\", "/").lower()).lstrip("/")


def _broken(path: str) -> str:
    return _("{path}: no Word file, or one that is damaged or cut off").format(path=path)
