"""Where a line of a text for people may break: between words, and between Chinese characters, but before no mark that closes."""

from __future__ import annotations

from collections.abc import Callable

from speechparse import compiled

# What is not broken: a word, or a Chinese character, with the brackets before it, the marks and blanks behind it.
_WORD = compiled.pattern("[（《“‘]*(?:[\u2e80-\uffff]|[^ （《“‘\u2e80-\uffff]+)[，。；：、！？）》”’]* *|.")


def folded(text: str, width: int, cells: Callable[[str], int], before: int = 0, indent: int = 0) -> list[str]:
    """A text in lines of a width.

    Args:
        text: one line.
        width: cells a line.
        cells: how many cells a text takes.
        before: cells that are taken on its first line.
        indent: blanks before the lines that follow.
    """
    lines, used = [""], before
    for word in _WORD.findall(text):
        if used + cells(word.rstrip(" ")) > width and used > indent:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append(" " * indent)
            used = indent
        lines[-1] += word
        used += cells(word)
    return lines
