"""How a marker is written: what comes before its number, the number, and what comes after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.tree import Marker

_BARE = compiled.pattern(r"[0-9０-９]+(?:[.．][0-9０-９]+)*")
_MARKS = compiled.pattern(r"[\W_]+\Z")


class Written(NamedTuple):
    """The pieces of a marker; joined they are its text.

    Attributes:
        before: （, 第, 其 or nothing.
        number: the written number.
        word: what follows the number and is no punctuation: 是 of 一是，, 章 of 第一章, 个方面 of 第一个方面，.
        marks: the punctuation behind (）、 of （一）、), blanks included.
        system: the number system that the number is written in.
    """

    before: str
    number: str
    word: str
    marks: str
    system: str


def written(marker: Marker, system: str) -> Written:
    """The pieces of a marker.

    Args:
        marker: the marker.
        system: the number system of its scheme; another is found where the number is written otherwise (第3章).
    """
    return _written(marker.text, marker.ordinals, system)


@lru_cache(maxsize=4096)
def _written(text: str, ordinals: tuple[int, ...], system: str) -> Written:
    for name in (system, *numerals.SYSTEMS):
        for found in _pattern(name).finditer(text):
            if numerals.parts(name, found.group()) == ordinals:
                behind = text[found.end() :]
                marks = _MARKS.search(behind)
                word = behind[: marks.start()] if marks else behind
                return Written(text[: found.start()], found.group(), word, behind[len(word) :], name)
    return Written("", text, "", "", "")


def firm(marker: Marker) -> bool:
    """Whether the marker has brackets, a mark or a word of its own; one of digits alone may be a table cell."""
    return _BARE.fullmatch(marker.text.strip()) is None


@lru_cache(maxsize=64)
def _pattern(system: str) -> re.Pattern[str]:
    return compiled.pattern(numerals.SYSTEMS[system].pattern)
