"""The manuals of the rules: as data, plain text, Markdown, and in a terminal; and the table of all rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from speechparse.check.manual import Part, manual, parts, summary
from speechparse.check.model import Rule
from speechparse.messages import _
from speechparse.render.data import dumped
from speechparse.render.grades import STYLES, safety, severity

if TYPE_CHECKING:
    from rich.console import RenderableType

SCHEMA = "speechparse/rules/1"
_WIDE = 80  # columns from which the rules are shown as a table
_EXAMPLES = ("wrong", "right")


def data(rule: Rule) -> dict[str, Any]:
    """Return a rule as plain values."""
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity.value,
        "fix": rule.fix.value if rule.fix else None,
        "summary": summary(rule),
        "options": dict(rule.options),
        "manual": manual(rule),
    }


def document(rules: Iterable[Rule]) -> str:
    """Return rules as one JSON object."""
    return dumped({"schema": SCHEMA, "rules": [data(rule) for rule in rules]}, indent=2)


def header() -> tuple[str, ...]:
    """Return the names of the columns of a table of rules."""
    return (_("rule"), _("name"), _("severity"), _("fix"), _("what is wrong"))


def row(rule: Rule) -> tuple[str, ...]:
    """Return the row of a rule in a table."""
    return (rule.id, rule.name, severity(rule.severity), safety(rule.fix) if rule.fix else "-", summary(rule))


def meaning(rule: Rule) -> str:
    """Return what is wrong and why, in paragraphs of one line."""
    return "\n\n".join(parts(rule)[0].paragraphs)


def facts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the facts about a rule besides its manual: severity, fix, options with their defaults."""
    yield _("severity"), severity(rule.severity)
    yield _("fix"), safety(rule.fix)
    if rule.options:
        yield _("options"), _(", ").join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in rule.options.items())


def text(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the manuals as plain text, an empty line between two."""
    for number, rule in enumerate(rules):
        if number:
            yield ""
        yield f"{rule.id} {rule.name}"
        yield from (_("{name}: {value}").format(name=name, value=value) for name, value in facts(rule))
        yield ""
        yield from manual(rule).split("\n")


def markdown(rule: Rule) -> str:
    """The manual as Markdown, without a heading: paragraphs, examples as code."""
    return "\n\n".join(block for part in parts(rule) for block in _blocks(part))


def chapters(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the manuals as Markdown, a heading each."""
    for rule in rules:
        yield f"## {rule.id} {rule.name}"
        yield ""
        yield from ("- " + _("{name}: {value}").format(name=name, value=value) for name, value in facts(rule))
        yield ""
        yield from markdown(rule).split("\n")
        yield ""


def markdown_table(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the table of rules as Markdown."""
    yield f"| {' | '.join(header())} |"
    yield "| --- " * len(header()) + "|"
    for rule in rules:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row(rule))} |"


def table(rules: Iterable[Rule], width: int) -> Iterator[RenderableType]:
    """Print the table of rules in a terminal."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if width < _WIDE:
        for rule in rules:
            named, name, grade, fix, said = row(rule)
            yield Text.assemble((named, STYLES[rule.severity]), f" {name} ", (grade, STYLES[rule.severity]), f" {fix}")
            yield Padding(Text(said), (0, 0, 0, 4))
        return
    columns = Table(box=None, pad_edge=False, header_style="bold")
    for name in header()[:-1]:
        columns.add_column(name, no_wrap=True)
    columns.add_column(header()[-1], overflow="fold")
    for rule in rules:
        named, name, grade, fix, said = row(rule)
        columns.add_row(Text(named, STYLES[rule.severity]), name, Text(grade, STYLES[rule.severity]), fix, Text(said))
    yield columns


def manuals(rules: Iterable[Rule]) -> Iterator[RenderableType]:
    """Print the manuals in a terminal: paragraphs as wide as it is, wrong examples red, right ones green."""
    from rich.rule import Rule as Line
    from rich.text import Text

    for number, rule in enumerate(rules):
        if number:
            yield Line(style="dim")
        yield Text.assemble((rule.id, f"bold {STYLES[rule.severity]}"), " ", (rule.name, "bold"))
        for name, value in facts(rule):
            yield Text.assemble((_("{name}: {value}").format(name=name, value=""), "dim"), value)
        for part in parts(rule):
            yield Text()
            yield from _pieces(part)


def _blocks(part: Part) -> Iterator[str]:
    if part.kind in _EXAMPLES:
        yield f"**{part.head}**"
        yield f"```text\n{part.text}\n```"
    else:
        first, *others = part.paragraphs
        yield f"**{part.head}** {first}" if part.head else first
        yield from others


def _pieces(part: Part) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    if part.kind in _EXAMPLES:
        yield Text(part.head, "bold")
        yield Padding(Text(part.text, "red" if part.kind == "wrong" else "green"), (0, 0, 0, 4))
        return
    for number, paragraph in enumerate(part.paragraphs):
        if number:
            yield Text()
        yield Text.assemble((part.head + " " * part.head.isascii() if part.head and not number else "", "bold"), paragraph)
