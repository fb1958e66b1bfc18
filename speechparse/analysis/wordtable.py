"""A large table of words from which a few are looked up: it is loaded as it was kept, without an object a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any
from zlib import crc32

KNOWN = 1 << 16
"""Words of which a table's answer is remembered."""

_MANY = 32  # words of a bucket, about
_MOST = 1 << 18  # weights that are remembered
_PREFIX, _ABSENT = 0.0, 1.0  # in place of a weight, which is below zero


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


class Weights(dict[str, float]):
    """The logarithms of the shares of words in all text, each reckoned when it is first asked for.

    ``_PREFIX`` stands for what only begins a word, ``_ABSENT`` for what does not even do that.
    """

    def __init__(self, table: WordTable, total: int) -> None:
        self._table = table
        self._whole = log(total)

    def __missing__(self, word: str) -> float:
        count = self._table.find(word)
        if len(self) >= _MOST:
            self.clear()
        self[word] = weight = _ABSENT if count is None else log(int(count)) - self._whole if int(count) else _PREFIX
        return weight

    def route(self, text: str, _graph: object, route: dict[int, tuple[float, int]]) -> None:
        """The likeliest words of a text, as ``calc`` of jieba's tokenizers finds them from what their ``get_DAG`` gives.

        Args:
            text: the text.
            _graph: is not needed.
            route: gets for each place the weight of all from there on, and where the word that begins there ends.
        """
        route[len(text)] = (0.0, 0)
        for start in range(len(text) - 1, -1, -1):
            best, last, end = None, start, start + 1
            while (weight := self[text[start:end]]) <= _PREFIX:
                if weight < _PREFIX and (best is None or weight + route[end][0] >= best):
                    best, last = weight + route[end][0], end - 1
                end += 1
                if end > len(text):
                    break
            route[start] = (route[start + 1][0] - self._whole if best is None else best), last
