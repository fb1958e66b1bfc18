"""A large table of words from which a few are looked up: it is loaded as it was kept, without an object a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zlib import crc32

KNOWN = 1 << 16
"""Words of which a table's answer is remembered."""

_MANY = 32  # words of a bucket, about


@dataclass(frozen=True, slots=True)
class WordTable:
    r"""Words, each with a value, in buckets by the checksum of the word.

    Attributes:
        buckets: of each bucket the entries, ``\nword value`` each, and a line end.
    """

    buckets: tuple[bytes, ...]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, object]]) -> WordTable:
        """A table of words without blanks and their values, of which the table keeps what ``str`` makes of them."""
        written = [(word.encode(), str(value).encode()) for word, value in entries]
        count = 1 << max(0, (len(written) // _MANY).bit_length())
        buckets: list[list[bytes]] = [[] for _ in range(count)]
        for word, value in written:
            buckets[crc32(word) % count].append(b"\n%s %s" % (word, value))
        return cls(tuple(b"".join(bucket) + b"\n" for bucket in buckets))

    def find(self, word: str) -> bytes | None:
        """The value of a word as it is written; None for a word that the table has not."""
        key = word.encode("utf-8", "surrogatepass")
        bucket = self.buckets[crc32(key) % len(self.buckets)]
        at = bucket.find(b"\n%s " % key)
        if at < 0:
            return None
        return bucket[at + len(key) + 2 : bucket.index(b"\n", at + 1)]


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
