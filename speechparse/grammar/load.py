"""Find grammar files, read them and lay them over what they extend."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from speechparse.errors import GrammarError
from speechparse.grammar.build import Builder, Marks, Place
from speechparse.grammar.model import Grammar
from speechparse.messages import _

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_APPENDED = ("lookalikes", "kin", "promises")


def folder() -> Path:
    """Where the shipped grammars lie: in the installed package, else in the checkout."""
    installed = Path(__file__).parent.parent / "grammars"
    return installed if installed.is_dir() else Path(__file__).parent.parent.parent / "grammars"


def shipped() -> tuple[str, ...]:
    """Names of the shipped grammars that can be chosen."""
    names = (path.stem for path in sorted(folder().glob("*.yaml")))
    return tuple(name for name in names if not _read(folder() / f"{name}.yaml")[0].get("abstract"))


@cache
def load(name: str) -> Grammar:
    """The grammar of a shipped name, or of a file (a name that ends in .yaml or .yml, or holds a slash).

    Raises:
        GrammarError: there is no such grammar, or it is wrong; the text names file and line.
    """
    raw, marks = _resolve(_path(name, None), ())
    return Builder(marks).grammar(raw, str(_path(name, None)))


def _path(name: str, beside: Path | None) -> Path:
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        path = Path(name)
        return beside.parent / path if beside is not None and not path.is_absolute() else path
    path = folder() / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(shipped())
        raise GrammarError(_("no grammar named {name!r}; there are {known}, or give a .yaml file").format(name=name, known=known))
    return path


def _read(path: Path) -> tuple[dict[str, Any], Marks]:
    """A YAML file as plain values, and the file and line of every place in them."""
    try:
        loader = Loader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or _("it is not UTF-8 text")
        raise GrammarError(_("{path}: cannot read the grammar: {reason}").format(path=path, reason=reason)) from error
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        problem = getattr(error, "problem", None) or str(error)
        raise GrammarError(_("{path}:{line}: not YAML: {problem}").format(path=path, line=line, problem=problem)) from error
    marks: Marks = {}

    def plain(node: yaml.Node, place: Place) -> Any:
        marks[place] = (str(path), node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return {key.value: plain(value, (*place, key.value)) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [plain(value, (*place, n)) for n, value in enumerate(node.value)]
        return loader.construct_object(node)

    marks[()] = (str(path), 1)
    raw = plain(node, ()) if node is not None else {}
    if not isinstance(raw, dict):
        raise GrammarError(_("{path}:1: a grammar is a mapping of keys to values").format(path=path))
    return raw, marks


def _resolve(path: Path, seen: tuple[Path, ...]) -> tuple[dict[str, Any], Marks]:
    """The file with all that it extends laid under it."""
    path = path.resolve()
    if path in seen:
        raise GrammarError(_("{path}: the grammar extends itself").format(path=path))
    raw, marks = _read(path)
    raw.setdefault("name", path.stem)
    if "extends" not in raw:
        return raw, marks
    below, below_marks = _resolve(_path(str(raw["extends"]), path), (*seen, path))
    merged_marks = {place: mark for place, mark in below_marks.items() if place}
    return _merge(below, raw, (), merged_marks, marks), merged_marks


def _merge(below: Any, above: Any, place: Place, kept: Marks, marks: Marks) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        merged = dict(below)
        if place == ("schemes",):  # what a grammar adds comes before what it inherits
            merged = {**{key: None for key in above if key not in below}, **below}
        if place == ():
            merged.pop("abstract", None)
        for key, value in above.items():
            inner = (*place, key)
            if place == () and key in _APPENDED and isinstance(value, list) and isinstance(below.get(key), list):
                shift = len(below[key])
                merged[key] = [*below[key], *value]
                kept.update({(key, int(p[1]) + shift, *p[2:]): m for p, m in marks.items() if p[:1] == (key,) and len(p) > 1})
            else:
                merged[key] = _merge(below[key], value, inner, kept, marks) if key in below else value
                kept.update({p: m for p, m in marks.items() if p[: len(inner)] == inner})
        return merged
    return above
