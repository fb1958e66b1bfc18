"""How findings are printed: one module a format. Names of formats and keys are English whatever the language of the messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from speechparse.check.report import Report
from speechparse.render.page import Page

FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "full": ("full", "lines"),
        "concise": ("concise", "lines"),
        "json": ("plain", "json"),
        "jsonl": ("plain", "jsonl"),
        "sarif": ("sarif", "lines"),
        "github": ("github", "lines"),
        "gitlab": ("gitlab", "lines"),
        "junit": ("junit", "lines"),
        "rdjson": ("rdjson", "lines"),
    }
)
"""The module of each format and its function: only the one asked for is imported."""
FOR_PEOPLE = ("full", "concise")
"""The formats that have width and colour, and that sums may follow."""

_PLAIN = Page()


def written(reports: Iterable[Report], form: str, page: Page = _PLAIN) -> Iterator[str]:
    """The lines of a format, as the reports come.

    Args:
        reports: one a file, files without findings too.
        form: a name of ``FORMATS``.
        page: width and colours, for the formats for people.
    """
    module, function = FORMATS[form]
    lines = getattr(import_module(f"{__name__}.{module}"), function)
    found: Iterator[str] = lines(reports, page) if form in FOR_PEOPLE else lines(reports)
    return found
