"""Reads Word files (.docx): their text as a writer sees it, with Word's automatic numbers written out.

The text has one line for each paragraph. Tables and text boxes stay in their places, a row or a paragraph on a line, marked as apart from
the text. Headers, footers, notes, comments, hidden text and the codes of fields are left out.
"""

from __future__ import annotations

from speechparse.readers import Changes
from speechparse.readers.docx.numbering import Numbering
from speechparse.readers.docx.package import Package
from speechparse.readers.docx.revisions import revisions
from speechparse.readers.docx.styles import Styles
from speechparse.readers.docx.text import Story
from speechparse.source import Place, Source


def read(data: bytes, path: str = "", changes: Changes = "accepted") -> Source:
    """Return the source of a Word file.

    Args:
        data: the file.
        path: its name.
        changes: how tracked changes are read: as if they had been accepted, or rejected.

    Raises:
        ReadError: it is no .docx, is broken or protected, or goes beyond the limits of what is read.
    """
    package = Package(data, path)
    styles = Styles(package.part("styles"))
    story = Story(styles, Numbering(package.part("numbering"), styles), revisions(changes))
    text: list[str] = []
    levels: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    places: list[Place] = []
    start = 0
    for line in story.lines(package.blocks()):
        end = start + len(line.text) + 1
        text.append(line.text)
        places += (place._replace(offset=start + place.offset) for place in line.places)
        if line.level is not None and line.text:
            levels.append((start, line.level))
        if line.apart:
            begin = apart.pop()[0] if apart and apart[-1][1] == start else start
            apart.append((begin, end))
        start = end
    if apart and apart[-1][1] == start:
        apart[-1] = (apart[-1][0], start - 1)  # nothing ends the last line
    return Source("\n".join(text), path, raw=data, levels=tuple(levels), apart=tuple(apart), places=tuple(places))
