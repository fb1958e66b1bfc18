"""Commands and options whose texts are put into the user's language when they are shown: most calls show none of them."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from speechparse.messages import _, later


class _Shown:
    """A text of a command or an option, given by ``later`` and translated when it is read."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    def __set__(self, item: object, text: str | None) -> None:
        vars(item)[self._name] = text

    def __get__(self, item: object, owner: type) -> str | None:
        text: str | None = vars(item)[self._name]
        return _(text) if text else text


class Option(click.Option):
    help: Any = _Shown()


option = partial(click.option, cls=Option)


class Command(click.Command):
    help: Any = _Shown()
    short_help: Any = _Shown()
    _help_shown: click.Parameter | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option of click; its own is translated in every call."""
        if self._help_shown is None:
            click.help_option(*ctx.help_option_names, cls=Option, help=later("Show this message and exit."))(self)
            self._help_shown = self.params.pop()
        assert isinstance(self._help_shown, click.Option)
        return self._help_shown


class Group(Command, click.Group):
    command_class = Command
