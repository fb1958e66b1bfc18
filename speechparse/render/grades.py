"""Severities and safeties of fixes for people: words and colours."""

from __future__ import annotations

from speechparse.check.model import Safety, Severity
from speechparse.messages import _, later

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""Styles of rich that can be read on dark and on light ground."""

_SEVERITIES = {Severity.ERROR: later("error"), Severity.WARNING: later("warning"), Severity.INFO: later("info")}


def severity(grade: Severity) -> str:
    """The severity for people."""
    return _(_SEVERITIES[grade])


def safety(grade: Safety | None) -> str:
    """The safety of a fix for people."""
    if grade is None:
        return _("none")
    return {Safety.SAFE: _("safe"), Safety.UNSAFE: _("unsafe"), Safety.DISPLAY: _("display only")}[grade]
