"""Where the lines of a text begin and end."""

from __future__ import annotations

import re

from speechparse.tree import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_INDENT = re.compile(r"[ \t\u3000\u00a0]*")


def start_of_line(text: str, offset: int) -> int:
    """Offset of the first code point of the line that holds an offset."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def end_of_line(text: str, offset: int) -> int:
    """Offset of the line's end, without the line break."""
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)


def behind_line(text: str, offset: int) -> int:
    """Offset behind the line and its line break."""
    found = _LINE_END.search(text, offset)
    return found.end() if found else len(text)


def indent(text: str, offset: int) -> str:
    """The blanks that the line of an offset begins with."""
    found = _INDENT.match(text, start_of_line(text, offset))
    return found.group() if found else ""


def beside(span: Span) -> tuple[str, str]:
    """What stands before and behind a span on its lines, without blanks around."""
    text = span.source.text
    return text[start_of_line(text, span.start) : span.start].strip(), text[span.end : end_of_line(text, span.end)].strip()
