"""``speechparse diff --matrix``."""

from __future__ import annotations

import sys

from speechparse import parser, run
from speechparse.cli import complain
from speechparse.cli.output import put
from speechparse.cli.sources import Reading, Sources
from speechparse.matrix import LEAST, matrix
from speechparse.messages import _
from speechparse.render import matrix as shown
from speechparse.render.page import dumped


def show(
    paths: tuple[str, ...], reading: Reading, form: str, output: str | None, width: int | None, passages: bool, least: float | None
) -> int:
    """Tell which speeches of the files share text; 2 if not all of the work could be done."""
    names = list(run.files(paths))
    sources = Sources(names, reading)
    found = matrix((parser.parse(source, rules) for source, rules, _path in sources), LEAST if least is None else least)
    if form == "json":
        put([dumped(shown.data(found), indent=2)], output)
    elif form == "markdown":
        put(shown.markdown(found, passages), output)
    elif output is None and (width or sys.stdout.isatty()):
        from rich.console import Console

        shown.terminal(found, Console(highlight=False, width=width), passages)
    else:
        put(shown.lines(found, passages), output)
    if not names:
        complain(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))
    return 2 if sources.failed or not names else 0
