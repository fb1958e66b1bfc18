"""How fast speechparse is, as ratios within one run: ``python benchmarks/speed.py [--runs N] [--only NAMES] [--long]``.

Makes its texts in a temporary folder (``speed_texts``) and measures whole processes in turn, A B A B, where A is ``python -c 'import
click'`` or another program on the same bytes (``speed_trials``). The first round fills the caches and is not counted. Prints for
each goal the median over the rounds, its quartiles, and whether it is met. Other programs are measured where they are installed
(``speed_peers``); nothing is installed. ``--docs`` puts the table into ``docs/performance*.md``. Runs on Linux and macOS.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import speed_table as table
from speed_measure import Result, Trial, measured, results
from speed_peers import Found, peers
from speed_texts import make
from speed_trials import trials


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast speechparse is, beside its goals and other programs.")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds (5); five times as many for what is short")
    parser.add_argument("--only", metavar="NAMES", help="of trials, with commas between them: version, outline, throughput, check …")
    parser.add_argument("--long", action="store_true", help="hard text of 100 MB too")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/performance*.md too")
    parser.add_argument("--zhlint", type=Path, metavar="FOLDER", help="where npm has installed zhlint")
    asked = parser.parse_args()
    if asked.only and asked.docs:
        parser.error("--docs takes the whole table")
    if asked.runs < 1:
        parser.error("--runs: one at least")
    return asked


def chosen(everything: list[Trial], names: str | None) -> list[Trial]:
    if not names:
        return everything
    by_name = {trial.name: trial for trial in everything}
    wanted = names.split(",")
    if strange := [name for name in wanted if name not in by_name]:
        raise SystemExit(f"no such trial: {', '.join(strange)}; there are {', '.join(by_name)}")
    return [by_name[name] for name in wanted]


def show(found: Found, wanted: list[Trial], asked: argparse.Namespace, folder: Path) -> list[Result]:
    """Print each row when it is measured."""
    words, markdown = table.ENGLISH, asked.markdown
    everything: list[Result] = []
    print(table.caption(found, asked.runs, words), "", table.heading(words, markdown=markdown), sep="\n", flush=True)
    for trial in wanted:
        for result in results(trial, measured(trial, asked.runs, folder)):
            everything.append(result)
            print(table.line(table.cells(result, words), markdown=markdown), flush=True)
    print("", *table.missing(found, words), sep="\n")
    return everything


def main() -> None:
    asked = arguments()
    found = peers(asked.zhlint)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, long=asked.long)
        wanted = chosen(list(trials(found, folder, long=asked.long)), asked.only)
        everything = show(found, wanted, asked, folder)
    if asked.docs:
        table.document(everything, found, asked.runs)


if __name__ == "__main__":
    main()
