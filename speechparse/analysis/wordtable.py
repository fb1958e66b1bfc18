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
_INT = 4  # bytes of a whole number, the lowest first
_LOW = (1 << 8 * _INT) - 1


class WordTable:
    r"""Words, each with a value, in buckets by the checksum of the word.

    Its bytes are the number of buckets, the offset of each and of their end, what the table tells of itself, then the buckets: a bucket
    is its entries, ``\nword value`` each, and a line end.
    """

    def __init__(self, content: bytes | mmap) -> None:
        """Take a table from its bytes, which ``written`` made; behind them there may be others."""
        self._content = content
        self._count = self._number(0)

    @property
    def about(self) -> str:
        """What the table tells of itself."""
        return str(self._content[_INT * (self._count + 2) : self._number(1)], "ascii")

    def find(self, word: str) -> bytes | None:
        """The value of a word as it is written; None for a word that the table has not."""
        content, key = self._content, _key(word)
        at = _INT * (1 + crc32(key) % self._count)
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
    for key, value in lines:
        buckets[crc32(key) % count] += key + value
    head = str(about).encode("ascii")
    offsets = accumulate((len(bucket) + 1 for bucket in buckets), initial=_INT * (count + 2) + len(head))
    numbers = (number.to_bytes(_INT, "little") for number in (count, *offsets))
    return b"".join((*numbers, head, *(bucket + b"\n" for bucket in buckets)))


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
