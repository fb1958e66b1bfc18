"""A source line with a place marked underneath, cut to the surroundings of the place."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

from speechparse.render.page import visible
from speechparse.tree import Span

_CUT = "…"


def excerpt(span: Span, room: int) -> tuple[str, str]:
    """Return the line that a span begins in, and the signs ``^^^`` to go under it.

    A line longer than the room is cut to a window in which the beginning of the span is seen. Of a span over several lines
    the part in the first is marked; an empty one gets one sign.

    Args:
        span: the place.
        room: cells that the line may take.
    """
    text, (begin, end) = span.source.text, _line(span)
    start = min(span.start, end)
    stop = min(max(span.end, start), end)
    left, right = _window(text, begin, end, start, stop, room)
    before = (_CUT if left > begin else "") + _shown(text[left:start])
    rest = _shown(text[start:right]) + (_CUT if right < end else "")
    marked = _shown(text[start : min(stop, right)])
    return (before + rest).rstrip(), " " * cell_len(before) + "^" * max(1, cell_len(marked))


def _line(span: Span) -> tuple[int, int]:
    """The start and end of the line that a span begins in, without its line end."""
    starts = span.source.line_starts
    number = span.position.line
    begin = starts[number - 1]
    end = starts[number] if number < len(starts) else len(span.source.text)
    while end > begin and span.source.text[end - 1] in "\r\n":
        end -= 1
    return begin, end


def _window(text: str, begin: int, end: int, start: int, stop: int, room: int) -> tuple[int, int]:
    """The part of a line that is shown, found from the place outward: lines may have many thousands of characters."""
    if end - begin <= room and cell_len(_shown(text[begin:end])) <= room:
        return begin, end
    room -= 2 * len(_CUT)
    left = right = start
    used = 0
    while right < stop and (used + (width := _cells(text[right]))) <= room:
        right, used = right + 1, used + width
    half = used + (room - used) // 2
    for limit in (half, room):  # half of what is left to the text before the place, what the text after it leaves goes back to it
        while left > begin and (used + (width := _cells(text[left - 1]))) <= limit:
            left, used = left - 1, used + width
        while right < end and (used + (width := _cells(text[right]))) <= room:
            right, used = right + 1, used + width
    return left, right


def _shown(text: str) -> str:
    return text if text.isprintable() else "".join(map(visible, text))


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    return cell_len(visible(char))
