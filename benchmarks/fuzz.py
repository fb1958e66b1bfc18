"""Random inputs: no crash, nothing lost. ``python benchmarks/fuzz.py [COUNT] [SEED]``.

A third of the inputs are random bytes, a third are random pieces of numbering and marks, a third are passages of the
samples (and of the texts in ``SPEECHPARSE_TEXTS``) with bytes cut out, doubled or changed. Each is decoded and parsed; the
leaves of the tree must tile the text, and the text must give the bytes again. Prints how many were tried; the seed of an
input that fails is in the error.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from speechparse import parser
from speechparse.errors import ReadError
from speechparse.readers.text import decode

PIECES = [
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2．",
    "1、",
    "（1）",
    "①",
    "②",
    "第一，",
    "第二是",
    "其一，",
    "一是",
    "二是",
    "三要",
    "一靠",
    "二靠",
    "第一章",
    "第二条",
    "1.1",
    "1.1.1",
    "2.1",
    "壹、",
    "甲、",
    "A.",
    "a)",
    "Ⅰ.",
    "㈠",
    "⑴",
    "第二篇：",
    "附件",
    "附件1",
    "附件：",
    "目录",
    "注：",
    "同志们：",
    "各位代表！",
    "在全市会议上的讲话",
    "（2024年7月4日）",
    "（摘自某报）",
    "统一",
    "之一是",
    "1.22吨",
    "。",
    "；",
    "，",
    "：",
    "“",
    "”",
    "（",
    "）",
    "提高认识",
    "我讲三点意见",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u3000\u3000",
    " ",
    "\t",
    "\x00",
    "\ufeff",
    "#",
    "**",
    "-",
    "---",
    "",
    " a ",
    "……12",
    "12",
    "\u2028",
    "\u200b",
    "𠮷",
    "&nbsp;",
    "<br>",
]


def passages() -> list[bytes]:
    paths = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
    if root := os.environ.get("SPEECHPARSE_TEXTS"):
        paths += sorted(Path(root).rglob("*.txt"))
    return [path.read_bytes() for path in paths]


def one(chance: random.Random, texts: list[bytes]) -> bytes:
    """A random input."""
    kind = chance.randrange(3)
    if kind == 0:
        return chance.randbytes(chance.randrange(60))
    if kind == 1:
        return "".join(chance.choices(PIECES, k=chance.randrange(30))).encode("utf-8")
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    data = bytearray(text[start : start + chance.randrange(300)])
    for _ in range(chance.randrange(4)):
        if data:
            place = chance.randrange(len(data))
            data[place : place + chance.randrange(4)] = chance.randbytes(chance.randrange(3)) if chance.random() < 0.5 else b"\n"
    return bytes(data)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    texts = passages()
    unread = 0
    for number in range(count):
        data = one(random.Random(f"{seed}/{number}"), texts)
        try:
            source = decode(data)
        except ReadError:
            unread += 1
            continue
        try:
            document = parser.parse(source, parser.grammar("auto", source.text))
            place = 0
            for leaf in document.leaves():
                assert leaf.start == place < leaf.end
                place = leaf.end
            assert place == len(source.text)
            assert source.encode() == data
        except Exception as error:
            raise SystemExit(f"input {seed}/{number}: {data!r}: {error!r}") from error
    print(f"{count} inputs, seed {seed}: {unread} told to be no text, {count - unread} parsed without loss")


if __name__ == "__main__":
    main()
