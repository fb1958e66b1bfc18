"""Commands and options whose texts are translated when they are shown: most calls show none of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from speechparse.messages import LANGUAGES, _, later, spoken

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Shown:
    """A text of a command or an option, given by ``later`` and translated when it is read."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    def __set__(self, item: object, text: str | None) -> None:
        vars(item)[self._name] = text

    def __get__(self, item: object, owner: type) -> str | None:
        text: str | None = vars(item)[self._name]
        return _(text) if text else text


class _Completed(click.Parameter):
    """An option or argument whose value the shell completes: from a list, else as the name of a file."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return found or ([CompletionItem(incomplete, type="file")] if isinstance(self.type, click.types.StringParamType) else [])


class Option(_Completed, click.Option):
    """An option whose help is translated when it is shown."""

    help: Any = _Shown()


class Argument(_Completed, click.Argument):
    pass


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)


class Whole(click.IntRange):
    """A whole number from a least one up."""

    name: Any = _Shown()

    def __init__(self, least: int) -> None:
        super().__init__(min=least)
        self.name = later("whole number")


class Number(click.FloatRange):
    """A number in a range."""

    name: Any = _Shown()

    def __init__(self, least: float, most: float | None = None, above: bool = False) -> None:
        super().__init__(least, most, min_open=above)
        self.name = later("decimal number")


def among(names: Callable[[], Iterable[str]], several: bool = False) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """A completion by names, which are only looked up for it.

    Args:
        names: what there is to choose from.
        several: several can be given, with commas between.
    """

    def completed(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        before, comma, begun = incomplete.rpartition(",") if several else ("", "", incomplete)
        return [before + comma + name for name in names() if name.startswith(begun)]

    return completed


def shows(text: Callable[[click.Context], str], *names: str, help: str) -> Option:
    """Return an option that shows a text and ends the call (click's own translate their help in every call)."""

    def show(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(text(ctx), color=ctx.color)
            ctx.exit()

    return Option(names, is_flag=True, is_eager=True, expose_value=False, callback=show, help=help)


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        from speechparse.cli.help import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


def _known(_ctx: click.Context, _option: click.Parameter, language: str | None) -> None:
    """A language that has no messages is a mistake in the call."""
    if language and spoken(language) not in LANGUAGES:
        raise click.BadParameter(_("zh or en, not {language}").format(language=language))


def _language() -> Option:
    """The option of every command, wherever it stands; it is looked up before click reads the line (``program.run``)."""
    said = later("Language of the messages: zh or en.")
    return Option(["--lang"], metavar="LANG", expose_value=False, callback=_known, help=said, shell_complete=among(lambda: LANGUAGES))


class Command(click.Command):
    """A command whose texts are translated when they are shown."""

    context_class = _Context
    help: Any = _Shown()
    short_help: Any = _Shown()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.params.append(_language())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option; always the same one, as click keeps options by identity."""
        if "_shows_help" not in vars(self):
            self._shows_help = shows(click.Context.get_help, *ctx.help_option_names, help=later("Show this message and exit."))
        return self._shows_help

    def get_help(self, ctx: click.Context) -> str:
        ctx.terminal_width = max(min(_columns(), ctx.max_content_width or 80) - 2, 50)
        return super().get_help(ctx)


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command


def _columns() -> int:
    """The width of the terminal, as click finds it by shutil, whose import is half of what a help page takes."""
    with suppress(KeyError, ValueError):
        return int(os.environ["COLUMNS"]) or 80
    with suppress(AttributeError, ValueError, OSError):  # no output, a closed one, no terminal
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
