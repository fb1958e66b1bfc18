"""How findings are printed: one module a format. Names of formats and keys are English whatever the language of the messages.

A module has a function ``part``: what is printed of one file, as lines or other plain values; and a function ``lines``, which joins
the parts of all files, where they do not just follow one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from speechparse.check.report import Report
    from speechparse.render.page import Page

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson")
FOR_PEOPLE = ("full", "concise")
"""The formats that have width and colour, and that sums may follow."""


def part(report: Report, form: str, page: Page) -> list[Any]:
    """Return what a format prints of a file, as values that can be sent between processes and joined with those of others."""
    module = _module(form)
    return list(module.part(report, page) if form in FOR_PEOPLE else module.part(report))


def joined(parts: Iterable[list[Any]], form: str) -> Iterator[str]:
    """Yield the lines of a format from the parts of files."""
    lines: Iterator[str] = getattr(_module(form), "lines", chain.from_iterable)(parts)
    return lines


def _module(form: str) -> Any:
    """The module of a format: only the one asked for is imported."""
    return import_module(f"{__name__}.{'plain' if form == 'json' else form}")
