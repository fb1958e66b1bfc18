"""Reads a file of a call, with the grammar for it.

The parser is imported when there is something to read: help and completion do without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from speechparse.cli.texts import among, option
from speechparse.config import Configs
from speechparse.frozen import Frozen
from speechparse.messages import _, later

if TYPE_CHECKING:
    from speechparse.grammar import Grammar
    from speechparse.readers import Changes
    from speechparse.source import Source


class Opened(NamedTuple):
    """A source, the grammar to read it with, and the name in the call: a file or "-"."""

    source: Source
    grammar: Grammar
    path: str


class Reading(Frozen):
    """How files are to be read: by the command line, or else by their configurations.

    Attributes:
        configs: the configurations.
        grammar: the grammar; None leaves it to the configuration, else to the text.
        encoding: the encoding; None leaves it to the configuration, else to the bytes.
        changes: how tracked changes are read.
        stdin: a file name for standard input; "" for none.
    """

    configs: Configs
    grammar: str | None = None
    encoding: str | None = None
    changes: Changes = "accepted"
    stdin: str = ""

    def name(self, path: str) -> str:
        """Return the name of a file: its path, or the name given for standard input."""
        return self.stdin or path if path == "-" else path

    def read(self, path: str, name: str = "") -> Opened:
        """Read a file (or "-"), and find the grammar for it.

        Args:
            path: the file.
            name: what it is called, where that is another file's name (git hands over copies).

        Raises:
            SpeechparseError: the file, its configuration or its grammar cannot be read.
        """
        from dataclasses import replace

        from speechparse import parser
        from speechparse.readers import read

        name = name or self.name(path)
        config = self.configs.of(name)
        source = replace(read(path, self.encoding or (config.encoding if config else None), self.changes), path=name)
        return Opened(source, parser.grammar(self.grammar or (config.grammar if config else "auto"), source.text), path)


def _grammars() -> Iterable[str]:
    from speechparse.grammar import shipped

    return ("auto", *shipped())


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that reads files: grammar, encoding, tracked changes, configuration."""
    options = (
        option(
            "--grammar",
            "-g",
            metavar="NAME",
            shell_complete=among(_grammars),
            help=later("Grammar: auto (default), a shipped name, or a YAML file."),
        ),
        option("--encoding", metavar="NAME", help=later("Encoding of the files (default: found out).")),
        option(
            "--changes",
            type=click.Choice(("accepted", "rejected")),
            default="accepted",
            show_default=True,
            help=later("Read the tracked changes of Word files as accepted or rejected."),
        ),
        option("--config", metavar="FILE", help=later("Read the settings of this file (default: the nearest .speechparse.yaml).")),
        option("--isolated", is_flag=True, help=later("Read no .speechparse.yaml.")),
    )
    for decorate in reversed(options):
        command = decorate(command)
    return command


def reading(grammar: str | None, encoding: str | None, changes: Changes, config: str | None, isolated: bool, stdin: str = "") -> Reading:
    """Return how files are to be read by these options; mistakes in a grammar or file named there are reported at once."""
    if config and isolated:
        raise click.UsageError(_("--config and --isolated exclude one another"))
    if grammar and grammar != "auto":
        from speechparse import parser

        parser.grammar(grammar, "")
    configs = Configs(config, isolated)
    if config:
        configs.of("-")
    return Reading(configs=configs, grammar=grammar, encoding=encoding, changes=changes, stdin=stdin)
