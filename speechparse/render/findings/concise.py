"""One finding a line, for editors and grep: ``path:line:col: RULE severity message [*]``. Words except the message are English."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.report import Report
from speechparse.render.findings.wording import sign
from speechparse.render.grades import STYLES
from speechparse.render.page import Page, line


def part(report: Report, page: Page) -> Iterator[str]:
    """The findings; ``[*]`` marks a safe fix, ``[~]`` an unsafe one."""
    path = page.paint(line(report.source.path) or "-", "bold")
    for finding in report.findings:
        row, column = finding.span.position
        style = STYLES[finding.severity]
        fixable = sign(finding.fix.safety if finding.fix else None)
        named = f"{page.paint(finding.rule.id, style)} {page.paint(finding.severity, style)}"
        yield f"{path}:{row}:{column}: {named} {line(finding.message)} {fixable}".rstrip()
