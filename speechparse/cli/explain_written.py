"""Writes the manuals of the rules."""

from __future__ import annotations

import sys
from difflib import SequenceMatcher

import click

from speechparse.check.model import Rule
from speechparse.check.selection import matching, selectors
from speechparse.check.table import RULES
from speechparse.cli.output import show
from speechparse.errors import ConfigError
from speechparse.messages import _, series
from speechparse.render import manual

_LIKE = 0.6  # from this likeness on, from 0 to 1, a word may have been meant


def write(rules: tuple[str, ...], everything: bool, form: str) -> None:
    """Write the manuals of the rules that words name, or of all; without words the table of all rules.

    Raises:
        ConfigError: a word names no rule.
    """
    if form == "json":
        click.echo(manual.document(RULES if everything or not rules else _named(rules)))
    elif everything or rules:
        _manuals(RULES if everything else _named(rules), form)
    else:
        _table(form)


def _named(words: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that words name, in order of ids; capitals or not does not matter."""
    ids: set[str] = set()
    for word in words:
        found = matching(word) or matching(word.upper()) or matching(word.lower())
        if not found:
            raise ConfigError(_unknown(word))
        ids |= found
    return tuple(rule for rule in RULES if rule.id in ids)


def _unknown(word: str) -> str:
    """What to say of a word that names no rule, with the rules and families that come near."""
    known = {selector.lower(): selector for selector in selectors()}
    low = word.lower()
    likeness = {name: SequenceMatcher(None, low, name).ratio() for name in known}
    near = sorted((name for name in known if likeness[name] >= _LIKE or low in name), key=lambda name: -likeness[name])
    if not near:
        return _("no rule is named {word}; “speechparse explain” lists the rules").format(word=word)
    return _("no rule is named {word}; did you mean {near}?").format(word=word, near=series(known[name] for name in near[:3]))


def _manuals(rules: tuple[Rule, ...], form: str) -> None:
    if form == "text" and sys.stdout.isatty():
        from rich.console import Console

        show(Console(highlight=False), manual.manuals(rules))
        return
    for line in manual.chapters(rules) if form == "markdown" else manual.text(rules):
        click.echo(line)


def _table(form: str) -> None:
    if form == "text" and sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False)
        show(console, manual.table(RULES, console.width))
    elif form == "markdown":
        for line in manual.markdown_table(RULES):
            click.echo(line)
    else:
        for rule in RULES:
            click.echo("\t".join(manual.row(rule)))
