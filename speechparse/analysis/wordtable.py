"""A large table of words from which a few are looked up: it is used as it was kept, without an object a word."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from mmap import mmap

KNOWN = 1 << 16
"""Words of which a table's answer is remembered."""

_MANY = 32  # words of a bucket, about
_FIRST = 2  # the place of the offset of the first bucket, among the numbers
_INT = 4  # bytes of a whole number, the lowest first
_LOW = (1 << 8 * _INT) - 1


class WordTable:
    r"""Words, each with a value, in buckets by the checksum of the word.

    Its bytes are numbers (how many buckets there are, how many bytes of marks, the offset of each bucket and of their end), then what
    the table tells of itself, the marks, and the buckets. A bucket is its entries, ``\nword value`` each, and a line end. The marks are
    bits, of which those are set that the checksum of a word names: most of what is looked up is no word, and is not looked for.
    """

    def __init__(self, content: bytes | mmap) -> None:
        """Take a table from its bytes, which ``written`` made; behind them there may be others."""
        self._content = content
        self._count, marks, first = map(self._number, range(_FIRST + 1))
        self._mask, self._marks = marks - 1, first - marks

    @property
    def about(self) -> str:
        """What the table tells of itself."""
        return str(self._content[_INT * (_FIRST + self._count + 1) : self._marks], "ascii")

    def find(self, word: str) -> bytes | None:
        """The value of a word as it is written; None for a word that the table has not."""
        content, key = self._content, _key(word)
        check = crc32(key)
        if not content[self._marks + (check >> 3 & self._mask)] >> (check & 7) & 1:
            return None
        at = _INT * (_FIRST + check % self._count)
        bounds = int.from_bytes(content[at : at + 2 * _INT], "little")
        at = content.find(key, bounds & _LOW, bounds >> 8 * _INT)
        if at < 0:
            return None
        return content[at + len(key) : content.find(b"\n", at + 1)]

    def _number(self, index: int) -> int:
        return int.from_bytes(self._content[_INT * index : _INT * (index + 1)], "little")


def written(entries: Iterable[tuple[str, object]], about: object = "") -> bytes:
    """The bytes of a table of words without blanks and their values, of which the table keeps what ``str`` makes of them."""
    lines = [(_key(word), str(value).encode("ascii")) for word, value in entries]
    count = 1 << max(0, (len(lines) // _MANY).bit_length())
    buckets = [bytearray() for _ in range(count)]
    marks = bytearray(1 << len(lines).bit_length())
    for key, value in lines:
        check = crc32(key)
        buckets[check % count] += key + value
        marks[check >> 3 & len(marks) - 1] |= 1 << (check & 7)
    head = str(about).encode("ascii")
    start = _INT * (_FIRST + count + 1) + len(head) + len(marks)
    offsets = accumulate((len(bucket) + 1 for bucket in buckets), initial=start)
    numbers = (number.to_bytes(_INT, "little") for number in (count, len(marks), *offsets))
    return b"".join((*numbers, head, marks, *(bucket + b"\n" for bucket in buckets)))


def _key(word: str) -> bytes:
    """A word as an entry begins with it."""
    return f"\n{word} ".encode("utf-8", "surrogatepass")


class Frequencies(dict[str, int]):
    """The words of a table with whole numbers; each is taken from there when it is first asked for."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._absent: set[str] = set()

    def __contains__(self, word: object) -> bool:
        if dict.__contains__(self, word):
            return True
        if word in self._absent or not isinstance(word, str):
            return False
        found = self._table.find(word)
        if found is None:
            if len(self._absent) >= KNOWN:  # there is no end of what is no word
                self._absent.clear()
            self._absent.add(word)
            return False
        self[word] = int(found)
        return True

    def get(self, word: str, default: Any = None) -> Any:
        return self[word] if word in self else default  # noqa: SIM401 this is where get is made
