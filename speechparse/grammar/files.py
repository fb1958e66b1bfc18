"""Find grammar files, read them and lay them over what they extend."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from speechparse import values
from speechparse.cache import checksum
from speechparse.errors import GrammarError
from speechparse.grammar.build import Builder
from speechparse.grammar.library import folder, shipped
from speechparse.grammar.model import Grammar
from speechparse.messages import _, series
from speechparse.values import Marks, Place

_APPENDED = ("lookalikes", "kin", "promises")


def is_abstract(path: str) -> bool:
    """Whether a grammar file is only there to be extended."""
    return bool(values.read(Path(path), GrammarError)[0].get("abstract"))


class Built(NamedTuple):
    """A grammar, and the checksums of the files that it is built from: its own, and those that it extends."""

    grammar: Grammar
    sums: dict[str, int | None]


def build(name: str) -> Built:
    """Build a shipped grammar by its name, or the grammar in a file (a name that ends in .yaml or .yml, or holds a slash).

    Raises:
        GrammarError: there is no such grammar, or it is wrong; the text names file and line.
    """
    path = _path(name, None)
    sums: dict[str, int | None] = {}
    raw, marks = _resolve(path, sums)
    return Built(Builder(marks).grammar(raw, str(path)), sums)


def _path(name: str, beside: Path | None) -> Path:
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        path = Path(name)
        return beside.parent / path if beside is not None and not path.is_absolute() else path
    path = Path(folder(), f"{name}.yaml")
    if not path.is_file():
        known = series(shipped())
        raise GrammarError(_("no grammar named {name!r}; there are {known}, or give a .yaml file").format(name=name, known=known))
    return path


def _resolve(path: Path, sums: dict[str, int | None]) -> tuple[dict[str, Any], Marks]:
    """Return the values of a file laid over all that it extends; the checksum of each file goes into ``sums``."""
    real = path.resolve()
    if str(real) in sums:
        raise GrammarError(_("{path}: the grammar extends itself").format(path=path))
    sums[str(real)] = checksum(str(real))
    raw, marks = values.read(path, GrammarError)
    raw.setdefault("name", path.stem)
    if "extends" not in raw:
        return raw, marks
    below, below_marks = _resolve(_path(str(raw["extends"]), real), sums)
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
