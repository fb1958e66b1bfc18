"""A large table of words of which a few are looked up: it is used as it was kept, without an object for each word."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from mmap import mmap

_MANY = 8  # words of a bucket, about
_FIRST = 1  # the place of the offset of the first bucket, among the numbers
_INT = 4  # bytes of a whole number, the lowest first
_LOW = (1 << 8 * _INT) - 1


class WordTable:
    r"""Words, each with a value, in buckets by the checksum of the word.

    Its bytes are numbers (how many buckets there are, the offset of each and of their end), then what the table says about itself, and
    the buckets. A bucket is its entries, ``\nword value`` each, and a line end.
    """

    def __init__(self, content: bytes | mmap) -> None:
        """Read a table from bytes that ``written`` made; others may follow them."""
        self._content = content
        self._count, self._first = map(self._number, range(_FIRST + 1))

    @property
    def about(self) -> str:
        """What the table says about itself."""
        return str(self._content[_INT * (_FIRST + self._count + 1) : self._first], "ascii")

    def find(self, word: str) -> bytes | None:
        """Return the value of a word as it was written; None if the table does not have the word."""
        key = _key(word)
        at = _INT * (_FIRST + crc32(key) % self._count)
        bounds = int.from_bytes(self._content[at : at + 2 * _INT], "little")
        bucket = self._content[bounds & _LOW : bounds >> 8 * _INT]
        at = bucket.find(key)
        return bucket[at + len(key) : bucket.find(b"\n", at + 1)] if at >= 0 else None

    def _number(self, index: int) -> int:
        return int.from_bytes(self._content[_INT * index : _INT * (index + 1)], "little")


def written(entries: Iterable[tuple[str, object]], about: object = "") -> bytes:
    """Return the bytes of a table of words (without blanks) and their values, kept as ``str`` writes them."""
    lines = [(_key(word), str(value).encode()) for word, value in entries]
    count = len(lines) // _MANY + 1
    buckets = [bytearray() for _ in range(count)]
    for key, value in lines:
        buckets[crc32(key) % count] += key + value
    head = str(about).encode("ascii")
    start = _INT * (_FIRST + count + 1) + len(head)
    offsets = accumulate((len(bucket) + 1 for bucket in buckets), initial=start)
    numbers = (number.to_bytes(_INT, "little") for number in (count, *offsets))
    return b"".join((*numbers, head, *(bucket + b"\n" for bucket in buckets)))


def _key(word: str) -> bytes:
    """The bytes with which the entry of a word begins."""
    return f"\n{word} ".encode("utf-8", "surrogatepass")
