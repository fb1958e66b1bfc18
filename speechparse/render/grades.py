"""Severities and safeties of fixes for people: words and colours."""

from __future__ import annotations

from speechparse.check.model import Safety, Severity
from speechparse.messages import _

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""Styles of rich that can be read on dark and on light ground."""


def severity(grade: Severity) -> str:
    """The severity for people."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}[grade]


def safety(grade: Safety | None) -> str:
    """The safety of a fix for people."""
    if grade is None:
        return _("none")
    return {Safety.SAFE: _("safe"), Safety.UNSAFE: _("unsafe"), Safety.DISPLAY: _("display only")}[grade]
