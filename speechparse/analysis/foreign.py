"""Finds what is not prose in a text: addresses, code, tags, Markdown links, residue of PDF files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled

# Every part is bounded or begins where nothing like it goes before, so the time stays linear. Addresses end at the first
# character that is not ASCII, as Chinese text runs on without a blank.
_FOREIGN = compiled.pattern(
    r"(?=[A-Za-z0-9._+`<\](-])"  # the first character of all of them
    r"(?:\A---\r?\n(?:[^\r\n]*\r?\n){1,60}?---(?=\r?\n)"  # front matter
    r"|^```[^`]*^```"
    r"|`[^`\r\n]{1,200}`"
    r"|<!--(?:(?!-->)[\s\S]){0,2000}-->"
    r"|</?[A-Za-z][^<>\r\n]{0,500}>"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # the address of a Markdown link
    r"|(?<![A-Za-z])(?:[A-Za-z]{2,10}://|www\.)[!-~]*[A-Za-z0-9/=#&_~+-]"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,60}@[A-Za-z0-9.-]+"
    r"|\(cid:[0-9]+\))",
    re.MULTILINE,
)
# References to books and papers have half-width marks by a standard of their own (GB/T 7714).
_REFERENCE = compiled.pattern(r"\[(?:[A-Z]|EB|DB)(?:/OL)?\]")
_REFERENCE_LENGTH = 150  # code points before and behind its [M]


def foreign(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every stretch that is not prose, in order of place."""
    for found in _FOREIGN.finditer(text):
        yield found.span()


def in_reference(text: str, place: int) -> bool:
    """Whether a place is in a line that is a bibliographic reference (张三. 论治水[J]. 水利, 2024)."""
    start = max(text.rfind("\n", max(place - _REFERENCE_LENGTH, 0), place), place - _REFERENCE_LENGTH, 0)
    end = text.find("\n", place, place + _REFERENCE_LENGTH)
    return _REFERENCE.search(text, start, end if end >= 0 else place + _REFERENCE_LENGTH) is not None
