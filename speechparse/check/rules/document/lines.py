"""Where the lines of a text begin and end. A line is found by the source's index of lines, however long the text is."""

from __future__ import annotations

from bisect import bisect_right

from speechparse import compiled
from speechparse.source import Source
from speechparse.tree import Span

_INDENT = compiled.pattern(r"[ \t\u3000\u00a0]*")


def written(source: Source) -> int:
    """How many lines have more than blanks."""
    ends = (*source.line_starts[1:], len(source.text))
    return sum(1 for start, end in zip(source.line_starts, ends, strict=True) if source.text[start:end].strip())


def start_of_line(source: Source, offset: int) -> int:
    """Return the offset of the first code point of the line that contains an offset."""
    return source.line_starts[bisect_right(source.line_starts, offset) - 1]


def end_of_line(source: Source, offset: int) -> int:
    """Offset of the line's end, without the line break."""
    end = behind_line(source, offset)
    if end > offset and source.text[end - 1] in "\r\n":
        end -= 2 if source.text[end - 2 : end] == "\r\n" else 1
    return max(end, offset)


def behind_line(source: Source, offset: int) -> int:
    """Offset behind the line and its line break."""
    below = bisect_right(source.line_starts, offset)
    return source.line_starts[below] if below < len(source.line_starts) else len(source.text)


def indent(source: Source, offset: int) -> str:
    """The blanks that the line of an offset begins with."""
    found = _INDENT.match(source.text, start_of_line(source, offset))
    return found.group() if found else ""


def beside(span: Span) -> tuple[str, str]:
    """Return the text before and after a span on its lines, without blanks around."""
    source, text = span.source, span.source.text
    return text[start_of_line(source, span.start) : span.start].strip(), text[span.end : end_of_line(source, span.end)].strip()
