"""Words of Chinese text. The only module that imports jieba, and only when words are asked for."""

from __future__ import annotations

import logging
import warnings
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_dir

if TYPE_CHECKING:
    from jieba import Tokenizer


def cut(text: str) -> list[str]:
    """The words of a run of Chinese characters; joined they are the run."""
    return list(_tokenizer().cut(text, HMM=False))


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    """Jieba with its own dictionary; what it makes of it is kept for the user alone, not in the shared temporary folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, on newer Pythons
        import jieba

    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    folder = Path(user_cache_dir("speechparse", appauthor=False))
    with suppress(OSError):  # without the cache it only takes longer
        folder.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    return tokenizer
