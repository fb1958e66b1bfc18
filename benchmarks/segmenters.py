"""How often rjieba gives the words that are cut here as jieba does, and how fast: ``python benchmarks/segmenters.py``.

Cuts every run of Chinese characters of the samples, and of the texts of ``SPEECHPARSE_TEXTS``, with both (``pip install rjieba``):
with the hidden Markov model, as the statistics do, and without, as the comparison does. A run is the same where all its words are;
a word is the same where both begin and end it at the same places. The ratio is the time without rjieba over rjieba's, in turn in one run.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

from speechparse.analysis import words
from speechparse.analysis.characters import HAN
from speechparse.analysis.words import Cutter
from speechparse.errors import ReadError
from speechparse.readers import read

RUN = re.compile(f"[{HAN}]+")


def runs() -> list[str]:
    folders = [Path(__file__).parents[1] / "samples"]
    if "SPEECHPARSE_TEXTS" in os.environ:
        folders.append(Path(os.environ["SPEECHPARSE_TEXTS"]))
    found = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        try:
            found += RUN.findall(read(str(path)).text)
        except ReadError as error:
            print(error)
    return found


def places(cut: list[str]) -> set[tuple[int, int]]:
    return set(pairwise(accumulate(map(len, cut), initial=0)))


def main() -> None:
    import rjieba

    texts = runs()
    print(f"{len(texts)} runs, {sum(map(len, texts))} characters")
    cutters: dict[str, tuple[Cutter, Cutter]] = {
        "with": (words.cutter(fast=False), words.cutter(fast=True)),
        "without": (words.cut, partial(rjieba.cut, hmm=False)),
    }
    for model, (jieba, quick) in cutters.items():
        jieba("防汛"), quick("防汛")  # the dictionaries are loaded
        slow = fast = 0.0
        same = right = whole = 0
        other: Counter[str] = Counter()
        for text in texts:
            begun = time.perf_counter()
            wanted = jieba(text)
            between = time.perf_counter()
            found = quick(text)
            slow, fast = slow + between - begun, fast + time.perf_counter() - between
            same += found == wanted
            whole += len(wanted)
            right += len(wanted) if found == wanted else len(places(found) & places(wanted))
            other.update(() if found == wanted else (f"{' '.join(wanted)} | {' '.join(found)}",))
        print(f"{model} the model: runs {same / len(texts):.4%}, words {right / whole:.4%} of {whole}, jieba/rjieba {slow / fast:.1f}")
        for pair, count in other.most_common(10):
            print(f"  {count} {pair}")


if __name__ == "__main__":
    main()
