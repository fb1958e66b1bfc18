"""Baselines: findings that were there when checking began, recorded so that only new ones are reported.

A baseline is JSON: ``{"schema": "speechparse/baseline/1", "findings": {path: {rule: {section: count}}}}``. Paths are relative to
its folder, with forward slashes; sections are section paths ("" for none), so that a finding is known again when lines shift.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from speechparse.check.model import Finding
from speechparse.errors import ConfigError
from speechparse.messages import _, reason

SCHEMA = "speechparse/baseline/1"
NAME = ".speechparse-baseline.json"

Counts = Mapping[str, Mapping[str, int]]  # how many findings, by rule and section


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings recorded in a file.

    Attributes:
        path: the file.
        files: the counts of each file, by its path as the baseline has it.
    """

    path: Path
    files: Mapping[str, Counts] = field(default_factory=dict)

    def of(self, file: str) -> Counts:
        """Return what is recorded for a file."""
        return self.files.get(key(self.path, file), {})


def load(path: Path) -> Baseline:
    """Read the baseline in a file.

    Raises:
        ConfigError: there is no such file, or it is no baseline.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(_("{path}: there is no such baseline; write it with --write-baseline").format(path=path)) from error
    except OSError as error:
        raise ConfigError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason(error))) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(_wrong(path)) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not _fits(data.get("findings"), 3):
        raise ConfigError(_wrong(path))
    return Baseline(path, data["findings"])


def key(baseline: Path, file: str) -> str:
    """Return a file's name in a baseline: relative to the baseline's folder, with forward slashes ("-" stays)."""
    if file == "-":
        return file
    try:
        return Path(os.path.relpath(file, baseline.absolute().parent)).as_posix()
    except ValueError:  # another drive of Windows
        return Path(file).absolute().as_posix()


def unrecorded(findings: Iterable[Finding], recorded: Counts) -> tuple[Finding, ...]:
    """Return the findings beyond the number recorded for their rule and section, in order."""
    seen: Counter[tuple[str, str]] = Counter()
    left = []
    for finding in findings:
        place = (finding.rule.id, finding.section)
        seen[place] += 1
        if seen[place] > recorded.get(place[0], {}).get(place[1], 0):
            left.append(finding)
    return tuple(left)


def counted(findings: Iterable[Finding]) -> Counts:
    """Count findings by rule and section."""
    counts: dict[str, dict[str, int]] = {}
    for finding in findings:
        by_section = counts.setdefault(finding.rule.id, {})
        by_section[finding.section] = by_section.get(finding.section, 0) + 1
    return counts


def updated(baseline: Baseline, found: Mapping[str, Counts]) -> Baseline:
    """Return the baseline with the present findings of some files; other files stay, unless they are gone.

    Args:
        baseline: what was recorded before.
        found: what is found in each file, by its path as given.
    """
    folder = baseline.path.absolute().parent
    files = {file: counts for file, counts in baseline.files.items() if file == "-" or os.path.exists(folder / file)}
    files |= {key(baseline.path, file): counts for file, counts in found.items()}
    return Baseline(baseline.path, {file: counts for file, counts in files.items() if counts})


def written(baseline: Baseline) -> str:
    """Return a baseline as JSON, in an order that does not depend on that of the files."""
    files = {
        file: {rule: dict(sorted(counts.items())) for rule, counts in sorted(rules.items())}
        for file, rules in sorted(baseline.files.items())
    }
    return json.dumps({"schema": SCHEMA, "findings": files}, ensure_ascii=False, indent=2) + "\n"


def _wrong(path: Path) -> str:
    return _("{path}: this is no baseline of speechparse; one is written by --write-baseline").format(path=path)


def _fits(value: object, depth: int) -> bool:
    """Whether a value is a mapping nested to this depth whose innermost values are counts."""
    if depth == 0:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, dict) and all(_fits(inner, depth - 1) for inner in value.values())
