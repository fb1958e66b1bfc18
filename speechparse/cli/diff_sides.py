"""The sides that ``speechparse diff`` compares: two files, branches of files, or what git hands over."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

import click

from speechparse import parser
from speechparse.cli.sources import Reading
from speechparse.diff import side
from speechparse.diff.model import Side
from speechparse.messages import _, ngettext
from speechparse.source import Source

_NOTHING = "/dev/null"
_OF_GIT = (7, 9)


@dataclass(frozen=True, slots=True)
class Named:
    """One side as it is named.

    Attributes:
        file: the file to read.
        branch: the section path of a branch; "" for all of it.
        name: what the file is called; "" for its own name.
        settings: the file whose configuration holds; "" for itself.
    """

    file: str
    branch: str = ""
    name: str = ""
    settings: str = ""


def named(arguments: tuple[str, ...]) -> tuple[Named, Named]:
    """Return the two sides that arguments name.

    Two arguments are FILE or FILE#BRANCH each. Seven and nine are those of an external diff driver of git: the path, for each
    side a file, its hash and its mode, and for a renamed file the new path and what git says of it.
    """
    if len(arguments) in _OF_GIT:
        path, old, _old_hash, _old_mode, new, *rest = arguments
        renamed = rest[2] if len(rest) > 2 else path
        return _of_git(old, f"a/{path}", path), _of_git(new, f"b/{renamed}", renamed)
    if len(arguments) != 2:
        message = ngettext(
            "diff compares two files, OLD and NEW; {count} was given",
            "diff compares two files, OLD and NEW; {count} were given",
            len(arguments),
        )
        raise click.UsageError(message.format(count=len(arguments)))
    if arguments[0] == arguments[1] == "-":
        raise click.UsageError(_("only one of the two can be standard input"))
    return _named(arguments[0]), _named(arguments[1])


def _of_git(file: str, name: str, settings: str) -> Named:
    """The sides that git hands over; a new or deleted file is /dev/null on one side, and is named so as in git."""
    return Named(file, name="" if file == _NOTHING else name, settings=settings)


def _named(argument: str) -> Named:
    """A side named FILE#2, FILE#2/三 or FILE#二/（一）; a file that has such a name comes first."""
    if argument == "-" or os.path.exists(argument):
        return Named(argument)
    places = [place for place, char in enumerate(argument) if char == "#"]
    place = next((each for each in places if argument[:each] == "-" or os.path.isfile(argument[:each])), None)
    if place is None or not argument[place + 1 :]:
        return Named(argument)
    branch = argument[place + 1 :]
    return Named(argument[:place], f"#{branch}" if branch.partition("/")[0].isdecimal() else branch)


def opened(each: Named, reading: Reading) -> Side:
    """Read a side.

    Raises:
        SpeechparseError: the file cannot be read, or has no such branch.
    """
    if each.file == _NOTHING:
        source = Source("", path=each.name or each.file)
        rules = parser.grammar("auto", "")
    else:
        source, rules, _path = reading.read(each.file, each.settings)
        source = replace(source, path=each.name or source.path)
    return side(parser.parse(source, rules), rules, each.branch)
