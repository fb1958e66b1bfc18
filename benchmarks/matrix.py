"""How the matrix of shared text grows, and whether it misses any: ``python benchmarks/matrix.py [FOLDER]``.

Without an argument the folder is ``corpus`` in the folder that ``SPEECHPARSE_TEXTS`` names. Printed are time (reading and
parsing aside) and work for a quarter, a half and all of its files, taken evenly, with the ratio to the row before; then the
share of shared runs that are found in the smaller texts, against laying every place of one text on every place of the other.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import speechparse
from speechparse.errors import SpeechparseError
from speechparse.matrix import SHORTEST, matrix
from speechparse.matrix import pairs as module
from speechparse.matrix.overlap import Text, texts
from speechparse.matrix.passages import Run, runs
from speechparse.run.files import Wanted, files
from speechparse.tree import Document

SIZE = SHORTEST * 3 // 5
WINDOW = SHORTEST - SIZE + 1
SMALL, NEAR = 1500, 8  # signs of a text that is compared by brute force, and with how many that follow
PARTS = (4, 2, 1)


def load(folder: Path) -> list[Document]:
    documents = []
    for path in files((str(folder),), Wanted(), lambda error: print(error, file=sys.stderr)):
        try:
            documents.append(speechparse.load(path))
        except SpeechparseError as error:
            print(error, file=sys.stderr)
    return documents


def growth(documents: list[Document]) -> None:
    """Time and work for a part of the files, twice as many, and all."""
    names = f"{'files':>8}{'chars':>12}{'prints':>10}{'counted':>10}{'compared':>10}{'told':>7}{'seconds':>9}"
    print(f"{names}   ratios of chars, compared, seconds")
    before: tuple[float, float, float] | None = None
    for part in PARTS:
        chosen = documents[::part]
        begun = time.perf_counter()
        found = matrix(chosen)
        seconds = time.perf_counter() - begun
        kept = sorted((text for document in chosen for text in texts(document, SIZE, WINDOW)), key=lambda text: text.speech.file)
        common = module._common(kept)
        compared = len(list(module._pairs(kept, common, module.LEAST, SHORTEST + WINDOW - 1)))
        counted = sum(sum(each.values()) for each in common)
        characters = sum(speech.characters for speech in found.speeches)
        prints = sum(len(text.prints) for text in kept)
        now = characters, compared, seconds
        ratios = "  ".join(f"{new / old:.2f}" for new, old in zip(now, before, strict=True)) if before else ""
        row = f"{len(chosen):>8}{characters:>12}{prints:>10}{counted:>10}{compared:>10}{len(found.overlaps):>7}{seconds:>9.2f}"
        print(f"{row}   {ratios}".rstrip())
        before = now


def recall(documents: list[Document]) -> None:
    """The runs of pairs of small texts, against brute force."""
    small = [text for document in documents for text in texts(document, SIZE, WINDOW) if text.speech.characters <= SMALL]
    pairs = [pair for number, one in enumerate(small) for pair in ((one, other) for other in small[number + 1 : number + 1 + NEAR])]
    wanted = found = 0
    for one, other in pairs:
        truth = naive(one.signs.signs, other.signs.signs)
        wanted += len(truth)
        found += len(truth & shared(one, other))
    share = found / wanted if wanted else 1
    print(f"{len(pairs)} pairs of texts of at most {SMALL} characters, {wanted} shared runs, recall {share:.4f}")


def shared(one: Text, other: Text) -> set[Run]:
    anchors = list(zip(other.prints, other.places, strict=True))
    return set(runs(one.signs.signs, other.signs.signs, one.placed, anchors, SHORTEST))


def naive(one: str, other: str) -> set[Run]:
    """The longest runs, found by looking for every piece of the one in the other."""
    found = set()
    for here in range(len(one) - SHORTEST + 1):
        piece = one[here : here + SHORTEST]
        there = other.find(piece)
        while there >= 0:
            if not (here and there and one[here - 1] == other[there - 1]):
                length = SHORTEST
                while one[here + length : here + length + 1] == other[there + length : there + length + 1] != "":
                    length += 1
                found.add(Run(here, there, length))
            there = other.find(piece, there + 1)
    return found


def main() -> None:
    root = os.environ.get("SPEECHPARSE_TEXTS")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(root) / "corpus" if root else None
    if folder is None or not folder.is_dir():
        print("skipped: name a folder, or let SPEECHPARSE_TEXTS name one with texts in corpus/")
        return
    documents = load(folder)
    growth(documents)
    recall(documents)


if __name__ == "__main__":
    main()
