"""The settings of ``check`` as frozen values: which rules, how grave, with which options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from speechparse.check.model import Rule, Severity
from speechparse.check.profiles import DEFAULT, PROFILES, Profile
from speechparse.check.selection import Selection, chosen, matching, most_specific
from speechparse.check.table import RULES

if TYPE_CHECKING:
    import pathspec

_GRAVE = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Active:
    """A rule that is on, with its severity and options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A suppression in a configuration.

    Attributes:
        rules: selectors of rules.
        reason: why the flaw is meant to be so.
        file: gitignore pattern of the files, relative to the configuration; "" for all.
        section: section path; what is below it is covered too. "" for any place.
        text: words that stand on a line of the flaw, blanks and line breaks aside; "" for any.
        path: the configuration.
        line: the entry's line in it, from 1.
    """

    rules: tuple[str, ...]
    reason: str
    file: str = ""
    section: str = ""
    text: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What a configuration says of ``check``.

    Attributes:
        profile: name of the profile; "" for the default one.
        selection: the rules selected.
        severity: how grave rules are, by selector.
        options: options of rules, by id.
        per_file_ignores: selectors of rules that are off, by gitignore pattern of the files.
        baseline: the file of the baseline; None if there is none.
        suppress: the suppressions.
    """

    profile: str = ""
    selection: Selection = field(default_factory=Selection)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: Path | None = None
    suppress: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """What a command line says of ``check``, over the configuration.

    Attributes:
        profile: name of the profile; "" for the configuration's.
        selection: the rules selected.
        info: whether findings of severity info are reported too.
    """

    profile: str = ""
    selection: Selection = field(default_factory=Selection)
    info: bool = False

    @property
    def narrows(self) -> bool:
        """Whether rules of the configuration may be left out, so that an unused suppression may be needed all the same."""
        return self.selection.select is not None or bool(self.selection.ignore)


@dataclass(frozen=True, slots=True)
class Settings:
    """How one file is checked.

    Attributes:
        profile: name of the profile.
        active: the rules that are on, in order of their ids.
        suppress: the suppressions of the configuration that may hold for this file.
        info: whether findings of severity info are reported too.
        judge: whether unused suppressions are reported.
    """

    profile: str
    active: tuple[Active, ...]
    suppress: tuple[Entry, ...] = ()
    info: bool = False
    judge: bool = True


def everything() -> tuple[Active, ...]:
    """Return all rules with their own severities and default options."""
    return tuple(Active(rule, rule.severity) for rule in RULES)


def settings(choice: Choice, demand: Demand, file: str | None) -> Settings:
    """Return the settings of one file.

    Args:
        choice: what the configuration says.
        demand: what the command line says.
        file: the file, relative to the configuration's folder with forward slashes; None for a text without a name.
    """
    name = demand.profile or choice.profile or DEFAULT
    profile = PROFILES[name]
    on = chosen(profile.ignore, (choice.selection, demand.selection))
    for pattern, ignored in choice.per_file_ignores.items():
        if matches(pattern, file):
            on -= frozenset().union(*map(matching, ignored))
    active = tuple(Active(rule, _severity(rule, profile, choice), choice.options.get(rule.id, {})) for rule in RULES if rule.id in on)
    entries = tuple(entry for entry in choice.suppress if not entry.file or matches(entry.file, file))
    return Settings(name, active, entries, demand.info, not demand.narrows)


def matches(pattern: str, file: str | None) -> bool:
    """Whether a gitignore pattern matches a file's name; none matches a text without a name."""
    return file is not None and _spec(pattern).match_file(file)


@cache
def _spec(pattern: str) -> pathspec.GitIgnoreSpec:
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines([pattern])


def _severity(rule: Rule, profile: Profile, choice: Choice) -> Severity:
    by_profile = max(most_specific(profile.severity, rule) or rule.severity, profile.least, key=_GRAVE.index)
    return most_specific(choice.severity, rule) or by_profile
