"""How many characters the parser's patterns go over in a text: ``python tests/visited.py FILE TIMES…``, a number a line.

The text is read as often in a row as each of TIMES says. Run as a program, since patterns are made when modules are imported.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from speechparse import compiled
from speechparse.source import Source

visited = 0


class Counted:
    """A pattern that counts what it goes over: to the end of what it finds, or of where it looks."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.made = pattern
        self.pattern = pattern.pattern

    def match(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        return self._count(self.made.match(text, start, stop), start, start + 1)

    def fullmatch(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        return self._count(self.made.fullmatch(text, start, stop), start, start + 1)

    def search(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        return self._count(self.made.search(text, start, stop), start, min(stop, len(text)))

    def finditer(self, text: str, start: int = 0, stop: int = sys.maxsize) -> Iterator[re.Match[str]]:
        while found := self.search(text, start, stop):
            yield found
            start = max(found.end(), found.start() + 1)

    def sub(self, new: str, text: str) -> str:
        self._count(None, 0, len(text))
        return self.made.sub(new, text)

    def _count(self, found: re.Match[str] | None, start: int, end: int) -> re.Match[str] | None:
        global visited
        visited += max(0, (found.end() if found else end) - start)
        return found


def main(path: str, *times: str) -> None:
    original = compiled.pattern
    compiled.pattern = lambda text, flags=0: Counted(original(text, flags))  # type: ignore[assignment, return-value]
    from speechparse import parser

    global visited
    written = Path(path).read_text(encoding="utf-8")
    for each in times:
        text = written * int(each)
        rules = parser.grammar("speech", text)
        visited = 0
        parser.parse(Source(text), rules)
        print(visited)


if __name__ == "__main__":
    main(*sys.argv[1:])
