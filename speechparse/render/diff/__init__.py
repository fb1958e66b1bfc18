"""How a comparison is printed: one module a format or view. Names of formats and keys are English whatever the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from speechparse.diff.data import data
from speechparse.diff.model import Diff
from speechparse.render.data import dumped
from speechparse.render.diff import html, inline, markdown, side_by_side, stat, summary
from speechparse.render.page import Page

VIEWS: Mapping[str, Callable[[Diff, Page], Iterator[str]]] = MappingProxyType(
    {"summary": summary.lines, "unified": inline.lines, "side-by-side": side_by_side.lines, "stat": stat.lines}
)
"""What people read in a terminal."""

FORMATS: Mapping[str, Callable[[Diff], Iterator[str]]] = MappingProxyType(
    {"json": lambda diff: iter((dumped(data(diff), indent=2),)), "markdown": markdown.lines, "html": html.lines}
)
"""What programs read, and pages."""

WITHOUT_WORDS = frozenset({"summary", "stat"})
"""The views that show no words, for which none are looked up in the dictionary."""
