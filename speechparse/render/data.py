"""Plain data as JSON, JSON lines and YAML, written as it comes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def written(items: Iterable[dict[str, Any]], form: str, one: bool) -> Iterator[str]:
    """The lines of a format: one object for one file, an array (YAML: documents) for several, an object a line for jsonl."""
    if form == "jsonl":
        yield from (json.dumps(item, ensure_ascii=False) for item in items)
    elif form == "yaml":
        import yaml

        for item in items:
            yield "---\n" + yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=1000).rstrip("\n")
    elif one:
        yield from (json.dumps(item, ensure_ascii=False, indent=2) for item in items)
    else:
        yield from _array(items)


def _array(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A JSON array, an item at a time: memory does not grow with the number of files."""
    before: str | None = None
    for item in items:
        yield "[" if before is None else before + ","
        before = json.dumps(item, ensure_ascii=False, indent=2)
    if before is None:
        yield "[]"
    else:
        yield before
        yield "]"
