"""What a start imports beyond click: a command that is to start at once does not grow by the way.

To extend a list, say in the commit what the module is for and what it costs (``python -X importtime``); what only some
calls need is imported in the function that needs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import speechparse
from speechparse.check import profiles
from speechparse.cli import check, diff
from speechparse.render.diff import FORMATS

PROGRAM = """
import sys
import click
sys.argv[0] = "speechparse"
before = set(sys.modules)
from speechparse.cli import main
try:
    main()
finally:
    print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""

COMMAND_LINE = {
    "gc",
    "speechparse",
    *(f"speechparse.{name}" for name in ("cli", "cli.program", "cli.texts", "errors", "messages", "version")),
}
COMPLETION = {"click.shell_completion", "shlex"}
HELP = {"atexit", "locale", "textwrap", "unicodedata", "zlib"} | {
    f"speechparse.{name}" for name in ("cache", "cli.help", "compiled", "render", "render.breaks")
}
OUTLINE = {
    "speechparse.cache",
    "speechparse.cli.many",
    "speechparse.cli.outline",
    "speechparse.cli.outline_written",
    "speechparse.cli.output",
    "speechparse.cli.sources",
    "speechparse.compiled",
    "speechparse.config",
    "speechparse.frozen",
    "speechparse.grammar",
    "speechparse.grammar.choose",
    "speechparse.grammar.firsts",
    "speechparse.grammar.library",
    "speechparse.grammar.model",
    "speechparse.grammar.patterns",
    "speechparse.grammar.plain",
    "speechparse.leaves",
    "speechparse.numerals",
    "speechparse.outline",
    "speechparse.outline.view",
    "speechparse.parser",
    "speechparse.parser.articles",
    "speechparse.parser.blocks",
    "speechparse.parser.bounds",
    "speechparse.parser.build",
    "speechparse.parser.cues",
    "speechparse.parser.furniture",
    "speechparse.parser.headings",
    "speechparse.parser.layout",
    "speechparse.parser.paragraphs",
    "speechparse.parser.parts",
    "speechparse.parser.penalties",
    "speechparse.parser.quiet",
    "speechparse.parser.resolve",
    "speechparse.parser.scan",
    "speechparse.parser.scanner",
    "speechparse.parser.search",
    "speechparse.parser.siblings",
    "speechparse.parser.stand",
    "speechparse.parser.stars",
    "speechparse.parser.titles",
    "speechparse.parser.wraps",
    "speechparse.readers",
    "speechparse.readers.encodings",
    "speechparse.readers.text",
    "speechparse.render",
    "speechparse.render.text",
    "speechparse.run",
    "speechparse.run.files",
    "speechparse.run.work",
    "speechparse.source",
    "speechparse.tree",
}
LIBRARY = {"array", "atexit", "bisect", "dataclasses", "encodings.gb18030", "heapq", "zlib"}
# What the modules of LIBRARY import themselves, in one version of Python or another.
BELOW = {"copy"}
OWN_GRAMMAR = {"speechparse.grammar.own"}


# What the options of a command are declared with.
OPTIONS = {f"speechparse.{name}" for name in ("cache", "cli.many", "cli.sources", "compiled", "config", "frozen")} | {"atexit", "zlib"}
OF_COMMAND = {
    "check": {"speechparse.render", "speechparse.render.findings"},
    "grammar": {"speechparse.cli.output", *(f"speechparse.grammar{name}" for name in ("", ".library", ".model", ".plain"))},
    "stats": {"speechparse.stats", "speechparse.stats.columns"},
}
TERMINAL = {"rich", "rich.cells", "speechparse.analysis", "speechparse.analysis.characters"} | {
    f"speechparse.render.{name}" for name in ("bars", "screen", "terminal")
}
IN_TERMINAL = """
import os
ours, theirs = os.openpty()
os.dup2(theirs, 1)
"""


def imported(folder: Path, *arguments: str, before: str = "", **environment: str) -> set[str]:
    """The modules that a second start imports beyond click; private ones (of C) go with those that they belong to."""
    where = {"XDG_CACHE_HOME": str(folder), "HOME": str(folder), "PYTHONPATH": str(Path(speechparse.__file__).parent.parent)}
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))} | where | environment
    for _start in range(2):
        done = subprocess.run([sys.executable, "-c", before + PROGRAM, *arguments], cwd=folder, env=env, capture_output=True, check=True)
        assert done.stdout or before
    names = done.stderr.decode().splitlines()[-1].split()
    return {name for name in names if not any(part.startswith("_") for part in name.split("."))} - BELOW


def options(command: str) -> set[str]:
    return OPTIONS | OF_COMMAND.get(command, set()) | {f"speechparse.cli.{command}"}


def test_version(tmp_path: Path) -> None:
    assert imported(tmp_path, "--version") - COMMAND_LINE == set()


def test_help(tmp_path: Path) -> None:
    assert imported(tmp_path, "--help") - COMMAND_LINE - HELP == set()


@pytest.mark.parametrize("command", ["outline", "stats", "diff", "check", "explain", "grammar"])
def test_help_of_a_command(tmp_path: Path, command: str) -> None:
    """It needs no parser, no rules and nothing that compares."""
    assert imported(tmp_path, command, "--help") - COMMAND_LINE - HELP - options(command) == set()


@pytest.mark.parametrize("command", ["outline", "stats", "diff", "check", "explain", "grammar"])
def test_completion_of_an_option(tmp_path: Path, command: str) -> None:
    names = imported(tmp_path, _SPEECHPARSE_COMPLETE="bash_complete", COMP_WORDS=f"speechparse {command} --f", COMP_CWORD="2")
    assert names - COMMAND_LINE - COMPLETION - options(command) == set()


def test_completion(tmp_path: Path) -> None:
    names = imported(tmp_path, _SPEECHPARSE_COMPLETE="bash_complete", COMP_WORDS="speechparse o", COMP_CWORD="1")
    assert names - COMMAND_LINE - COMPLETION == set()


def test_outline_to_a_pipe(tmp_path: Path) -> None:
    text = "讲话\n同志们：\n一、提高认识\n（一）学习。一是学文件。二是看报道。\n二、狠抓落实\n抓住不放。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert imported(tmp_path, "outline", "a.txt") - COMMAND_LINE - OUTLINE - LIBRARY == set()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_outline_in_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("讲话\n同志们：\n一、提高认识\n二、狠抓落实\n", encoding="utf-8")
    names = imported(tmp_path, "outline", "a.txt", before=IN_TERMINAL, TERM="xterm")
    assert "rich.cells" in names
    assert names - COMMAND_LINE - OUTLINE - LIBRARY - TERMINAL == set()


def test_outline_with_a_grammar_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("name: own\nextends: speech\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("一、提高认识\n二、狠抓落实\n", encoding="utf-8")
    assert imported(tmp_path, "outline", "--grammar", "own.yaml", "a.txt") - COMMAND_LINE - OUTLINE - LIBRARY == OWN_GRAMMAR


def test_names_given_twice_are_the_same() -> None:
    """Help and completion name them without the import of what they name."""
    assert tuple(profiles.PROFILES) == check.PROFILES
    assert ("text", *FORMATS) == diff.FORMATS
