"""SARIF 2.1.0, the format of code scanning: one run, its rules, a result a finding."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from speechparse.check.manual import manual, summary
from speechparse.check.model import Finding, Fix, Rule, Safety, Severity
from speechparse.check.report import Report, fingerprints
from speechparse.readers import is_address
from speechparse.render.data import dumped
from speechparse.render.findings import wording
from speechparse.render.manual import markdown, meaning
from speechparse.source import Source
from speechparse.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "ruleSectionText/v1"


Found = tuple[dict[str, Any], dict[str, Any]]
"""A rule, and a result of it."""


def part(report: Report) -> Iterator[Found]:
    """A result a finding, with its rule."""
    for finding, fingerprint in fingerprints(report):
        yield _rule(finding.rule), _result(report.source, finding, fingerprint)


def lines(parts: Iterable[Iterable[Found]]) -> Iterator[str]:
    """One log with one run. The rules listed are those that found something, in the order in which they first did."""
    places: dict[str, int] = {}
    rules: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    for rule, result in chain.from_iterable(parts):
        if rule["id"] not in places:
            places[rule["id"]] = len(rules)
            rules.append(rule)
        results.append({**result, "ruleIndex": places[rule["id"]]})
    driver = {"name": "speechparse", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    yield dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def uri(path: str) -> str:
    """Return a path as a URI reference: relative as given, absolute with ``file://``."""
    if is_address(path):
        return path
    found = Path(path)
    return found.as_uri() if found.is_absolute() else quote(os.fsencode(found.as_posix()))


@cache
def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": summary(rule)},
        "fullDescription": {"text": meaning(rule)},
        "help": {"text": manual(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(source: Source, finding: Finding, fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": None,  # known when all results are
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(source, finding.span.start, finding.span.end, finding.section)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if len(finding.places) > 1:
        result["relatedLocations"] = [_location(source, place.start, place.end) for place in finding.places[1:]]
    if finding.fix and finding.fix.edits and finding.fix.safety is not Safety.DISPLAY:
        result["fixes"] = [_fix(source, finding.fix)]
    return result


def _location(source: Source, start: int, end: int, section: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(source.path)}, "region": _region(source, start, end)}}
    if section:
        location["logicalLocations"] = [{"name": section.split("/")[-1], "fullyQualifiedName": section}]
    return location


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    line, column = source.position(start)
    end_line, end_column = source.position(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(source, edit.start, edit.end), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": wording.help_(source, fix)},
        "artifactChanges": [{"artifactLocation": {"uri": uri(source.path)}, "replacements": replacements}],
        "properties": {"safety": fix.safety.value},
    }
