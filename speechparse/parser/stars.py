"""Stars before a word: those that open bold type, and those that stand for a name (**市要…)."""

from __future__ import annotations

from speechparse import compiled

# Numbers and what begins an ordinal: stars before a marker are bold type, whether or not it ends.
_NAMED = compiled.pattern(r"(?P<stars>\*+)(?![一二三四五六七八九十第首其最])(?=[\u3400-\u9fff])")
_PARAGRAPH_END = compiled.pattern(r"[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*(?=[\r\n]|$)")
_OPEN = "，、；"  # a phrase goes on behind these, so bold type does not end behind one where words follow


def masks(text: str, start: int, stop: int) -> bool:
    """Whether the stars at ``start`` stand for a name: no others in the paragraph can end them as bold type.

    As in CommonMark stars behind a blank end nothing, nor do those between a mark and a word; but **要点。**正文 is bold type to those
    who write it.

    Args:
        text: the text.
        start: where the stars stand, at the head of what they belong to.
        stop: how far to look; the end of the paragraph, if that comes first.
    """
    opened = _NAMED.match(text, start, stop)
    if not opened:
        return False
    end = _PARAGRAPH_END.search(text, opened.end(), stop)
    close = text.find(opened["stars"], opened.end(), end.start() if end else stop)
    if close < 0:
        return True
    before, behind = text[close - 1], text[close + len(opened["stars"]) : close + len(opened["stars"]) + 1]
    return before.isspace() or (before in _OPEN and behind.isalpha())
