"""``speechparse diff --matrix``."""

from __future__ import annotations

import sys

from speechparse import parser
from speechparse.cli.many import Files, Many
from speechparse.cli.output import put
from speechparse.cli.output import show as show_all
from speechparse.cli.sources import Reading
from speechparse.matrix import LEAST, matrix
from speechparse.render import matrix as shown
from speechparse.render.data import dumped
from speechparse.tree import Document


def show(
    paths: tuple[str, ...], reading: Reading, form: str, output: str | None, width: int | None, passages: bool, least: float | None
) -> int:
    """Print which speeches of the files share text; exit status 2 if not all work could be done."""
    files = Files(paths, Many(jobs=1), output)

    def parsed(path: str) -> Document:
        opened = reading.read(path)
        return parser.parse(opened.source, opened.grammar)

    found = matrix(files.each(parsed), LEAST if least is None else least)
    if form == "json":
        put([dumped(shown.data(found), indent=2)], output)
    elif form == "markdown":
        put(shown.markdown(found, passages), output)
    elif output is None and (width or sys.stdout.isatty()):
        from rich.console import Console

        console = Console(highlight=False, width=width)
        show_all(console, shown.terminal(found, console.width, passages))
    else:
        put(shown.lines(found, passages), output)
    return 2 if files.failed else 0
