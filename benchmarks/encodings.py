"""How reliably encodings are told: ``python benchmarks/encodings.py``.

The texts of ``samples/`` and, where ``SPEECHPARSE_TEXTS`` names a folder, those in it, transcoded to every encoding that
can hold them, whole and cut off at either end. Prints for each encoding how many were told rightly.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from speechparse.errors import ReadError
from speechparse.readers.text import decode

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be")
NAMES = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}
CUTS = ((0, 0), (1, 0), (3, 0), (0, 1), (0, 3), (5, 7), (2001, 0), (0, 2001))


def texts() -> Iterator[Path]:
    yield from sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
    if root := os.environ.get("SPEECHPARSE_TEXTS"):
        yield from sorted(Path(root).rglob("*.txt"))


def main() -> None:
    right: Counter[tuple[str, str]] = Counter()
    tried: Counter[tuple[str, str]] = Counter()
    for path in texts():
        text = path.read_text(encoding="utf-8")
        for encoding in ENCODINGS:
            try:
                data = text.encode(encoding)
            except UnicodeEncodeError:
                continue
            for first, last in CUTS:
                if first and encoding in NAMES:
                    continue  # a byte order mark that is cut off is none
                cut = data[first : len(data) - last]
                if len(cut) < 60:
                    continue
                kind = (encoding, "whole" if not first and not last else "cut off")
                tried[kind] += 1
                try:
                    source = decode(cut, str(path))
                except ReadError:
                    continue
                same = source.encoding == NAMES.get(encoding, encoding)
                right[kind] += same and source.encode() == cut
    for kind in sorted(tried):
        print(f"{kind[0]:10} {kind[1]:8} {right[kind]:6} of {tried[kind]:6}  {right[kind] / tried[kind]:.4f}")


if __name__ == "__main__":
    main()
