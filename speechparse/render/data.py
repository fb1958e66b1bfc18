"""Writes plain data as JSON, JSON lines and YAML, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def dumped(item: dict[str, Any], form: str) -> str:
    """Return an item as text: a JSON object (on one line for jsonl) or a YAML document."""
    if form == "yaml":
        import yaml

        return "---\n" + yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=1000).rstrip("\n")
    import json

    return json.dumps(item, ensure_ascii=False, indent=None if form == "jsonl" else 2)


def joined(texts: Iterable[str], form: str, one: bool) -> Iterator[str]:
    """Yield the pieces of the output: in JSON an object for one file, an array for several."""
    return _array(texts) if form == "json" and not one else iter(texts)


def _array(texts: Iterable[str]) -> Iterator[str]:
    """Yield a JSON array item by item, so that memory does not grow with the number of files."""
    before: str | None = None
    for text in texts:
        yield "[" if before is None else before + ","
        before = text
    if before is None:
        yield "[]"
    else:
        yield before
        yield "]"
