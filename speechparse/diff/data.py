"""A comparison as plain data (the contract of ``speechparse diff --format json``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from speechparse.diff.model import Change, Diff, Division, Flag, Node, Pair, Renumbering, Side
from speechparse.tree import Section, Span

SCHEMA = "speechparse/diff/1"


def data(diff: Diff) -> dict[str, Any]:
    """Return a comparison as plain data, with spans on both sides."""
    return {
        "schema": SCHEMA,
        "old": _side(diff.old),
        "new": _side(diff.new),
        "counts": counts(diff),
        "pairs": [_pair(pair) for pair in diff.pairs],
        "added": [_node(node) for node in diff.added],
        "removed": [_node(node) for node in diff.removed],
        "splits": [{"old": _node(split.whole), "new": _nodes(split)} for split in diff.splits],
        "merges": [{"old": _nodes(merge), "new": _node(merge.whole)} for merge in diff.merges],
        "renumberings": [_renumbering(each) for each in diff.renumberings],
    }


def counts(diff: Diff) -> dict[str, int]:
    """Count the pairs, those without a flag, those with each flag, and the parts without a pair."""
    return {
        "pairs": len(diff.pairs),
        "unchanged": sum(not pair.flags for pair in diff.pairs),
        "added": len(diff.added),
        "removed": len(diff.removed),
        "split": len(diff.splits),
        "merged": len(diff.merges),
        **{str(flag): sum(flag in pair.flags for pair in diff.pairs) for flag in Flag},
    }


def _side(side: Side) -> dict[str, Any]:
    document = side.document
    return {
        "path": document.source.path,
        "encoding": document.source.encoding,
        "grammar": document.grammar,
        "branch": side.branch,
        "script": "traditional" if side.traditional else "simplified",
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "old": _node(pair.old),
        "new": _node(pair.new),
        "flags": [str(flag) for flag in Flag if flag in pair.flags],
        "follows": pair.follows,
        "heading": _changes(pair.heading),
        "text": _changes(pair.text),
    }


def _node(node: Node) -> dict[str, Any]:
    part = node.part
    named_by = part.marker or node.heading
    position = named_by.position if named_by else None
    return {
        "kind": "section" if isinstance(part, Section) else "article",
        "path": node.path,
        "marker": part.marker.text if part.marker else None,
        "title": node.heading.joined if node.heading else "" if isinstance(part, Section) else None,
        "level": node.level,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "start": part.start,
        "end": part.end,
    }


def _nodes(division: Division) -> list[dict[str, Any]]:
    return [_node(piece) for piece in division.pieces]


def _changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [{"nature": str(change.nature), "old": _span(change.old), "new": _span(change.new)} for change in changes]


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _renumbering(renumbering: Renumbering) -> dict[str, Any]:
    first, last = renumbering.pairs[0], renumbering.pairs[-1]
    return {"old": [first.old.path, last.old.path], "new": [first.new.path, last.new.path], "count": len(renumbering.pairs)}
