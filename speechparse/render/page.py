"""The page that texts for people are printed on, and texts made fit for printing."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from speechparse.readers import is_address
from speechparse.render.breaks import folded
from speechparse.render.data import UNKNOWN

_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
_TERMINAL_ALL_THE_SAME = ("FORCE_COLOR", "TTY_COMPATIBLE")  # what rich heeds where the output is none


class Page(NamedTuple):
    """The page: its width and colours.

    Attributes:
        width: cells a line; source lines longer than this are cut to what stands around the place.
        colour: whether colours are understood.
        fold: whether texts longer than a line go on in the next; a pipe gets them whole.
    """

    width: int = 100
    colour: bool = False
    fold: bool = False

    def paint(self, text: str, style: str) -> str:
        """Return the text in a style of rich, if there are colours."""
        if not self.colour or not text:
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)

    def folded(self, text: str, before: int, indent: int) -> list[str]:
        """Return the text in lines as wide as the page, broken between words or Chinese characters.

        Args:
            text: one line.
            before: cells that are taken on its first line.
            indent: blanks before the lines that follow.
        """
        return folded(text, self.width, cell_len, before, indent) if self.fold else [text]


def terminal(paged: bool = False) -> Page:
    """Return the terminal on standard output, or the plain page of a pipe.

    Args:
        paged: standard output goes to a terminal through a pager.
    """
    if not (paged or sys.stdout.isatty() or any(map(os.environ.get, _TERMINAL_ALL_THE_SAME))):
        return Page()
    from rich.console import Console

    console = Console(force_terminal=True if paged else None)
    if not console.is_terminal:
        return Page()
    return Page(console.width, console.color_system is not None and not console.no_color, fold=True)


@lru_cache(maxsize=4096)
def visible(char: str) -> str:
    """Return a character as shown on a line: a tab as blanks, an invisible or control character as ``�``."""
    if char == "\t":
        return "    "
    return UNKNOWN if unicodedata.category(char) in _INVISIBLE else char


def line(text: str) -> str:
    """Return a text fit for one line, such as a message or a path."""
    if text.isprintable():
        return text
    return "".join(" " if char in "\t\n\r" else visible(char) for char in text)


def posix(path: str) -> str:
    """Return a path with forward slashes, as reports name files; an address as it is."""
    from pathlib import Path

    return path if is_address(path) else Path(path).as_posix()
