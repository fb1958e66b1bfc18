"""Which of the lines above the body of an article are its title."""

from __future__ import annotations

from speechparse import compiled
from speechparse.parser.paragraphs import Paragraphs
from speechparse.tree import LeafKind

_CODE = compiled.pattern(r"[<>=]|\]\(|://")  # of a page's own language
_TITLE = 6  # code points; a shorter line is no title because of where it stands
_CLEAN = 3  # more lines before the body are a web page's
_PLAIN_LINE = compiled.pattern(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9“”《》·—\- 　]{2,30}(?:\s[\u4e00-\u9fff]{2,30})?")
_METADATA = compiled.pattern(r"[^\r\n：:，。；]{1,7}[：:][^。；]*$")
_BESIDE_TITLE = (LeafKind.SUBTITLE, LeafKind.DATE, LeafKind.SPEAKER, LeafKind.SALUTATION)


def title(paragraphs: Paragraphs, kinds: dict[int, LeafKind], numbered: bool) -> list[int]:
    """Return the paragraphs that make up the title, in order; none where there is none.

    Of lines that say the same the last stands nearest to the text (above it a web page repeats it), but of a title
    written twice running the first is meant. Below the number of an article all lines down to the title's are the title's.

    Args:
        paragraphs: all paragraphs of the text.
        kinds: what those above the body are, by their numbers.
        numbered: a line with the article's number stands above.
    """
    plain = [number for number, kind in kinds.items() if kind is LeafKind.FRONT]
    found = _found(paragraphs, kinds, plain, numbered)
    if not found:
        return []
    same = [n for n in found if _alike(paragraphs.shown(found[0]), paragraphs.shown(n))]
    last = same[-1]
    while last - 1 in same and paragraphs.shown(last - 1) == paragraphs.shown(last):
        last -= 1
    first = plain[0] if numbered and _together(paragraphs, plain[0], last) else paragraphs.title_start(last)
    while not all(n in plain for n in range(first, last)):
        first += 1
    return list(range(first, last + 1))


def _found(paragraphs: Paragraphs, kinds: dict[int, LeafKind], plain: list[int], numbered: bool) -> list[int]:
    """Return the lines that may be the title's last, from the surest evidence there is.

    A line that does not end like a title is taken where a page repeats it, where it is marked as a heading or stands right above
    date, speaker or salutation, or is the first line of a text without other lines before its body.
    """
    lines = [n for n in plain if not is_metadata(paragraphs, n)]
    if repeated := _repeated(paragraphs, plain):
        return repeated
    if ending := [n for n in lines if paragraphs.is_title(n)]:
        return ending
    if marked := [n for n in plain if paragraphs.is_top_heading(n)]:
        return marked[:1]
    if beside := [n for n in lines if kinds.get(n + 1) in _BESIDE_TITLE and len(paragraphs.shown(n)) >= _TITLE]:
        return beside
    if plain[:1] != [next(iter(kinds), None)]:
        return []
    if len(plain) <= _CLEAN and _names(paragraphs.shown(plain[0])):
        run = [n for n in plain if _together(paragraphs, plain[0], n) and _names(paragraphs.shown(n))]
        return run[-1:] if numbered else plain[:1]
    return plain[:1] if numbered and plain[0] in lines else []


def _repeated(paragraphs: Paragraphs, plain: list[int]) -> list[int]:
    """The first line of the text and those below that repeat it, one as it is, as web pages do; none where none does."""
    first = paragraphs.shown(0)
    if plain[:1] != [0] or len(first) < _TITLE or _CODE.search(first) or not any(paragraphs.shown(n) == first for n in plain[1:]):
        return []
    return [
        n for n in plain if _alike(paragraphs.shown(n), first) and (2 * len(paragraphs.shown(n)) > len(first) or paragraphs.is_title(n))
    ]


def _together(paragraphs: Paragraphs, first: int, last: int) -> bool:
    """Whether all these are lines of words with no empty line between them."""
    blocks = paragraphs.blocks
    apart = any(blocks[n + 1].first - blocks[n].last > 1 for n in range(first, last))
    return not apart and all(_names(paragraphs.shown(n)) for n in range(first, last))


def _names(line: str) -> bool:
    """Whether a line consists of words without marks."""
    return _PLAIN_LINE.fullmatch(line) is not None


def _alike(one: str, other: str) -> bool:
    """Whether one title contains the other, blanks aside."""
    one, other = "".join(one.split()), "".join(other.split())
    return one in other or other in one


def is_metadata(paragraphs: Paragraphs, number: int) -> bool:
    """Whether the paragraph is 来源：…, 发布日期：… or the like; the label 标题 does not count."""
    if paragraphs.at(number, paragraphs.is_.title_label):
        return False
    return _METADATA.match(paragraphs.shown(number)) is not None
