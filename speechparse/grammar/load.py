"""From a YAML file to a checked ``Grammar``: what is wrong is told with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from speechparse import numerals
from speechparse.errors import GrammarError
from speechparse.grammar.model import Costs, Cues, Family, Grammar, Lookalike, Parts, Scheme, Written
from speechparse.messages import _

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_APPENDED = ("lookalikes", "kin", "promises")
_WHERE = ("", "own-line", "alone")
_NUMBER = re.compile(r"\{n(?::([a-z0-9-]+))?\}")

Place = tuple[str | int, ...]
Marks = dict[Place, tuple[str, int]]


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
    return _Builder(marks).grammar(raw, str(_path(name, None)))


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


class _Builder:
    """Turns plain values into the frozen grammar and tells what does not fit, where."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks

    def wrong(self, place: Place, message: str) -> GrammarError:
        while place and place not in self.marks:
            place = place[:-1]
        path, line = self.marks.get(place, ("?", 1))
        return GrammarError(f"{path}:{line}: {message}")

    def grammar(self, raw: dict[str, Any], path: str) -> Grammar:
        self.keys(raw, (), {"name", "abstract", "extends", "description", "schemes", "kin", "lookalikes", "parts", "cues",
                            "costs", "promises", "recognise"})  # fmt: skip
        for key in ("name", "schemes", "parts", "cues", "costs"):
            if key not in raw:
                raise self.wrong((), _("the key {key!r} is missing").format(key=key))
        schemes = tuple(self.scheme(name, value) for name, value in self.mapping(raw["schemes"], ("schemes",)).items())
        known = {scheme.id for scheme in schemes}
        for scheme in schemes:
            for form in (*scheme.head, *scheme.inline):
                if form.beside:
                    self.scheme_id(form.beside, ("schemes", scheme.id), known)
        return Grammar(
            name=self.text(raw["name"], ("name",)),
            description=self.description(raw.get("description", {})),
            schemes=schemes,
            lookalikes=tuple(self.lookalike(value, place, known) for value, place in self.entries(raw, "lookalikes")),
            kin=tuple(self.kinship(value, place, known) for value, place in self.entries(raw, "kin")),
            parts=Parts(**self.patterns(raw["parts"], ("parts",), Parts)),
            cues=Cues(**self.patterns(raw["cues"], ("cues",), Cues)),
            costs=Costs(**self.costs(raw["costs"], ("costs",))),
            promises=tuple(self.numbered(value, place) for value, place in self.entries(raw, "promises")),
            recognise=self.signs(raw.get("recognise", {})),
            path=path,
        )

    def description(self, raw: Any) -> dict[str, str]:
        return {key: self.text(value, ("description", key)) for key, value in self.mapping(raw, ("description",)).items()}

    def signs(self, raw: Any) -> tuple[tuple[str, float], ...]:
        place: Place = ("recognise",)
        signs = self.mapping(raw, place).items()
        return tuple((self.pattern(key, (*place, key)), self.number(value, (*place, key))) for key, value in signs)

    def kinship(self, raw: Any, place: Place, known: set[str]) -> frozenset[str]:
        return frozenset(self.scheme_id(value, (*place, n), known) for n, value in enumerate(self.items(raw, place)))

    def entries(self, raw: dict[str, Any], key: str) -> Iterator[tuple[Any, Place]]:
        """The entries of a list at the top of the grammar, each with its place."""
        for n, value in enumerate(self.items(raw.get(key, []), (key,))):
            yield value, (key, n)

    def scheme(self, id: str, raw: Any) -> Scheme:
        place = ("schemes", id)
        raw = self.mapping(raw, place)
        self.keys(
            raw,
            place,
            {
                "system",
                "rank",
                "loose",
                "divides",
                "spoken",
                "proper",
                "heading",
                "completed",
                "runs_on",
                "enabled",
                "head",
                "inline",
                "family",
                "weight",
            },
        )
        for key in ("system", "rank", "proper", "head"):
            if key not in raw:
                raise self.wrong(place, _("the key {key!r} is missing").format(key=key))
        system = self.one_of(raw["system"], (*place, "system"), numerals.SYSTEMS)
        weight = self.mapping(raw.get("weight", {}), (*place, "weight"))
        self.keys(weight, (*place, "weight"), {"head", "inline"})
        return Scheme(
            id=id,
            system=system,
            rank=self.number(raw["rank"], (*place, "rank")),
            proper=self.text(raw["proper"], (*place, "proper")),
            head=self.forms(raw["head"], (*place, "head")),
            inline=self.forms(raw.get("inline", []), (*place, "inline")),
            loose=self.flag(raw.get("loose", False), (*place, "loose")),
            divides=self.flag(raw.get("divides", False), (*place, "divides")),
            spoken=self.flag(raw.get("spoken", False), (*place, "spoken")),
            heading=self.one_of(raw.get("heading", "first"), (*place, "heading"), ("first", "own")),
            completed=self.flag(raw.get("completed", False), (*place, "completed")),
            runs_on=self.flag(raw.get("runs_on", False), (*place, "runs_on")),
            enabled=self.flag(raw.get("enabled", True), (*place, "enabled")),
            family=self.family(raw["family"], (*place, "family")) if "family" in raw else None,
            weight_head=self.number(weight.get("head", 3.0), (*place, "weight", "head")),
            weight_inline=self.number(weight.get("inline", 1.5), (*place, "weight", "inline")),
        )

    def forms(self, raw: Any, place: Place) -> tuple[Written, ...]:
        return tuple(self.form(value, (*place, n)) for n, value in enumerate(self.items(raw, place)))

    def form(self, raw: Any, place: Place) -> Written:
        raw = {"write": raw} if isinstance(raw, str) else self.mapping(raw, place)
        self.keys(raw, place, {"write", "where", "after", "beside", "anywhere", "weight"})
        if "write" not in raw:
            raise self.wrong(place, _("the key {key!r} is missing").format(key="write"))
        write = self.numbered(raw["write"], (*place, "write"))
        return Written(
            write=write,
            where=self.one_of(raw.get("where", ""), (*place, "where"), _WHERE),
            after=self.text(raw.get("after", ""), (*place, "after")),
            beside=self.text(raw.get("beside", ""), (*place, "beside")),
            anywhere=self.flag(raw.get("anywhere", False), (*place, "anywhere")),
            weight=self.number(raw["weight"], (*place, "weight")) if "weight" in raw else None,
        )

    def numbered(self, raw: Any, place: Place) -> str:
        """A pattern that holds the number exactly once and no groups of its own."""
        text = self.pattern(raw, place)
        numbers = _NUMBER.findall(text)
        if len(numbers) != 1:
            raise self.wrong(place, _("the number {n} is wanted exactly once: {text!r}").format(n="{n}", text=text))
        if numbers[0]:
            self.one_of(numbers[0], place, numerals.SYSTEMS)
        if re.compile(blanks(_NUMBER.sub("1", text))).groups:
            raise self.wrong(place, _("groups are written (?:…) here: {text!r}").format(text=text))
        return text

    def family(self, raw: Any, place: Place) -> Family:
        raw = self.mapping(raw, place)
        self.keys(raw, place, {"not", "weight"})
        weight = self.mapping(raw.get("weight", {}), (*place, "weight"))
        self.keys(weight, (*place, "weight"), {"head", "inline"})
        return Family(
            exclude=self.text(raw.get("not", ""), (*place, "not")),
            head=self.number(weight.get("head", 2.0), (*place, "weight")),
            inline=self.number(weight.get("inline", 1.5), (*place, "weight")),
        )

    def lookalike(self, raw: Any, place: Place, known: set[str]) -> Lookalike:
        raw = self.mapping(raw, place)
        self.keys(raw, place, {"scheme", "write"})
        for key in ("scheme", "write"):
            if key not in raw:
                raise self.wrong(place, _("the key {key!r} is missing").format(key=key))
        return Lookalike(self.scheme_id(raw["scheme"], (*place, "scheme"), known), self.pattern(raw["write"], (*place, "write")))

    def scheme_id(self, raw: Any, place: Place, known: set[str]) -> str:
        return self.one_of(raw, place, sorted(known))

    def patterns(self, raw: Any, place: Place, model: type) -> dict[str, str]:
        raw = self.mapping(raw, place)
        names = [field.name for field in fields(model)]
        self.keys(raw, place, set(names))
        for name in names:
            if name not in raw:
                raise self.wrong(place, _("the key {key!r} is missing").format(key=name))
        return {name: self.pattern(raw[name], (*place, name)) for name in names}

    def costs(self, raw: Any, place: Place) -> dict[str, float]:
        raw = self.mapping(raw, place)
        names = {field.name: field.default for field in fields(Costs)}
        self.keys(raw, place, set(names))
        for name, default in names.items():
            if name not in raw and default is MISSING:
                raise self.wrong(place, _("the cost {key!r} is missing").format(key=name))
        return {name: self.number(value, (*place, name)) for name, value in raw.items()}

    # ---- plain values ----------------------------------------------------------------------------------------------

    def keys(self, raw: Mapping[str, Any], place: Place, known: set[str]) -> None:
        for key in raw:
            if key not in known:
                message = _("unknown key {key!r}; known are {known}")
                raise self.wrong((*place, key), message.format(key=key, known=", ".join(sorted(known))))

    def mapping(self, raw: Any, place: Place) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise self.wrong(place, _("{key}: a mapping is wanted here").format(key=_name(place)))
        return raw

    def items(self, raw: Any, place: Place) -> list[Any]:
        if not isinstance(raw, list):
            raise self.wrong(place, _("{key}: a list is wanted here").format(key=_name(place)))
        return raw

    def text(self, raw: Any, place: Place) -> str:
        if not isinstance(raw, str):
            raise self.wrong(place, _("{key}: a text is wanted here").format(key=_name(place)))
        return raw

    def number(self, raw: Any, place: Place) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or raw < 0:
            raise self.wrong(place, _("{key}: a number from 0 up is wanted here").format(key=_name(place)))
        return float(raw)

    def flag(self, raw: Any, place: Place) -> bool:
        if not isinstance(raw, bool):
            raise self.wrong(place, _("{key}: true or false is wanted here").format(key=_name(place)))
        return raw

    def one_of(self, raw: Any, place: Place, known: Any) -> str:
        if raw not in known:
            message = _("{key}: {value!r} is not one of {known}")
            raise self.wrong(place, message.format(key=_name(place), value=raw, known=", ".join(filter(None, known))))
        return str(raw)

    def pattern(self, raw: Any, place: Place) -> str:
        text = self.text(raw, place)
        try:
            re.compile(f"(?:{blanks(_NUMBER.sub('1', text))})")
        except re.error as error:
            raise self.wrong(place, _("{key}: not a regular expression: {problem}").format(key=_name(place), problem=error)) from error
        return text


def _name(place: Place) -> str:
    return ".".join(str(step) for step in place)


BLANK = "[ \\t\u3000\u00a0]*"

# Inside a marker also a line break: a hard wrap may fall there.
BROKEN = rf"{BLANK}(?:(?:\r\n?|\n){BLANK})?"


def blanks(pattern: str, blank: str = BLANK) -> str:
    r"""The pattern with _ written out as blanks that may be missing (an escaped \_ stays a low line)."""
    return re.sub(r"(\\.)|_", lambda found: found.group(1) or blank, pattern)


def numbered(form: str, system: str) -> Iterator[tuple[str, str]]:
    """The pieces of a form: ("text", pattern) and ("number", system), in order."""
    done = 0
    for found in _NUMBER.finditer(form):
        yield "text", blanks(form[done : found.start()], BROKEN)
        yield "number", found.group(1) or system
        done = found.end()
    yield "text", blanks(form[done:], BROKEN)
