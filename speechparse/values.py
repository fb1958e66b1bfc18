"""Reads a YAML file as plain values with their lines, so that mistakes can be reported with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from math import inf
from pathlib import Path
from typing import Any

import yaml

from speechparse.errors import SpeechparseError
from speechparse.messages import _, reason, series

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Place = tuple[str | int, ...]
Marks = dict[Place, tuple[str, int]]
_MOST = 100_000  # values; a file of a few lines has more only by aliases of aliases
_KEY = -1  # the last step to the place of a key itself, whose value may begin lines below


def read(path: Path, error: type[SpeechparseError]) -> tuple[dict[str, Any], Marks]:
    """Read a YAML file as plain values, and the file and line of every place in them.

    Args:
        path: the file.
        error: what is raised when it cannot be read, is no YAML, or is no mapping.
    """
    try:
        loader = Loader(path.read_text(encoding="utf-8-sig"))
        node = loader.get_single_node()
        marks: Marks = {(): (str(path), 1)}
        raw = _plain(loader, node, (), marks, str(path)) if node is not None else {}
    except (OSError, UnicodeDecodeError) as wrong:
        told = reason(wrong) if isinstance(wrong, OSError) else _("it is not UTF-8 text")
        raise error(_("{path}: cannot be read: {reason}").format(path=path, reason=told)) from wrong
    except (yaml.YAMLError, ValueError) as wrong:  # a date that is none is a ValueError
        line = getattr(getattr(wrong, "problem_mark", None), "line", 0) + 1
        problem = getattr(wrong, "problem", None) or str(wrong)
        raise error(_("{path}:{line}: not YAML: {problem}").format(path=path, line=line, problem=problem)) from wrong
    except RecursionError as wrong:
        raise error(_("{path}:{line}: not YAML: {problem}").format(path=path, line=1, problem=_("a value that holds itself"))) from wrong
    if not isinstance(raw, dict):
        raise error(_("{path}:1: a mapping of keys to values is wanted here").format(path=path))
    return raw, marks


def _plain(loader: Loader, node: yaml.Node, place: Place, marks: Marks, path: str) -> Any:
    marks[place] = (path, node.start_mark.line + 1)
    if len(marks) > _MOST:
        raise yaml.MarkedYAMLError(problem=_("too many values, or aliases of aliases"), problem_mark=node.start_mark)
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in values:
                problem = _("a key is no text, or stands twice")
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            values[key.value] = _plain(loader, value, (*place, key.value), marks, path)
            marks[(*place, key.value, _KEY)] = (path, key.start_mark.line + 1)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, value, (*place, n), marks, path) for n, value in enumerate(node.value)]
    return loader.construct_object(node)


def close(word: Any, known: Iterable[str]) -> str:
    """Return a question to append to a message, naming the known word closest to a mistaken one; "" if none is close."""
    words = {each.lower(): each for each in known}
    near = get_close_matches(str(word).lower(), words, 1)
    return _("; did you mean {word}?").format(word=words[near[0]]) if near else ""


class Values:
    """Checks plain values and reports mistakes with their place.

    Attributes:
        marks: file and line of every place.
        error: what is raised.
    """

    error: type[SpeechparseError] = SpeechparseError

    def __init__(self, marks: Marks) -> None:
        self.marks = marks

    def wrong(self, place: Place, message: str) -> SpeechparseError:
        """Return the error that says what is wrong at a place."""
        path, line = self.where(place)
        return self.error(f"{path}:{line}: {message}")

    def where(self, place: Place) -> tuple[str, int]:
        """Return the file and line of a place."""
        while place and place not in self.marks:
            place = place[:-1]
        return self.marks.get(place, ("?", 1))

    def keys(self, raw: Mapping[str, Any], place: Place, known: Iterable[str]) -> None:
        """Raise the error if a mapping has an unknown key."""
        known = sorted(known)
        for key in raw:
            if key not in known:
                message = _("unknown key {key!r}; known are {known}").format(key=key, known=series(known))
                raise self.wrong((*place, key, _KEY), message + close(key, known))

    def needed(self, raw: Mapping[str, Any], place: Place, keys: Iterable[str]) -> None:
        """Raise the error if a mapping lacks a key."""
        for key in keys:
            if key not in raw:
                raise self.wrong(place, _("the key {key!r} is missing").format(key=key))

    def mapping(self, raw: Any, place: Place) -> dict[str, Any]:
        """Return a value that must be a mapping."""
        if not isinstance(raw, dict):
            raise self.wrong(place, _("{key}: a mapping is wanted here").format(key=dotted(place)))
        return raw

    def items(self, raw: Any, place: Place) -> list[Any]:
        """Return a value that must be a list."""
        if not isinstance(raw, list):
            raise self.wrong(place, _("{key}: a list is wanted here").format(key=dotted(place)))
        return raw

    def text(self, raw: Any, place: Place) -> str:
        """Return a value that must be a text."""
        if not isinstance(raw, str):
            message = _("{key}: a text is wanted here").format(key=dotted(place))
            raise self.wrong(place, message if isinstance(raw, list | dict) else message + _("; put it in quotes"))
        return raw

    def number(self, raw: Any, place: Place) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw < inf:
            raise self.wrong(place, _("{key}: a number from 0 up is wanted here").format(key=dotted(place)))
        return float(raw)

    def whole(self, raw: Any, place: Place) -> int:
        """Return a value that must be a whole number, not below 0."""
        if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
            raise self.wrong(place, _("{key}: a whole number from 0 up is wanted here").format(key=dotted(place)))
        return raw

    def flag(self, raw: Any, place: Place) -> bool:
        """Return a value that must be true or false."""
        if not isinstance(raw, bool):
            raise self.wrong(place, _("{key}: true or false is wanted here").format(key=dotted(place)))
        return raw

    def one_of(self, raw: Any, place: Place, known: Iterable[str]) -> str:
        """Return a value that must be one of those known."""
        known = list(known)
        if raw not in known:
            shown = series(filter(None, known))
            message = _("{key}: {value!r} is not one of {known}").format(key=dotted(place), value=raw, known=shown)
            raise self.wrong(place, message + close(raw, known))
        return str(raw)


def dotted(place: Place) -> str:
    """Return a place as messages name it: check.options.HED005."""
    return ".".join(str(step) for step in place)
