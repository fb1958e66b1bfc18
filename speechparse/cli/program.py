"""The program: its commands, and how a call ends. A command's module is imported when the command is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from io import TextIOWrapper
from typing import Any, TextIO

import click

from speechparse import messages
from speechparse.cli.texts import Command, Group, shows
from speechparse.errors import SpeechparseError
from speechparse.messages import later
from speechparse.version import __version__

_COMMANDS = {
    "outline": later("Print the section tree of speeches."),
    "stats": later("Tell how speeches are built, and what they are about."),
    "diff": later("Show what changed between two speeches."),
    "check": later("Find flaws of structure, punctuation and wording."),
    "explain": later("Show the manual of a rule."),
    "grammar": later("List, show and validate grammars."),
}


class _Listed(Command):
    """A command as the list of commands shows it; its module is imported when it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        from speechparse import compiled

        compiled.use(str(self.name))
        command: click.Command = import_module(f"speechparse.cli.{self.name}").command
        return command.make_context(info_name, args, parent, **extra)


class _Commands(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _Listed(cmd_name, short_help=_COMMANDS[cmd_name]) if cmd_name in _COMMANDS else None


def run() -> None:
    """Do what the command line says, and exit."""
    messages.choose(_language(sys.argv[1:]))
    if sys.stdout is None:
        complain(messages._("standard output is closed: send it to a file, a pipe or /dev/null"))
        sys.exit(2)
    if isinstance(sys.stdout, TextIOWrapper):
        # Data is UTF-8 whatever the locale; what is no character (a text cut off in the middle of one) shows as such.
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
    try:
        sys.exit(_status(build()))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        _on_error(_worded(error).show)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except SpeechparseError as error:
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        drop(sys.stdout)
        sys.exit(0)
    except OSError as error:  # a full disk
        drop(sys.stdout)
        complain(messages._("the output cannot be written: {reason}").format(reason=messages.reason(error)))
        sys.exit(2)


def drop(stream: TextIO) -> None:
    """Drop what is still to be written: Python would try again at the end, and complain in its own words."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _on_error(write: Callable[[], None]) -> None:
    """Write to standard error; where nothing can be written there, the exit status tells all there is to tell."""
    try:
        write()
    except OSError:
        drop(sys.stderr)


def _status(group: click.Group) -> int:
    """The exit status of a call; 0 if the reader of the output has gone away (click would say 1, which means findings)."""
    try:
        return group.main(standalone_mode=False) or 0
    except SystemExit as stop:
        return 0 if stop.code == 1 else int(stop.code or 0)


def _worded(error: click.ClickException) -> click.ClickException:
    """The error; that of a missing argument in words of our own, as those of click cannot be put in order in Chinese."""
    if not isinstance(error, click.MissingParameter) or error.param is None or error.ctx is None:
        return error
    name = error.param.make_metavar(error.ctx).rstrip(".")
    return click.UsageError(messages._("Missing argument {name}.").format(name=name), error.ctx)


def complain(message: str) -> None:
    """Print one line on standard error."""
    line = f"speechparse: {messages.visible(message).replace(chr(10), '␊')}"
    _on_error(lambda: click.echo(line, err=True))


def build() -> click.Group:
    """The command group."""
    return _Commands(
        name="speechparse",
        help=later("Read the numbering of Chinese official speeches and papers."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[
            shows(lambda _ctx: f"speechparse {__version__}", "--version", help=later("Show the version and exit.")),
        ],
    )


def _language(arguments: list[str]) -> str | None:
    """The value of --lang, read before click parses the line: the help texts depend on it."""
    for n, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and n + 1 < len(arguments):
            return arguments[n + 1]
    return None
