r"""speechparse reads the numbering of Chinese official speeches and papers and builds their section tree.

>>> import speechparse
>>> document = speechparse.parse("一、提高认识\n二、狠抓落实\n")
>>> [section.title for section in document.walk()]
['提高认识', '狠抓落实']

The parser and the types of the tree are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from speechparse.errors import ExtraError, GrammarError, ReadError, SpeechparseError
from speechparse.version import __version__

if TYPE_CHECKING:
    from speechparse.api import load, parse
    from speechparse.source import Place, Position, Source
    from speechparse.tree import Article, Document, Form, Leaf, LeafKind, Marker, Promise, Section, Span

_MODULES = {
    "speechparse.api": ("load", "parse"),
    "speechparse.source": ("Place", "Position", "Source"),
    "speechparse.tree": ("Article", "Document", "Form", "Leaf", "LeafKind", "Marker", "Promise", "Section", "Span"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Article",
    "Document",
    "ExtraError",
    "Form",
    "GrammarError",
    "Leaf",
    "LeafKind",
    "Marker",
    "Place",
    "Position",
    "Promise",
    "ReadError",
    "Section",
    "Source",
    "Span",
    "SpeechparseError",
    "__version__",
    "load",
    "parse",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
