"""How well texts are read whose line breaks were damaged: ``python benchmarks/layouts.py [WIDTH]``.

The labelled texts of ``SPEECHPARSE_TEXTS`` (``gold/*/x.txt`` beside ``x.tsv``) as they are, hard-wrapped at WIDTH code
points (40), and with their line breaks taken out, with and without 　　 in their place. Prints node F1 (place and level)
for each folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import speechparse

Node = tuple[int, int]
Damage = Callable[[str], tuple[str, list[int]]]


def labels(path: Path, text: str) -> set[Node]:
    """Offset and level of every labelled section."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").split("\n") if row.strip())
    return {(starts[int(line) - 1] + int(column), int(level)) for line, column, level, *_ in rows if level != "0"}


def as_it_is(text: str) -> tuple[str, list[int]]:
    return text, list(range(len(text) + 1))


def wrapped(width: int) -> Damage:
    def damage(text: str) -> tuple[str, list[int]]:
        pieces, places, column = [], [], 0
        length = 0
        for char in text:
            if char != "\n" and column == width:
                pieces.append("\n")
                length, column = length + 1, 0
            places.append(length)
            pieces.append(char)
            length, column = length + 1, 0 if char == "\n" else column + 1
        return "".join(pieces), [*places, length]

    return damage


def joined(mark: str) -> Damage:
    def damage(text: str) -> tuple[str, list[int]]:
        pieces: list[str] = []
        places, length = [], 0
        for char in text:
            places.append(length)
            piece = char if char not in "\r\n" else mark if char == "\n" else ""
            pieces.append(piece)
            length += len(piece)
        return "".join(pieces), [*places, length]

    return damage


def score(folder: Path, damage: Damage) -> float:
    """Node F1 over a folder."""
    right = found = wanted = 0
    for label in sorted(folder.glob("*.tsv")):
        text = label.with_suffix(".txt").read_text(encoding="utf-8")
        changed, places = damage(text)
        want = {(places[start], level) for start, level in labels(label, text)}
        got = {(section.start, section.level) for section in speechparse.parse(changed).walk()}
        right, found, wanted = right + len(want & got), found + len(got), wanted + len(want)
        if os.environ.get("VERBOSE"):
            for start, level in sorted((want - got) | (got - want)):
                side = "missed" if (start, level) in want else "extra "
                print(f"    {side} {label.stem} {start} level {level} {changed[start : start + 20]!r}")
    return 2 * right / (found + wanted)


def main() -> None:
    root = os.environ.get("SPEECHPARSE_TEXTS")
    if not root:
        sys.exit("SPEECHPARSE_TEXTS names no folder of labelled texts")
    width = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    damages = {"as it is": as_it_is, f"wrapped at {width}": wrapped(width), "joined by 　　": joined("　　"), "joined": joined("")}
    for folder in sorted(path for path in (Path(root) / "gold").iterdir() if path.is_dir()):
        for name, damage in damages.items():
            print(f"{folder.name:8} {name:14} node F1 {score(folder, damage):.4f}", flush=True)


if __name__ == "__main__":
    main()
