"""The texts of ``speed.py``, made into a folder: the same ones each time.

Clean text is ``samples/`` and, where ``SPEECHPARSE_TEXTS`` names a folder, its labelled speeches (``gold``), each behind a line 第N篇,
over and over up to the size. Hard text has no such lines, and three in ten of the numbers of its markers are
others; it repeats one megabyte, altered anew each time, so that the cost of a megabyte can be compared between sizes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import count, cycle
from pathlib import Path
from random import Random

from speed_drafts import drafts, number

ROOT = Path(__file__).parents[1]
SEED = 8
SHARE = 0.3  # of the numbers are altered
MB = 1_000_000

ARTICLE = re.compile("^第[一二三四五六七八九十]+篇", flags=re.MULTILINE)
# The number of a marker: 一、 （二） 三是 第四， 5. 6、 (7), at the head of a line or behind a mark.
NUMBER = re.compile(r"(?<![^\s。；：，（(第])(?:[一二三四五六七八九十]{1,3}(?=[、）)是要，])|[0-9]{1,2}(?=[.．、）)](?![0-9])))")

GRAMMAR = """\
name: own
extends: speech
schemes:
  task:
    system: chinese
    rank: 25
    proper: 任务{n}：
    head: ['任务_{n}_[：:]', '任务_{n:arabic}_[：:]']
    weight: {head: 5}
"""


def speeches() -> list[str]:
    """The samples and the labelled speeches; none that has lines 第N篇 of its own."""
    paths = sorted((ROOT / "samples").glob("*.txt"))
    if root := os.environ.get("SPEECHPARSE_TEXTS"):
        paths += sorted(Path(root, "gold").rglob("*.txt"))
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return [text.strip() + "\n" for text in texts if not ARTICLE.search(text)]


def clean(speeches: Iterable[str], size: int) -> str:
    """About as many bytes of speeches as that, each behind a line with its number."""
    numbers = (n % 99 + 1 for n in count())
    return cut((f"第{number(n)}篇：\n{speech}" for n, speech in zip(numbers, cycle(speeches), strict=False)), size)


def hard(speeches: Iterable[str], megabytes: int) -> str:
    """Speeches one behind the other, with altered numbers."""
    block = cut(cycle(speeches), MB)
    random = Random(SEED)
    return "".join(altered(block, random) for _ in range(megabytes))


def cut(pieces: Iterator[str], size: int) -> str:
    """The first pieces, to the last line end before that many bytes."""
    taken: list[bytes] = []
    length = 0
    while length < size:
        taken.append(next(pieces).encode())
        length += len(taken[-1])
    data = b"".join(taken)
    return data[: data.rindex(b"\n", 0, size) + 1].decode()


def altered(text: str, random: Random) -> str:
    """The text with some of its numbers changed to others."""

    def other(found: re.Match[str]) -> str:
        old = found[0]
        if random.random() >= SHARE:
            return old
        write = str if old.isascii() else number
        return random.choice([new for new in map(write, range(1, 13)) if new != old])

    return NUMBER.sub(other, text)


def make(folder: Path, *, long: bool) -> None:
    """All texts, by the names that the trials give them."""
    pieces = speeches()
    texts = {
        "start.txt": cut(iter(pieces), 300),
        "clean-100k.txt": clean(pieces, MB // 10),
        "clean-1.txt": clean(pieces, MB),
        "clean-10.txt": clean(pieces, 10 * MB),
        "own.yaml": GRAMMAR,
    }
    texts |= {f"hard-{megabytes}.txt": hard(pieces, megabytes) for megabytes in (1, 10, 100)[: 3 if long else 2]}
    for sections in (500, 1000):
        texts[f"old-{sections}.txt"], texts[f"new-{sections}.txt"] = drafts(sections)
    for copies in (10, 100):
        texts |= {f"{copies}-files/{n:03}.txt": texts["clean-100k.txt"] for n in range(copies)}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
