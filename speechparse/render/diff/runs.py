"""The segments of a pair as runs of text that a terminal can show, with the changed words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from rich.cells import cell_len

from speechparse import compiled
from speechparse.diff.model import Nature
from speechparse.diff.segments import Segment
from speechparse.render.page import Page, visible

OLD, NEW, SAME = "red", "green", ""
_MASKED = "blue"
_BEFORE, _BEHIND = 24, 24  # code points of text that did not change, shown around a change
_BREAKS = "\r\n"
_MARKS = ("[-", "-]", "{+", "+}")
_CLOSING = frozenset("，。；：！？、”’）》】%％") | {"-]", "+}"}
_OPENING = frozenset("“‘（《【") | {"[-", "{+"}
_SENTENCE = compiled.pattern("[。！？\n]")


class Run(NamedTuple):
    """A piece of text in one style; without colours it has marks around it."""

    text: str
    style: str


def both(segments: Iterable[Segment], page: Page) -> Iterator[Run]:
    """Yield old and new in one text: [-old-]{+new+}."""
    for segment in segments:
        if segment.nature is None:
            yield Run(segment.new, SAME)
        else:
            yield from old(segment, page)
            once = _broken(segment.old) and _broken(segment.new)  # a paragraph begins here on both sides
            yield from list(new(segment, page))[once:]


def old(segment: Segment, page: Page) -> Iterator[Run]:
    """Yield the deleted text."""
    if segment.old:
        yield from _marked(segment.old, f"{_MASKED if segment.nature is Nature.MASKED else OLD} strike", "[-", "-]", page)


def new(segment: Segment, page: Page) -> Iterator[Run]:
    """Yield the inserted text."""
    if segment.new:
        yield from _marked(segment.new, f"{_MASKED if segment.nature is Nature.MASKED else NEW} underline", "{+", "+}", page)


def _marked(text: str, style: str, begin: str, end: str, page: Page) -> Iterator[Run]:
    """A text with its marks; line breaks at its beginning and end stay outside."""
    bare = text.strip(_BREAKS)
    at = text.index(bare)
    marked = (Run(bare, style),) if page.colour else (Run(begin, style), Run(bare, style), Run(end, style))
    for run in (Run(text[:at], SAME), *(marked if bare else ()), Run(text[at + len(bare) :], SAME)):
        if run.text:
            yield run


def _broken(text: str) -> bool:
    return text.startswith(tuple(_BREAKS))


def around(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments with only the sentence before and after each change; `` … `` shows where text is left out."""
    for n, segment in enumerate(segments):
        if segment.nature is not None:
            yield segment
            continue
        head = _head(segment.new) if n else ""
        tail = _tail(segment.new) if n < len(segments) - 1 else ""
        if len(head) + len(tail) >= len(segment.new):
            yield segment
        else:
            cut = f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"
            yield Segment(cut, cut)


def _head(text: str) -> str:
    """The rest of a sentence, or as much of it as is shown."""
    end = _SENTENCE.search(text)
    return text[: min(end.end() if end else len(text), _BEHIND)].rstrip("\n")


def _tail(text: str) -> str:
    """The beginning of a sentence, or as much of it as is shown."""
    begins = max((found.end() for found in _SENTENCE.finditer(text) if found.end() < len(text)), default=0)
    return text[max(begins, len(text) - _BEFORE) :].lstrip("\n")


def folded(runs: Iterable[Run], width: int | None, page: Page) -> list[str]:
    """Return the runs as painted lines of at most ``width`` cells."""
    return [written for written, _cells in folded_cells(runs, width, page)]


def folded_cells(runs: Iterable[Run], width: int | None, page: Page) -> list[tuple[str, int]]:
    """Return the same lines, each with its width in cells."""
    return [(_painted(units, page), _cells(units)) for units in _lines(runs, inf if width is None else width)]


def _lines(runs: Iterable[Run], width: float) -> Iterator[list[Run]]:
    line: list[Run] = []
    used = 0
    for word in _words(runs):
        if word[0].text == "\n" or (line and used + _cells(word) > width):
            yield line
            line, used = [], 0
        for unit in word:
            if unit.text != "\n":
                if line and used + cell_len(unit.text) > width:  # a word longer than a line
                    yield line
                    line, used = [], 0
                line.append(unit)
                used += cell_len(unit.text)
    yield line


def _cells(units: Iterable[Run]) -> int:
    return sum(cell_len(unit.text) for unit in units)


def _painted(units: Iterable[Run], page: Page) -> str:
    return "".join(page.paint("".join(unit.text for unit in same), style) for style, same in groupby(units, key=lambda unit: unit.style))


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the units that are not broken: a character with brackets before it and marks after it, a figure, a Latin word."""
    word: list[Run] = []
    for unit in _units(runs):
        if word and (unit.text == "\n" or word[-1].text == "\n" or not _glued(word[-1].text, unit.text)):
            yield word
            word = []
        word.append(unit)
    if word:
        yield word


def _units(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        if run.text in _MARKS:
            yield run
        else:
            text = run.text.replace("\r\n", "\n").replace("\r", "\n")
            yield from (Run(char if char == "\n" else visible(char), run.style) for char in text)


def _glued(one: str, other: str) -> bool:
    if other in _CLOSING or one in _OPENING:
        return True
    return one.isascii() and other.isascii() and one.isalnum() and (other.isalnum() or other in ".%")
