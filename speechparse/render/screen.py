"""The terminal to write for, found without importing rich, which takes a fifth of the time of a short outline."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NamedTuple

from speechparse.messages import visible

_ASKED_OF_RICH = ("FORCE_COLOR", "TTY_COMPATIBLE")  # that say what kind of terminal there is
_NOT_COLOURED = ("dumb", "unknown")


BOLD, DIM, ITALIC = "1", "2", "3"
"""Styles, by the numbers of ECMA-48."""


class Screen(NamedTuple):
    """A terminal to write for: its columns, and whether it shows colours."""

    width: int
    colours: bool

    def paint(self, text: str, code: str) -> str:
        """Return the text in a style, by the numbers of ECMA-48."""
        return f"\x1b[{code}m{text}\x1b[0m" if code and text and self.colours else text

    def dimmed(self, text: str) -> str:
        """Return text beside the result, such as the name of a file, dimmed."""
        return self.paint(visible(text), DIM)


def screen() -> Screen:
    """Return the terminal on standard output, as rich finds it."""
    unusual = sys.platform == "win32" or os.environ.get("TERM", "").lower() in _NOT_COLOURED
    if unusual or any(name in os.environ for name in _ASKED_OF_RICH):
        from rich.console import Console

        console = Console()
        return Screen(console.width, console.color_system is not None and not console.no_color)
    return Screen(_width(), os.environ.get("NO_COLOR", "") == "")


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    for stream in (0, 1, 2):
        with suppress(OSError):
            return os.get_terminal_size(stream).columns or 80
    return 80
