"""``speechparse check --show-settings``: how a file is checked, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from speechparse.check.settings import Entry
from speechparse.cli.check_job import file_settings
from speechparse.cli.check_options import Options


def shown(options: Options, path: str) -> Iterator[str]:
    """Yield the settings of a file as the lines of a YAML document."""
    file = options.reading.name(path)
    config = options.reading.configs.of(file)
    asked = file_settings(config, options, file)
    baseline = options.baseline or (config.check.baseline if config else None)
    data: dict[str, Any] = {
        "file": file,
        "config": str(config.path) if config else None,
        "grammar": options.reading.grammar or (config.grammar if config else "auto"),
        "encoding": options.reading.encoding or (config.encoding if config else None),
        "profile": asked.profile,
        "info": asked.info,
        "baseline": str(baseline) if baseline else None,
        "since": options.since,
        "rules": {
            each.rule.id: {"name": each.rule.name, "severity": each.severity.value, **_options({**each.rule.options, **each.options})}
            for each in asked.active
        },
        "suppress": [_entry(entry) for entry in asked.suppress],
    }
    yield from yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000).splitlines()


def _entry(entry: Entry) -> dict[str, Any]:
    """A suppression as the configuration has it."""
    given = {"file": entry.file, "section": entry.section, "text": entry.text}
    return {"rule": list(entry.rules), **{key: value for key, value in given.items() if value}, "reason": entry.reason}


def _options(options: dict[str, Any]) -> dict[str, Any]:
    plain = {name: sorted(value) if isinstance(value, tuple | frozenset) else value for name, value in options.items()}
    return {"options": plain} if plain else {}
