r"""speechparse reads the numbering of Chinese official speeches and papers and builds their section tree.

>>> import speechparse
>>> document = speechparse.parse("一、提高认识\n二、狠抓落实\n")
>>> [section.title for section in document.walk()]
['提高认识', '狠抓落实']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from speechparse.version import __version__

if TYPE_CHECKING:
    from os import PathLike

    from speechparse.readers import Changes
    from speechparse.tree import Document

__all__ = ["__version__", "load", "parse"]


def parse(text: str, grammar: str = "auto") -> Document:
    """The section tree of a text.

    Args:
        text: the text; its line ends are kept as they are.
        grammar: name of a shipped grammar (see ``speechparse grammar list``), path of a YAML file, or "auto".

    Raises:
        speechparse.errors.GrammarError: there is no such grammar, or it is wrong.
    """
    from speechparse import parser
    from speechparse.source import Source

    return parser.parse(Source(text), parser.grammar(grammar, text))


def load(path: str | PathLike[str], grammar: str = "auto", encoding: str | None = None, *, changes: Changes = "accepted") -> Document:
    """The section tree of a file ("-" for standard input).

    Args:
        path: the file.
        grammar: as for ``parse``.
        encoding: the file's encoding (None: found out from UTF-8, GB18030, Big5 and UTF-16).
        changes: how the tracked changes of a Word file are read: as if they had been "accepted" or "rejected".

    Raises:
        speechparse.errors.ReadError: the file cannot be read, is no text, or is not in that encoding.
        speechparse.errors.GrammarError: there is no such grammar, or it is wrong.
    """
    from speechparse import parser
    from speechparse.readers import read

    source = read(str(path), encoding, changes)
    return parser.parse(source, parser.grammar(grammar, source.text))
