"""The files of a call, read one after the other, each with the grammar to read it with.

The parser is imported when there is something to read: help and completion do without it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from speechparse.cli import complain
from speechparse.cli.texts import option
from speechparse.config import Configs
from speechparse.errors import SpeechparseError
from speechparse.frozen import Frozen
from speechparse.messages import _, later

if TYPE_CHECKING:
    from speechparse.grammar import Grammar
    from speechparse.readers import Changes
    from speechparse.source import Source

_PATIENCE = 1.0  # seconds before progress is shown


class Opened(NamedTuple):
    """A source, the grammar to read it with, and what the call named: a file or "-"."""

    source: Source
    grammar: Grammar
    path: str


class Reading(Frozen):
    """How files are to be read: what the command line says, over what their configurations say.

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
        """The name of a file: its path, or the name given for standard input."""
        return self.stdin or path if path == "-" else path

    def read(self, path: str, name: str = "") -> Opened:
        """A file (or "-") with the grammar to read it with.

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


class Sources:
    """The sources of files in order; one that cannot be read is told on standard error, counted and left out.

    When many files take longer than a second, progress is shown on standard error if that is a terminal and the output
    is not.
    """

    def __init__(self, names: list[str], reading: Reading) -> None:
        self.names = names
        self.reading = reading
        self.failed = 0
        self._told: set[str] = set()

    def __iter__(self) -> Iterator[Opened]:
        begun = time.monotonic()
        counts = len(self.names) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
        for number, name in enumerate(self.names, 1):
            try:
                opened = self.reading.read(name)
            except SpeechparseError as error:
                self.fail(error)
            else:
                yield opened
            if counts and (number == len(self.names) or time.monotonic() - begun >= _PATIENCE):
                begun = time.monotonic() - _PATIENCE * 0.9
                last = number == len(self.names)
                click.echo(f"\r{'' if last else f'{number}/{len(self.names)}'}\x1b[K", err=True, nl=False)

    def fail(self, error: SpeechparseError) -> None:
        """Count work that could not be done, and say why, once (a wrong configuration is that of many files)."""
        self.failed += 1
        if str(error) not in self._told:
            self._told.add(str(error))
            complain(str(error))


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads files: grammar, encoding, tracked changes, configuration."""
    options = (
        option("--grammar", "-g", metavar="NAME", show_default="auto", help=later("Grammar: auto, a shipped name, or a YAML file.")),
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
    """How files are to be read, by these options. What is wrong with a grammar or file named there is told at once."""
    if config and isolated:
        raise click.UsageError(_("--config and --isolated exclude one another"))
    if grammar and grammar != "auto":
        from speechparse import parser

        parser.grammar(grammar, "")
    configs = Configs(config, isolated)
    if config:
        configs.of("-")
    return Reading(configs=configs, grammar=grammar, encoding=encoding, changes=changes, stdin=stdin)
