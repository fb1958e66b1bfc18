"""How findings are printed: one module a format. Names of formats and keys are English whatever the language of the messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from speechparse.check.report import Report
from speechparse.render.findings import concise, full, github, gitlab, junit, plain, rdjson, sarif
from speechparse.render.page import Page

FORMATS: Mapping[str, Callable[..., Iterator[str]]] = MappingProxyType(
    {
        "full": full.lines,
        "concise": concise.lines,
        "json": plain.json,
        "jsonl": plain.jsonl,
        "sarif": sarif.lines,
        "github": github.lines,
        "gitlab": gitlab.lines,
        "junit": junit.lines,
        "rdjson": rdjson.lines,
    }
)
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
    if form in FOR_PEOPLE:
        return FORMATS[form](reports, page)
    return FORMATS[form](reports)
