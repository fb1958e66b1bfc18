"""The changes that ``speechparse diff`` finds, beside those that were made (see edits.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edits_state import Change, State
from edits_tree import Node, starts

import speechparse

KINDS = (
    "added",
    "removed",
    "moved",
    "renumbered",
    "restyled",
    "rewritten",
    "retitled",
    "edited",
    "masked",
    "punctuation",
    "layout",
    "split",
    "merged",
)
# What the cut of a section, or two that became one, does to words and marks says nothing more.
_OF_DIVISIONS = {"retitled", "edited", "punctuation", "layout"}


@dataclass(frozen=True)
class Trial:
    """One edited text.

    Attributes:
        name: the file that was edited.
        kind: the kind of edit.
        old: its tree.
        new: the tree after the edits.
        known: the changes, placed by the offsets of the sections in both texts.
    """

    name: str
    kind: str
    old: Node = field(repr=False)
    new: Node = field(repr=False)
    known: frozenset[Change]


def trial(name: str, kind: str, old: Node, state: State) -> Trial:
    """The trial of an edited tree: its changes are placed in the text as it is now."""
    before, after = _Places(old).by_key, _Places(state.tree).by_key
    known = (Change(one.kind, tuple(before[key] for key in one.old), tuple(after[key] for key in one.new)) for one in state.known)
    return Trial(name, kind, old, state.tree, frozenset(known))


def diff(old: Path, new: Path) -> dict[str, Any]:
    """The answer of the command.

    Raises:
        RuntimeError: it gave none.
    """
    command = [sys.executable, "-m", "speechparse", "diff", str(old), str(new), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode > 1 or not done.stdout:
        raise RuntimeError(f"{old} {new}: {done.stderr.strip()[-300:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def recovered(answer: dict[str, Any], trial: Trial) -> frozenset[Change]:
    """The changes that an answer states, placed by the offsets of the sections."""
    old, new = _Places(trial.old), _Places(trial.new)
    found = {Change("removed", (old.of(node),), ()) for node in _tops(answer["removed"])}
    found |= {Change("added", (), (new.of(node),)) for node in _tops(answer["added"])}
    divisions = [Change("split", (old.of(one["old"]),), tuple(new.of(node) for node in one["new"])) for one in answer["splits"]]
    divisions += [Change("merged", tuple(old.of(node) for node in one["old"]), (new.of(one["new"]),)) for one in answer["merges"]]
    right = [division for division in divisions if division in trial.known]
    pieces = {("old", place) for division in right for place in division.old}
    pieces |= {("new", place) for division in right for place in division.new}
    touched = {("old", place) for change in trial.known for place in change.old}
    for pair in answer["pairs"]:
        places = old.of(pair["old"]), new.of(pair["new"])
        flags = set(pair["flags"])
        if pair["follows"] or "moved" in flags:  # its number follows from where it stands
            flags.discard("renumbered")
        if {("old", places[0]), ("new", places[1])} & pieces:
            flags -= _OF_DIVISIONS
        if ("old", places[0]) in touched:
            flags.discard("punctuation")
        found |= {Change(flag, (places[0],), (places[1],)) for flag in flags}
    return frozenset(found) | frozenset(divisions)


def _tops(nodes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes that are in none of the others."""
    found: list[dict[str, Any]] = []
    for node in sorted(nodes, key=lambda one: (one["start"], -one["end"], one["level"])):
        if not found or node["start"] >= found[-1]["end"]:
            found.append(node)
    return found


class _Places:
    """Where the nodes of one side are: sections by their offset, articles by a number below 0, as a section may begin with one."""

    def __init__(self, tree: Node) -> None:
        self.by_key = starts(tree)
        self._articles = {self.by_key[article.key]: -1 - n for n, article in enumerate(tree.children)}
        self.by_key |= {article.key: self._articles[self.by_key[article.key]] for article in tree.children}

    def of(self, node: dict[str, Any]) -> int:
        """The place of a node of an answer; articles are taken for the nearest labelled, as labels do not say where they start."""
        start: int = node["start"]
        return self._articles[min(self._articles, key=lambda place: abs(place - start))] if node["kind"] == "article" else start


@dataclass
class Tally:
    """Changes known, recovered and both, over some trials."""

    trials: int = 0
    known: int = 0
    recovered: int = 0
    hits: int = 0
    moves: int = 0  # recovered, and never made

    def add(self, known: frozenset[Change], found: frozenset[Change]) -> None:
        self.trials += 1
        self.known += len(known)
        self.recovered += len(found)
        self.hits += len(known & found)
        self.moves += sum(change.kind == "moved" for change in found - known)

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.known + self.recovered) if self.known + self.recovered else 1.0

    def __str__(self) -> str:
        precision, recall = (self.hits / whole if whole else 1.0 for whole in (self.recovered, self.known))
        figures = f"{self.trials:6} {self.known:6} {self.recovered:9} {self.hits:6} {precision:10.4f} {recall:7.4f} {self.f1:7.4f}"
        return f"{figures} {self.moves:6}"


HEADER = "trials  known recovered   hits  precision  recall      F1  moves that were not made"


def by_kind(results: Iterable[tuple[frozenset[Change], frozenset[Change]]]) -> dict[str, Tally]:
    """The same changes, counted by what they are."""
    tallies = {kind: Tally() for kind in KINDS}
    for known, found in results:
        for kind in {change.kind for change in known | found}:
            tallies[kind].add(*(frozenset(change for change in each if change.kind == kind) for each in (known, found)))
    return {kind: tally for kind, tally in tallies.items() if tally.known or tally.recovered}


def differences(trial: Trial, found: frozenset[Change]) -> list[str]:
    """A line for each change missed or spurious."""
    sides = [(_Places(tree).by_key, tree) for tree in (trial.old, trial.new)]
    names = [{places[node.key]: f"{node.marker}{node.heading}"[:24] for node in tree.walk()} for places, tree in sides]
    lines = []
    for side, changes in (("missed", trial.known - found), ("spurious", found - trial.known)):
        for change in sorted(changes):
            both = (" + ".join(names[n].get(at, f"@{at}") for at in change[1 + n]) for n in range(2))
            lines.append(f"    {side:8} {trial.kind} {trial.name}: {change.kind} {' -> '.join(both)}")
    return lines


def reading(trials: Sequence[Trial]) -> Counter[str]:
    """How the parser reads the edited texts: nodes wanted, read, right, and right with the right heading."""
    count: Counter[str] = Counter()
    for one in trials:
        places = starts(one.new)
        want = {(places[node.key], node.level): node.heading for node in one.new.walk() if node.level > 0}
        text = one.new.rendered
        got = {(section.start, section.level): "".join(section.title.split()) for section in speechparse.parse(text).walk()}
        right = want.keys() & got.keys()
        count.update(wanted=len(want), read=len(got), right=len(right), headings=sum(want[key] == got[key] for key in right))
        count.update(exact=want == got, texts=1)
    return count


def misread(trial: Trial) -> list[str]:
    """A line for each section of an edited text that the parser reads otherwise."""
    places, text = starts(trial.new), trial.new.rendered
    want = {(places[node.key], node.level, node.heading) for node in trial.new.walk() if node.level > 0}
    got = {(section.start, section.level, "".join(section.title.split())) for section in speechparse.parse(text).walk()}
    wrong = [("wanted", one) for one in want - got] + [("read  ", one) for one in got - want]
    return [
        f"    {side} {trial.kind} {trial.name}@{start}: level {level} {title[:30]!r} in {text[max(0, start - 8) : start + 12]!r}"
        for side, (start, level, title) in sorted(wrong, key=lambda one: one[1])
    ]
