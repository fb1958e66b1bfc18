"""For people: every finding with its line, the place marked, and what a fix would write."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from speechparse.check.model import Finding
from speechparse.check.report import Report
from speechparse.messages import _
from speechparse.render.findings import wording
from speechparse.render.findings.excerpt import excerpt
from speechparse.render.grades import STYLES, severity
from speechparse.render.page import Page, line
from speechparse.source import Source

_INDENT = 4  # blanks before the second line of a message
_LEAST = 20  # cells of a source line, however narrow the page


def part(report: Report, page: Page) -> Iterator[str]:
    """The findings, an empty line after each."""
    for finding in report.findings:
        yield from _finding(report.source, finding, page)
        yield ""


def _finding(source: Source, finding: Finding, page: Page) -> Iterator[str]:
    row, column = finding.span.position
    style = STYLES[finding.severity]
    place, grade = f"{line(source.path) or '-'}:{row}:{column}:", severity(finding.severity)
    before = cell_len(f"{place} {grade} {finding.rule.id} ")
    said, *more = page.folded(line(finding.message), before, _INDENT)
    yield f"{page.paint(place, 'bold')} {page.paint(grade, style)} {page.paint(finding.rule.id, style)} {said}"
    yield from more
    number = f"{row:>4}"
    written, signs = excerpt(finding.span, max(_LEAST, page.width - len(number) - 3))
    yield page.paint(f"{number} |", "dim") + f" {written}".rstrip()
    yield page.paint(f"{'':{len(number)}} |", "dim") + " " + _signs(signs, style, page)
    notes = [wording.place(source, finding.span.start), wording.places(finding)]
    if finding.fix and (help_ := wording.help_(source, finding.fix)):
        notes.append(_("help: {text}").format(text=help_))
    sign = f"{'':{len(number)}} = "
    for note in filter(None, notes):
        first, *more = page.folded(note, len(sign), len(sign))
        yield sign + first
        yield from more


def _signs(signs: str, style: str, page: Page) -> str:
    bare = signs.lstrip()
    return " " * (len(signs) - len(bare)) + page.paint(bare, style)
