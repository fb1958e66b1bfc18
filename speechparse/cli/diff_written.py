"""Writes what changed between two speeches: in a view for people, in a format for programs."""

from __future__ import annotations

import os

from speechparse.cli.diff_sides import named, opened
from speechparse.cli.output import put, spare
from speechparse.cli.sources import Reading
from speechparse.diff import diff, worded
from speechparse.render.diff import FORMATS, VIEWS, WITHOUT_WORDS
from speechparse.render.page import Page, terminal


def write(paths: tuple[str, ...], reading: Reading, form: str, view: str, width: int | None, output: str | None) -> bool:
    """Write what changed between two speeches, and return whether they are the same."""
    sides = named(paths)
    spare(output, (each.file for each in sides))
    old, new = (opened(each, reading) for each in sides)
    found = diff(old, new)
    if form != "text" or view not in WITHOUT_WORDS:
        from speechparse.analysis.words import cut

        found = worded(found, cut)
    put(FORMATS[form](found) if form != "text" else VIEWS[view](found, _page(width, output)), output)
    return found.same


def _page(width: int | None, output: str | None) -> Page:
    page = Page() if output else terminal(paged=os.environ.get("GIT_PAGER_IN_USE") == "true")
    return Page(width, page.colour, fold=True) if width else page
