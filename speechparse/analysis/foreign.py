"""Finds what is not prose in a text: addresses, code, tags, Markdown links, residue of PDF files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled

# Chinese text runs on without a blank: an address goes on through it only where it stands for a part of its own (…/河长制.html,
# ?q=河长制), and then to the next blank or Chinese mark, as a path of Windows does.
_RUNS = r"[^\s，。；：！？、（）“”‘’《》]{0,200}"
_QUOTED = r"\"[^\"\r\n]{0,200}\""
# Every part is bounded or begins where nothing like it goes before, so the time stays linear.
_FOREIGN = compiled.pattern(
    r"(?=[A-Za-z0-9._+`<\](!&${\[-])"  # the first character of all of them
    r"(?:\A---\r?\n(?:[^\r\n]*\r?\n){1,60}?---(?=\r?\n)"  # front matter
    r"|^```[^`]*^```"
    r"|`[^`\r\n]{1,200}`"
    r"|<!--(?:(?!-->)[\s\S]){0,2000}-->"
    r"|</?[A-Za-z][^<>\r\n]{0,500}>"
    r"|!(?=\[[^\]\r\n]{0,80}\]\()"  # a Markdown picture
    rf"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]{{1,3}}(?:{_QUOTED}|'[^'\r\n]{{0,200}}'))?\)"  # the address of a Markdown link
    rf"|(?<![A-Za-z])(?:[A-Za-z]{{2,10}}://|www\.)(?:[!-~]*[A-Za-z0-9/=#&_~+-])?(?:(?<=[/=])\(?[\u4e00-\u9fff]{_RUNS})?"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,60}@[A-Za-z0-9.-]+"
    rf"|(?<![A-Za-z])[A-Za-z]:\\{_RUNS}"
    r"|\$\$[^$]{1,1000}\$\$|\$(?=[^$\r\n]{0,200}[\\^_={}])[^$\r\n]{1,200}\$"  # TeX
    r"|&#?[A-Za-z0-9]{2,8};|(?<![A-Za-z&])nbsp;"  # a character of a web page, and what is left of one
    rf"|\{{\s{{0,20}}{_QUOTED}\s{{0,20}}:(?:[^{{}}]|\{{[^{{}}]{{0,200}}\}}){{0,500}}\}}"  # JSON
    rf"|\[{_QUOTED}(?:\s{{0,20}},\s{{0,20}}{_QUOTED}){{0,50}}\]"
    r"|(?<![A-Za-z])(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)(?= )[^\r\n，。；：！？]{1,300}"  # SQL
    r"|(?<![A-Za-z])(?:if|for|while|switch)[ ]?\((?:[^()\r\n]|\([^()\r\n]{0,60}\)){0,200}\)(?:\s?\{[^{}]{0,500}\})?"
    r"|(?<![A-Za-z])[A-Za-z]{1,10}\([^()（）\r\n]{1,60}\)(?= ?[=<>≤≥])"  # f(甲)=a+b
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
