"""Counts characters, and classifies them for rules that look at the neighbours of a mark."""

from __future__ import annotations

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"  # for a character class
_CLOSING = "，。、；：？！”’）》〉】〕」』…"
_OPENING = "“‘（《〈【〔「『—"
_BLANKS = " \t\u00a0\u3000"
_REACH = 3  # blanks that are looked over


def characters(text: str) -> int:
    """Return how many characters a text has, without blanks and line ends (as an office counts 字数)."""
    return len("".join(text.split()))


def is_han(char: str) -> bool:
    """Whether a string is a Chinese character ("" is not)."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"


def ends_chinese(char: str) -> bool:
    """Whether a piece of Chinese text can end with a character: it is Chinese, or a full-width mark."""
    return is_han(char) or (char != "" and char in _CLOSING)


def begins_chinese(char: str) -> bool:
    """Whether a piece of Chinese text can begin with a character: it is Chinese, or a full-width mark."""
    return is_han(char) or (char != "" and char in _OPENING)


def char_before(text: str, offset: int) -> str:
    """Return the character before an offset, skipping a few blanks; "" or a line end if there is none on the line."""
    for _ in range(_REACH):
        if offset == 0 or text[offset - 1] not in _BLANKS:
            break
        offset -= 1
    return text[offset - 1 : offset] if offset else ""


def char_behind(text: str, offset: int) -> str:
    """Return the character at an offset, skipping a few blanks; "" or a line end if there is none on the line."""
    for _ in range(_REACH):
        if text[offset : offset + 1] not in _BLANKS or offset >= len(text):
            break
        offset += 1
    return text[offset : offset + 1]
