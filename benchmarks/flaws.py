"""How well the rules find the flaws that an expert listed: ``python benchmarks/flaws.py [LIST.md FOLDER] [-v] [--json]``.

The list has a line for each flaw, ``file:line:column | category | what | fix``, lines from 1 and columns from 0. Without
arguments it is ``gold/flaws-seeds.md`` in the folder that ``SPEECHPARSE_TEXTS`` names, over ``gold/seeds``. A finding is a
hit if it stands on the line of a flaw of its category, not more than five characters away (on the same line, for what is
a matter of layout); each flaw and each finding is hit once at most. Recall and precision are printed for each category
and never pooled. With -v the flaws missed and the findings beside the list are shown.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from speechparse import parser
from speechparse.check import check
from speechparse.readers import read

# The categories of the experts' lists that a rule answers for; a finding beside the list counts against the first.
CATEGORIES = {
    "NUM001": ("missing ordinal",),
    "NUM002": ("missing ordinal",),
    "NUM003": ("missing ordinal",),
    "NUM004": ("missing ordinal",),
    "NUM005": ("mixed numbering punctuation",),
    "NUM006": ("mixed numbering punctuation",),
    "NUM007": ("mixed numbering punctuation",),
    "NUM008": ("empty heading",),
    "NUM010": ("level jump",),
    "NUM012": ("mixed numbering style", "level jump"),
    "NUM013": ("mixed numbering style",),
    "NUM014": ("mixed numbering style",),
    "CNT001": ("count promised vs delivered",),
    "CNT002": ("count promised vs delivered",),
    "CNT003": ("count promised vs delivered",),
    "HED001": ("missing punctuation after run-in heading",),
    "HED002": ("heading full stop",),
    "HED004": ("inconsistent heading layout",),
    "HED007": ("non-parallel heading",),
    "HED008": ("unnumbered sub-headings",),
    "DOC001": ("missing title/front matter",),
    "DOC002": ("salutation not on its own line",),
    "DOC003": ("missing closing",),
    "DOC004": ("source line run in",),
    "DOC005": ("truncated article",),
    "DOC006": ("over-long paragraph",),
    "DOC007": ("duplicate title",),
    "DOC008": ("duplicate article",),
    "DOC009": ("missing ordinal",),
    "DOC010": ("missing ordinal",),
    "PUN001": ("half-width punctuation", "全半角混用"),
    "PUN004": ("superfluous 顿号",),
    "PUN007": ("half-width punctuation", "全半角混用"),
    "PUN008": ("half-width punctuation",),
    "NMR001": ("全半角混用", "half-width punctuation"),
    "NMR002": ("全半角混用",),
    "TXT001": ("leftover placeholder",),
    "TXT002": ("web boilerplate",),
    "TXT003": ("stray space",),
    "TXT004": ("hard-wrapped line",),
    "TXT005": ("stray blank lines",),
    "TXT006": ("doubled word",),
    "TRM001": ("form not unified",),
    "TRM002": ("typo",),
    "TRM003": ("typo",),
    "TRM004": ("的/地/得",),
}
# For these the line is place enough.
LAYOUT = {
    "duplicate article",
    "duplicate title",
    "inconsistent heading layout",
    "level jump",
    "missing closing",
    "missing ordinal",
    "missing title/front matter",
    "over-long paragraph",
    "salutation not on its own line",
    "source line run in",
    "stray blank lines",
    "truncated article",
}
NEAR = 5  # characters

_ROW = re.compile(r"[-*\s]*(?P<file>[^\s|:]+):(?P<line>\d+):(?P<column>\d+)\s*\|\s*(?P<category>[^|]+?)\s*\|\s*(?P<what>.*)")


class Row(NamedTuple):
    """A flaw of the list: line from 1, column from 0."""

    file: str
    line: int
    column: int
    category: str
    what: str


class Found(NamedTuple):
    """One place of a finding: line from 1, column from 0."""

    file: str
    line: int
    column: int
    rule: str
    what: str

    @property
    def categories(self) -> tuple[str, ...]:
        return CATEGORIES.get(self.rule, ())


def rows(path: Path) -> list[Row]:
    """The flaws of a list; other lines are left out."""
    found = (_ROW.match(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Row(row["file"], int(row["line"]), int(row["column"]), row["category"], row["what"]) for row in found if row]


def findings(path: Path) -> Iterator[Found]:
    """What the rules find in a text, each place by itself."""
    source = read(str(path))
    grammar = parser.grammar("auto", source.text)
    for finding in check(parser.parse(source, grammar), grammar):
        for span in finding.places if finding.rule.gathers and finding.places else (finding.span,):
            line, column = span.position
            yield Found(path.name, line, column - 1, finding.rule.id, finding.message)


def distance(row: Row, found: Found) -> int | None:
    """How far a finding is from a flaw that it may be; None if it cannot be that one."""
    if (row.file, row.line) != (found.file, found.line) or row.category not in found.categories:
        return None
    away = abs(row.column - found.column)
    return away if row.category in LAYOUT or away <= NEAR else None


def matched(wanted: Sequence[Row], got: Sequence[Found]) -> dict[int, int]:
    """For each flaw that is found the finding, by their numbers: as many pairs as can be, the nearest tried first."""
    reach: dict[int, list[int]] = {}
    for n, row in enumerate(wanted):
        near = [(away, m) for m, found in enumerate(got) if (away := distance(row, found)) is not None]
        reach[n] = [m for _, m in sorted(near)]
    taken: dict[int, int] = {}

    def take(n: int, tried: set[int]) -> bool:
        for m in reach[n]:
            if m not in tried:
                tried.add(m)
                if m not in taken or take(taken[m], tried):
                    taken[m] = n
                    return True
        return False

    for n in reach:
        take(n, set())
    return {n: m for m, n in taken.items()}


def score(wanted: Sequence[Row], got: Sequence[Found]) -> dict[str, dict[str, Any]]:
    """For each category the numbers of flaws, of findings and of hits, and what was missed or found beside the list."""
    pairs = matched(wanted, got)
    hits = {m: wanted[n].category for n, m in pairs.items()}
    belongs = [hits.get(m, found.categories[0]) for m, found in enumerate(got)]
    listed, found, hit = Counter(row.category for row in wanted), Counter(belongs), Counter(hits.values())
    return {
        category: {
            "flaws": listed[category],
            "findings": found[category],
            "hits": hit[category],
            "recall": hit[category] / listed[category] if listed[category] else None,
            "precision": hit[category] / found[category] if found[category] else None,
            "missed": [row._asdict() for n, row in enumerate(wanted) if row.category == category and n not in pairs],
            "beside": [one._asdict() for m, one in enumerate(got) if belongs[m] == category and m not in hits],
        }
        for category in sorted(listed | found)
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description="Recall and precision of the rules, for each category of an expert's list.")
    arguments.add_argument("list", nargs="?", type=Path)
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("-v", "--verbose", action="store_true", help="show what was missed and what was found beside the list")
    arguments.add_argument("--json", action="store_true")
    asked = arguments.parse_args()
    root = os.environ.get("SPEECHPARSE_TEXTS")
    if asked.list is None and not root:
        sys.exit("name a list and a folder of texts, or let SPEECHPARSE_TEXTS name a folder with gold/flaws-seeds.md")
    path = asked.list or Path(root or "") / "gold" / "flaws-seeds.md"
    folder = asked.folder or (path.parent if asked.list else path.parent / "seeds")
    wanted = rows(path)
    got = [found for file in sorted({row.file for row in wanted}) for found in findings(folder / file) if found.categories]
    scores = score(wanted, got)
    if asked.json:
        print(json.dumps(scores, ensure_ascii=False, indent=2))
        return
    covered = {category for categories in CATEGORIES.values() for category in categories}
    print(f"{'category':42} flaws findings  hits recall precision")
    for category, one in scores.items():
        recall, precision = (f"{one[key]:.2f}" if one[key] is not None else "-" for key in ("recall", "precision"))
        note = "" if category in covered else "  (no rule)"
        print(f"{category:42} {one['flaws']:5} {one['findings']:8} {one['hits']:5} {recall:>6} {precision:>9}{note}")
        if asked.verbose and category in covered:
            for row in one["missed"]:
                print("    missed {file}:{line}:{column} {what}".format(**row))
            for found in one["beside"]:
                print("    beside {file}:{line}:{column} {rule} {what}".format(**found))


if __name__ == "__main__":
    main()
