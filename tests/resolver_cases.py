"""Reads ``cases/resolver.txt``: a line of markers in, levels out.

Notation: ``一、`` alone on its line with a heading; ``一是+`` heading and body on one line; ``~一是`` inside the
paragraph before it; ``¶~一是`` inside a new paragraph; ``¶`` a paragraph without numbers; ``=标题`` a line as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "cases" / "resolver.txt"
_HEADINGS = ("统一思想认识", "压实工作责任", "补齐短板弱项", "强化要素保障", "优化服务流程", "严格督促检查", "凝聚各方力量")
_BODY = "各级各部门要结合实际抓好落实，确保各项部署落到实处"


class Case(NamedTuple):
    """A case: where it stands, its markers, and the level of each (None: no marker)."""

    line: int
    markers: tuple[str, ...]
    levels: tuple[int | None, ...]


def cases() -> list[Case]:
    """All cases of the file."""
    found = []
    for number, raw in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.split("#")[0].strip()
        if not line:
            continue
        markers, _, levels = line.partition("->")
        read = tuple(None if level == "-" else int(level) for level in levels.split())
        found.append(Case(number, tuple(markers.split()), read))
    return found


def text(case: Case) -> tuple[str, list[int]]:
    """The text of a case, and the offset of each marker."""
    written, places = "", []
    for number, token in enumerate(case.markers):
        heading = _HEADINGS[number % len(_HEADINGS)]
        gap = " " if token[-1].isalnum() and token[-1].isascii() else "　" if token[0] == "第" and token[-1] in "章节条分" else ""
        if token == "¶":
            written += f"{_BODY}。\n"
        elif token.startswith("="):
            written += token[1:] + "\n"
        elif token.startswith(("¶~", "~")):
            if token.startswith("~"):
                written = written.rstrip("\n")
            else:
                written += "从总体上看，要把握以下几个方面："
            places.append(len(written))
            written += f"{token.lstrip('¶~')}{gap}{heading}，{_BODY}。\n"
        elif token.endswith("+"):
            places.append(len(written))
            written += f"{token[:-1]}{gap}{heading}。{_BODY}。\n"
        else:
            places.append(len(written))
            written += f"{token}{gap}{heading}\n"
    return written, places
