"""The command line. A command's module is imported when the command is called."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from speechparse import messages
from speechparse.errors import SpeechparseError
from speechparse.version import __version__

_COMMANDS = {"outline": "outline", "stats": "stats", "diff": "diff", "check": "check", "explain": "explain", "grammar": "grammar"}


class _Lazy(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"speechparse.cli.{_COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command


def main() -> None:
    """Entry point of ``speechparse``."""
    messages.choose(_language(sys.argv[1:]))
    if isinstance(sys.stdout, TextIOWrapper):
        # Data is UTF-8 whatever the locale; what is no character (a text cut off in the middle of one) shows as such.
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
    try:
        sys.exit(_status(build()))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except SpeechparseError as error:
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # a full disk
        complain(messages._("the output cannot be written: {reason}").format(reason=messages.reason(error)))
        sys.exit(2)


def _status(group: click.Group) -> int:
    """The exit status of a call; 0 where the reader of the output has gone away (click would say 1, which means findings)."""
    try:
        return group.main(standalone_mode=False) or 0
    except SystemExit:
        return 0


def complain(message: str) -> None:
    """One line on standard error."""
    click.echo(f"speechparse: {message}", err=True)


def build() -> click.Group:
    """The command group, with its texts in the language chosen before."""
    _ = messages._
    group = _Lazy(
        name="speechparse",
        help=_("Read the numbering of Chinese official speeches and papers."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[
            click.Option(["--lang"], metavar="LANG", expose_value=False, help=_("Language of the messages: zh or en.")),
        ],
    )
    return click.version_option(__version__, prog_name="speechparse", message="%(prog)s %(version)s", help=_("Show the version and exit."))(
        group
    )


def _language(arguments: list[str]) -> str | None:
    """What --lang says, looked up before click reads the line: the help texts depend on it."""
    for n, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and n + 1 < len(arguments):
            return arguments[n + 1]
    return None
