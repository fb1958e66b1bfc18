"""Reads a YAML file into a frozen ``Config``; mistakes are reported with file and line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from speechparse import grammar, values
from speechparse.cache import checksum
from speechparse.check.model import Rule, Severity
from speechparse.check.profiles import PROFILES
from speechparse.check.selection import Selection, matching, unknown
from speechparse.check.settings import Choice, Entry, matches
from speechparse.check.table import RULES
from speechparse.errors import ConfigError, GrammarError
from speechparse.messages import _
from speechparse.stats.settings import Settings
from speechparse.values import Marks, Place, Values, close, dotted


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration says.

    Attributes:
        path: the file.
        grammar: name of a shipped grammar, path of a YAML file, or "auto".
        encoding: the encoding of the files; None where it is to be found out.
        check: what it says of ``check``.
        stats: what it says of ``stats``.
    """

    path: Path
    grammar: str = "auto"
    encoding: str | None = None
    check: Choice = field(default_factory=Choice)
    stats: Settings = field(default_factory=Settings)

    def relative(self, file: str) -> str | None:
        """Return a file's name as the patterns of the configuration see it; None for "-" and for another drive."""
        try:
            return None if file == "-" else Path(os.path.relpath(file, self.path.parent)).as_posix()
        except ValueError:
            return None


def load(path: Path) -> Config:
    """The configuration in a file, as the file is now.

    Raises:
        ConfigError: it cannot be read, or does not hold together; the text names file and line.
    """
    return _of_content(path, checksum(str(path)))


@lru_cache(maxsize=64)
def _of_content(path: Path, _sum: int | None) -> Config:
    """The same, read once as long as the file has the same checksum: it is the configuration of many folders."""
    raw, marks = values.read(path, ConfigError)
    return _Reader(marks, path).config(raw)


