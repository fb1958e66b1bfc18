"""Word files made for tests: python-docx for the package, numbering definitions and marks of changes as XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

SPACES = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v"'


def xml(text: str) -> BaseOxmlElement:
    """An element, written with the prefixes w and mc."""
    element: BaseOxmlElement = parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {SPACES}", text))
    return element


def level(n: int, form: str, text: str, *, start: int | None = 1, more: str = "", suffix: str = "nothing") -> str:
    """A level of a numbering definition."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{n}">{begin}<w:numFmt w:val="{form}"/>{more}<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'


def define(word: Word, levels: Sequence[str], lists: Mapping[int, str] | None = None, *, name: int = 900, more: str = "") -> None:
    """Put a numbering definition into a document, and the lists that use it: their ids, and what they override.

    Args:
        word: the document.
        levels: as ``level`` gives them.
        lists: None gives one list that has the id of the definition.
        name: the id of the definition.
        more: what stands before the levels.
    """
    root = word.part.numbering_part.element
    first = root.find(f"{{{root.nsmap['w']}}}num")
    definition = xml(
        f'<w:abstractNum w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'
    )
    if first is None:
        root.append(definition)
    else:
        first.addprevious(definition)
    for number, overrides in ({name: ""} if lists is None else lists).items():
        root.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{overrides}</w:num>'))


def numbered(word: Word, text: str, list_: int = 900, n: int | None = 0, style: str | None = None) -> Paragraph:
    """A paragraph with an automatic number."""
    paragraph = word.add_paragraph(text, style)
    at = "" if n is None else f'<w:ilvl w:val="{n}"/>'
    paragraph._p.get_or_add_pPr().append(xml(f'<w:numPr>{at}<w:numId w:val="{list_}"/></w:numPr>'))
    return paragraph


def appended(word: Word, block: str) -> None:
    """Put a block at the end of the body."""
    word.element.body.insert(len(word.element.body) - 1, xml(block))


def plain(texts: Iterable[str]) -> Word:
    """A document of these paragraphs."""
    word = Document()
    for text in texts:
        word.add_paragraph(text)
    return word


def data(word: Word) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def saved(word: Word, folder: Path, name: str = "draft.docx") -> str:
    """The path of a document that has been saved."""
    path = folder / name
    path.write_bytes(data(word))
    return str(path)


def package(parts: Mapping[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts; without ``_rels/.rels`` the document is found by its usual name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def body(inner: str) -> str:
    """The document part with this in its body."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{inner}<w:sectPr/></w:body></w:document>'


def only(inner: str) -> bytes:
    """The smallest Word file with this in its body."""
    return package({"word/document.xml": body(inner)})
