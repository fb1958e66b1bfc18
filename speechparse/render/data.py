"""Writes plain data as JSON, JSON lines and YAML, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from speechparse import compiled

_SURROGATE = compiled.pattern("[\ud800-\udfff]")
UNKNOWN = "\ufffd"


def encodable(text: str) -> str:
    """The text with a replacement character for every byte that is no character: it can be written as UTF-8."""
    return _SURROGATE.sub(UNKNOWN, text)


def dumped(value: Any, indent: int | None = None) -> str:
    """A value as JSON that is valid UTF-8."""
    import json

    return encodable(json.dumps(value, ensure_ascii=False, indent=indent))


def document(item: dict[str, Any], form: str) -> str:
    """An item as text: an object, one in a line for jsonl, a YAML document."""
    if form == "yaml":
        import yaml

        return "---\n" + yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=1000).rstrip("\n")
    return dumped(item, None if form == "jsonl" else 2)


def joined(texts: Iterable[str], form: str, one: bool) -> Iterator[str]:
    """Yield the pieces of the output: in JSON an object for one file, an array for several."""
    return array(texts) if form == "json" and not one else iter(texts)


def array(texts: Iterable[str], indent: str = "", key: str = "") -> Iterator[str]:
    """Yield a JSON array item by item, so that memory does not grow with the number of files."""
    named = f"{indent}{dumped(key)}: " if key else indent
    before: str | None = None
    for text in texts:
        yield f"{named}[" if before is None else before + ","
        before = text
    if before is None:
        yield f"{named}[]"
    else:
        yield before
        yield f"{indent}]"