class _Reader(Values):
    error = ConfigError

    def __init__(self, marks: Marks, path: Path) -> None:
        super().__init__(marks)
        self.path = path

    def config(self, raw: dict[str, Any]) -> Config:
        self.keys(raw, (), ("grammar", "encoding", "check", "stats"))
        return Config(
            path=self.path,
            grammar=self.grammar(raw["grammar"], ("grammar",)) if "grammar" in raw else "auto",
            encoding=self.encoding(raw["encoding"], ("encoding",)) if "encoding" in raw else None,
            check=self.choice(raw.get("check") or {}, ("check",)),
            stats=self.stats(raw.get("stats") or {}, ("stats",)),
        )

    def grammar(self, raw: Any, place: Place) -> str:
        name = self.text(raw, place)
        if name == "auto":
            return name
        if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
            name = str(self.path.parent / name)
        try:
            grammar.load(name)
        except GrammarError as error:
            raise self.wrong(place, str(error) + close(name, grammar.shipped())) from error
        return name

    def encoding(self, raw: Any, place: Place) -> str:
        name = self.text(raw, place)
        try:
            "".encode(name)  # not codecs.lookup, which knows encodings that are none of text (rot13)
        except (LookupError, ValueError) as error:
            message = _("no encoding named {name!r}").format(name=name)
            raise self.wrong(place, message + close(name, ("utf-8", "gb18030", "gbk", "big5", "utf-16"))) from error
        return name

    def stats(self, raw: Any, place: Place) -> Settings:
        raw = self.mapping(raw, place)
        self.keys(raw, place, ("rate", "user-dict", "stop-words"))
        rate = self.number(raw["rate"], (*place, "rate")) if "rate" in raw else None
        if rate == 0:
            raise self.wrong((*place, "rate"), _("{key}: a number above 0 is wanted here").format(key=dotted((*place, "rate"))))
        files = {key: self.path.parent / self.text(raw[key], (*place, key)) for key in ("user-dict", "stop-words") if key in raw}
        return Settings(rate, files.get("user-dict"), files.get("stop-words"))

    def choice(self, raw: Any, place: Place) -> Choice:
        raw = self.mapping(raw, place)
        known = ("profile", "select", "extend-select", "ignore", "severity", "options", "per-file-ignores", "baseline", "suppress")
        self.keys(raw, place, known)

        def inner(key: str) -> Place:
            return (*place, key)

        def mapping(key: str) -> Mapping[str, Any]:
            return self.mapping(raw.get(key, {}), inner(key))

        return Choice(
            profile=self.one_of(raw["profile"], inner("profile"), PROFILES) if "profile" in raw else "",
            selection=Selection(
                select=self.rules(raw["select"], inner("select")) if "select" in raw else None,
                extend_select=self.rules(raw.get("extend-select", []), inner("extend-select")),
                ignore=self.rules(raw.get("ignore", []), inner("ignore")),
            ),
            severity={
                self.selector(key, (*inner("severity"), key)): Severity(self.one_of(value, (*inner("severity"), key), list(Severity)))
                for key, value in mapping("severity").items()
            },
            options=dict(self.options(key, value, (*inner("options"), key)) for key, value in mapping("options").items()),
            per_file_ignores={
                self.pattern(key, (*inner("per-file-ignores"), key)): self.rules(value, (*inner("per-file-ignores"), key))
                for key, value in mapping("per-file-ignores").items()
            },
            baseline=self.path.parent / self.text(raw["baseline"], inner("baseline")) if "baseline" in raw else None,
            suppress=tuple(
                self.entry(value, (*inner("suppress"), n)) for n, value in enumerate(self.items(raw.get("suppress", []), inner("suppress")))
            ),
        )

    def rules(self, raw: Any, place: Place) -> tuple[str, ...]:
        """Selectors of rules: a list, or one."""
        if isinstance(raw, str):
            return (self.selector(raw, place),)
        return tuple(self.selector(value, (*place, n)) for n, value in enumerate(self.items(raw, place)))

    def selector(self, raw: Any, place: Place) -> str:
        name = self.text(raw, place)
        if not matching(name):
            raise self.wrong(place, unknown(name))
        return name

    def options(self, name: str, raw: Any, place: Place) -> tuple[str, Mapping[str, Any]]:
        """The options of one rule, by its id."""
        rule = next((rule for rule in RULES if name in (rule.id, rule.name)), None)
        if rule is None:
            problem = _("{name!r} is a family").format(name=name) if matching(name) else unknown(name)
            raise self.wrong(place, _("options are given by the id of a rule: {problem}").format(problem=problem))
        given = self.mapping(raw, place)
        if given and not rule.options:
            raise self.wrong(place, _("{rule} has no options").format(rule=rule.id))
        self.keys(given, place, rule.options)
        return rule.id, {key: self.option(rule, key, value, (*place, key)) for key, value in given.items()}

    def option(self, rule: Rule, key: str, raw: Any, place: Place) -> Any:
        """The value of an option: of the type of its default."""
        default = rule.options[key]
        if isinstance(default, bool):
            return self.flag(raw, place)
        if isinstance(default, int):
            return self.whole(raw, place)
        if isinstance(default, float):
            return self.number(raw, place)
        if isinstance(default, tuple | frozenset):
            return type(default)(self.text(value, (*place, n)) for n, value in enumerate(self.items(raw, place)))
        return self.text(raw, place)

    def pattern(self, raw: Any, place: Place) -> str:
        name = self.text(raw, place)
        try:
            matches(name, "a")
        except ValueError as error:
            raise self.wrong(place, _("{key}: not a pattern for files: {problem}").format(key=dotted(place), problem=error)) from error
        return name

    def entry(self, raw: Any, place: Place) -> Entry:
        raw = self.mapping(raw, place)
        self.keys(raw, place, ("rule", "file", "section", "text", "reason"))
        self.needed(raw, place, ("rule", "reason"))
        said = {key: self.text(raw[key], (*place, key)).strip() for key in ("section", "text", "reason") if key in raw}
        if not said["reason"]:
            raise self.wrong((*place, "reason"), _("say in a few words why the flaw is meant to be so"))
        if not (said.get("section") or said.get("text")):
            message = _("name the place by section or text; a rule that is off for a whole file goes into per-file-ignores")
            raise self.wrong(place, message)
        return Entry(
            rules=self.rules(raw["rule"], (*place, "rule")),
            reason=said["reason"],
            file=self.pattern(raw["file"], (*place, "file")) if "file" in raw else "",
            section=said.get("section", ""),
            text=said.get("text", ""),
            path=self.where(place)[0],
            line=self.where(place)[1],
        )
