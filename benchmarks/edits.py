"""How well ``speechparse diff`` finds known edits: ``python benchmarks/edits.py [--trials N] [--kinds insert,move] [-v]``.

The labelled texts of ``SPEECHPARSE_TEXTS`` (``gold/*/x.txt`` beside ``x.tsv``) are edited as their labels' trees, not as
the parser reads them: by one edit of each kind, and by mixtures of ten on different sections. The changes that the command
states are scored against those made. A change is right if its kind and the places of its sections on both sides are;
what only follows (new numbers behind an insertion, the sections below one that was taken out) is neither known nor counted.

Kinds: insert, delete, move, renumber, retitle, edit, split, merge, mask, layout, mixture. With -v each change missed or
spurious is listed, with --keep FOLDER the pairs of texts stay there, and with --reading no command is run: it says how
the parser reads the edited texts. The same seed gives the same trials.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from edits_lists import delete, insert, merge, move, renumber, split
from edits_score import HEADER, Tally, Trial, by_kind, diff, differences, misread, reading, recovered, trial
from edits_state import Change, Edit, Piece, State, pool, shuffled, state
from edits_tree import Node, labelled
from edits_words import edit, layout, mask, retitle

EDITS: dict[str, Edit] = {
    "insert": insert,
    "delete": delete,
    "move": move,
    "renumber": renumber,
    "retitle": retitle,
    "edit": edit,
    "split": split,
    "merge": merge,
    "mask": mask,
    "layout": layout,
}
MIXTURE, MIXED = "mixture", 10
FIRST = ("move", "renumber")  # in mixtures: they need lists that nothing else was put in or taken out of

Result = tuple[frozenset[Change], frozenset[Change]]


def mixture(state: State, random: Random) -> State | None:
    """Ten edits of random kinds on different sections."""
    kinds = [random.choice(list(EDITS)) for _ in range(MIXED)]
    for kind in sorted(kinds, key=lambda kind: kind not in FIRST):
        # A tree may have no place left for a kind; then it takes another, and a short one may have none for ten edits at all.
        following = (EDITS[kind](state, random) for kind in (kind, *shuffled(random, EDITS)))
        found = next((after for after in following if after), None)
        if found is None:
            return None
        state = found
    return state


def trials(texts: Mapping[str, State], kind: str, number: int, seed: int) -> Iterator[Trial]:
    """The trials of one kind, over all texts in turn that have a place for it."""
    random = Random(f"{kind} {seed}")
    todo: list[str] = []
    failed = 0
    while number and failed < 2 * len(texts):
        todo = todo or shuffled(random, texts)
        name = todo.pop()
        start = texts[name]
        after = mixture(start, random) if kind == MIXTURE else EDITS[kind](start, random)
        failed = 0 if after else failed + 1
        if after:
            number -= 1
            yield trial(name, kind, start.tree, after)


def states(root: Path) -> dict[str, State]:
    """The labelled texts, each with what can be put into it: parts of the others."""
    trees: dict[str, Node] = {path.stem: labelled(path) for path in sorted((root / "gold").glob("*/*.tsv"))}
    pools: dict[str, list[Piece]] = {name: pool(tree) for name, tree in trees.items()}
    return {
        name: state(tree, (piece for other, pieces in pools.items() if other != name for piece in pieces)) for name, tree in trees.items()
    }


def outcomes(trials: Sequence[Trial], folder: Path) -> list[frozenset[Change]]:
    """What the command finds in each trial; the pairs of texts are left in the folder."""

    def outcome(numbered: tuple[int, Trial]) -> frozenset[Change]:
        number, one = numbered
        pair = [folder / f"{one.kind}-{number:03}-{one.name}.{side}.txt" for side in ("old", "new")]
        for path, tree in zip(pair, (one.old, one.new), strict=True):
            path.write_bytes(tree.rendered.encode())
        return recovered(diff(*pair), one)

    with ThreadPoolExecutor(2) as workers:
        return list(workers.map(outcome, enumerate(trials)))


def report(kind: str, made: Sequence[Trial], folder: Path, *, verbose: bool) -> list[Result]:
    found = outcomes(made, folder)
    results = [(one.known, each) for one, each in zip(made, found, strict=True)]
    tally = Tally()
    for known, each in results:
        tally.add(known, each)
    print(f"{kind:12}{tally}", flush=True)
    if verbose:
        for one, each in zip(made, found, strict=True):
            print(*differences(one, each), sep="\n", end="\n" if one.known != each else "")
    return results


def report_reading(kind: str, made: Sequence[Trial], *, verbose: bool) -> None:
    count = reading(made)
    f1 = 2 * count["right"] / (count["wanted"] + count["read"])
    headings = count["headings"] / count["right"]
    print(f"{kind:12}{count['texts']:6}  node F1 {f1:.4f}  headings {headings:.4f}  exact {count['exact']}/{count['texts']}", flush=True)
    if verbose:
        for one in made:
            print(*(f"{line}\n" for line in misread(one)), sep="", end="")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Known edits of labelled texts, and what the diff command finds of them.")
    parser.add_argument("--trials", type=int, default=30, help="trials of each kind (30)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join([*EDITS, MIXTURE]), help="of the edits, with commas between them (all)")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what was spurious")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the pairs of texts there")
    parser.add_argument("--reading", action="store_true", help="only say how the parser reads the edited texts")
    asked = parser.parse_args()
    asked.kinds = asked.kinds.split(",")
    if strange := set(asked.kinds) - {*EDITS, MIXTURE}:
        parser.error(f"no such kind: {', '.join(sorted(strange))}")
    return asked


def main() -> None:
    asked = arguments()
    root = os.environ.get("SPEECHPARSE_TEXTS")
    if not root:
        sys.exit("SPEECHPARSE_TEXTS names no folder of labelled texts")
    texts = states(Path(root))
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not asked.reading:
            print(f"{'':12}{HEADER}")
        mixed: list[Result] = []
        for kind in asked.kinds:
            made = list(trials(texts, kind, asked.trials, asked.seed))
            if asked.reading:
                report_reading(kind, made, verbose=asked.verbose)
                continue
            results = report(kind, made, folder, verbose=asked.verbose)
            mixed += results if kind == MIXTURE else []
        if mixed:
            print("mixtures by what the changes are")
        for kind, tally in by_kind(mixed).items():
            print(f"  {kind:10}{tally}")


if __name__ == "__main__":
    main()
