"""The wording of findings: fixes, places, and the sums at the end."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.model import Edit, Finding, Fix, Safety, Severity
from speechparse.check.report import Tally
from speechparse.messages import _, ngettext, series
from speechparse.render.page import line
from speechparse.source import Source

_QUOTED = 24  # characters of a text that are quoted; of a longer one its ends
_BEFORE = 6  # characters that are quoted before a place where something is put in
_PLACES = 5  # places that are named of a flaw in many


def sign(grade: Safety | None) -> str:
    """Return the sign of a fix: ``[*]`` safe, ``[~]`` unsafe, "" otherwise."""
    return {Safety.SAFE: "[*]", Safety.UNSAFE: "[~]"}.get(grade, "") if grade else ""


def help_(source: Source, fix: Fix) -> str:
    """Return what a fix would write, and how to apply it."""
    if not fix.edits:
        return ""
    written = change(source, fix.edits[0])
    if rest := len(fix.edits) - 1:
        more = ngettext("{change}, and {count} more change", "{change}, and {count} more changes", rest)
        written = more.format(change=written, count=rest)
    if fix.safety is Safety.SAFE:
        return _("{change} (safe: --fix)").format(change=written)
    if fix.safety is Safety.UNSAFE:
        return _("{change} (unsafe: --unsafe-fixes)").format(change=written)
    return _("{change} (a proposal, to be made by hand)").format(change=written)


def change(source: Source, edit: Edit) -> str:
    """Return what an edit does to the text."""
    old, new = _quoted(source.text[edit.start : edit.end]), _quoted(edit.text)
    if not old:
        before = source.text[max(0, edit.start - _BEFORE) : edit.start].rpartition("\n")[2].strip()
        if before:
            return _("insert “{new}” after “{before}”").format(new=new, before=_quoted(before))
        return _("insert “{new}”").format(new=new)
    if not new:
        return _("remove “{old}”").format(old=old)
    return _("“{old}” becomes “{new}”").format(old=old, new=new)


def place(source: Source, offset: int) -> str:
    """Return the place of an offset in a file that has no lines of its own; "" in a text file."""
    found = source.place(offset)
    if found is None:
        return ""
    return {
        "paragraph": _("in paragraph {number} of the file"),
        "table": _("in table {number} of the file"),
        "page": _("on page {number} of the file"),
    }[found.kind].format(number=found.number)


def places(finding: Finding) -> str:
    """Return how many places a flaw has, and the first of them; "" for a flaw in one place."""
    count = len(finding.places)
    if count < 2:
        return ""
    first = series(["{}:{}".format(*place.position) for place in finding.places[:_PLACES]] + ["…"] * (count > _PLACES))
    return ngettext("{count} place: {places}", "{count} places: {places}", count).format(count=count, places=first)


def summary(tally: Tally) -> Iterator[str]:
    """Yield how many flaws were found, how grave they are, and how many of them can be fixed."""
    total = tally.total()
    if not total:
        yield _("No flaws found.")
        return
    by_severity = {grade: sum(n for kind, n in tally.items() if kind.severity is grade) for grade in Severity}
    graded = {
        Severity.ERROR: ngettext("{count} error", "{count} errors", by_severity[Severity.ERROR]),
        Severity.WARNING: ngettext("{count} warning", "{count} warnings", by_severity[Severity.WARNING]),
        Severity.INFO: ngettext("{count} remark", "{count} remarks", by_severity[Severity.INFO]),
    }
    grades = _(", ").join(graded[grade].format(count=n) for grade, n in by_severity.items() if n)
    yield ngettext("Found {count} flaw: {grades}.", "Found {count} flaws: {grades}.", total).format(count=total, grades=grades)
    safe, unsafe = (sum(n for kind, n in tally.items() if kind.fix is each) for each in (Safety.SAFE, Safety.UNSAFE))
    if safe and unsafe:
        yield _("{safe} fixable with --fix; {unsafe} more with --unsafe-fixes.").format(safe=safe, unsafe=unsafe)
    elif safe:
        yield _("{safe} fixable with --fix.").format(safe=safe)
    elif unsafe:
        yield _("{unsafe} fixable with --unsafe-fixes.").format(unsafe=unsafe)


def _quoted(text: str) -> str:
    """A text for quotation: shortened, with line ends and invisible blanks made visible."""
    if len(text) > _QUOTED:
        text = f"{text[: _QUOTED // 2]}…{text[-_QUOTED // 2 + 1 :]}"
    shown = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")
    if not shown.strip(" \t\u3000\u00a0"):
        return "".join("␣" for _char in shown)
    return line(shown)
