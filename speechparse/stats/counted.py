"""What a figure counts: the noun behind its unit, or the words before the number."""

from __future__ import annotations

import re
from functools import cache

from speechparse import compiled
from speechparse.analysis.characters import HAN
from speechparse.stats import lexicon

CHINESE = "〇零○一二三四五六七八九十百千万亿两萬億兩廿卅"
"""Signs of numbers, for a character class."""

_LETTER = compiled.pattern(f"[{HAN}]|[A-Za-z]{{2}}")
_NETWORK = compiled.pattern("[2-6]G")  # 5G has a digit that counts nothing
_DIGIT = compiled.pattern(r"\d")
_LOOSE = compiled.pattern("的[是有为達达]?$|[和与與及或、]$")  # before a number it belongs to no noun
_TAIL = compiled.pattern("(?:级|級|及?以上|及?以下|以[內内]|左右|上下|大关|大關|关口|[多余])?")
_RUN = compiled.pattern(rf"(?!\d|[{CHINESE}]{{2}}|[{CHINESE}](?=[元年]))[“”‘’{HAN}A-Za-z·]{{1,30}}+")
STOP = "，,。；;！!？?：:\n（）()《》「」『』【】\\[\\]|/#*…<>"
_CLAUSE = compiled.pattern(f"[^{STOP}、]*$")
_LISTED = compiled.pattern(f"[^{STOP}]*$")
_EACH = compiled.pattern("分[别別]|均(?!水平)")
_AT_END = frozenset(
    ["noun", "change", "level", "last", "date", "duration", "money", "quality", "people", "then"]
)  # roles of words that stand right before
_WINDOW = 48  # code points on either side in which what is counted is looked for
_LONGEST = 30  # code points of the words before a number
NOUN = 14  # code points of a noun


def after(text: str, end: int, kind: str) -> str | None:
    """The noun behind a unit; "" where none follows, None where what follows does not show what is counted."""
    tail = _TAIL.match(text, end)
    assert tail
    behind = text[tail.end() : tail.end() + _WINDOW].lstrip()
    owned = behind.startswith("的")
    if behind[:1] == "之" and kind != "share":
        return None
    if kind in ("time", "years", "turns", "people") or (kind == "share" and not owned):
        return ""
    if kind != "share" and owned:  # 336亿元的税赋: what is so much worth is not counted
        return None
    run = _RUN.match(behind, 1 if owned else 0)
    if not run:
        return ""
    money = kind == "measure" and text[end - 1] == "元"
    if kind == "measure" and not money and "以" in tail.group():  # 海拔1500米以上农村: a bound that says which, not how many
        return None
    ends, both, words = role("end"), role("both"), run.group()
    first = ends.match(words)
    if first and not both.fullmatch(first.group()):
        return ""
    cut = ends.search(words, first.end() if first else 1)
    noun = words[: cut.start()] if cut else words
    if not cut and _DIGIT.match(behind, run.end()):
        noun = role("trim").sub("", noun)
    if first and not (len(noun) > len(first.group()) and _surely(noun, money)):
        return ""
    if cut and (cut.group() == "的" or (both.fullmatch(cut.group()) and not _surely(noun, money))):
        return None
    noun = (noun if "“" in noun else noun.split("”")[0]).strip("‘’·")
    if noun.endswith("”") and not noun.startswith("“"):  # 456个事项“全区通办”
        noun = noun.partition("“")[0]
    if role("quality").search(noun):  # 14个市州空气质量, 50%的标准
        return "" if kind == "share" else None
    alone = len(noun) == 1 and noun not in nouns("concrete")
    if alone or noun.isascii() or len(noun) > NOUN or role("date").search(noun):
        return None
    return None if money and not role("money").search(noun) else _unquoted(noun)


def _surely(noun: str, money: bool) -> bool:
    """Whether the words end like a noun, whatever follows them."""
    return role("money" if money else "noun").search(noun) is not None


def before(text: str, start: int, floor: int, kind: str) -> str:
    """The words before a number in its clause: all of a share, a time and an amount, the noun at their end of what is counted."""
    window = text[max(floor, start - _WINDOW) : start].rstrip()
    clause = (_LISTED if _EACH.search(window[-NOUN:]) else _CLAUSE).search(window)
    told = clause.group().strip() if clause else ""
    words = role("trim").sub("", told)
    words = _unquoted(role("head").sub("", words).strip(" \t\u3000、"))
    if kind in ("time", "years") and not role("duration").search(words):
        return ""
    if kind == "measure" and (told.startswith(("对", "對")) or told.endswith(("处", "处以"))):  # 对个人处以二千元
        return ""
    if kind != "share" and clause and window[: clause.start()].endswith(("）", ")")) and start > NOUN:  # 新（改）建道路
        return ""
    if kind != "share" and _LOOSE.search(told):
        return ""
    if kind in ("thing", "any", "turns", "people"):
        words = words[max((end.end() for end in role("stop").finditer(words)), default=0) :]
        leading = role("both").match(words)  # 建设示范园区12个
        words = words[leading.end() :] if leading and leading.end() < len(words) - 1 else words
        words = "" if len(words) == 1 or _DIGIT.search(_NETWORK.sub("", words)) else _unquoted(words)
    if role("then" if kind == "share" else "date").search(words) or (kind == "people" and not role("people").search(words)):
        return ""
    if len(words) == 1 and kind != "measure":  # 占, 按; but 钢 and 宽
        return ""
    return words if len(words) <= _LONGEST and _LETTER.search(words) else ""


def _unquoted(words: str) -> str:
    """The words without a quotation mark whose other half is missing."""
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        return words[1:-1]
    if words.count("“") == words.count("”"):
        return words
    return words.rpartition("”")[2] if words.count("”") > words.count("“") else words.partition("“")[0]


@cache
def nouns(kind: str) -> tuple[str, ...]:
    """Return the nouns of a kind that figures count."""
    return tuple(noun for listed, of in lexicon.entries("figure-heads") if of == kind for noun in listed.split())


@cache
def role(name: str) -> re.Pattern[str]:
    """One pattern for the words of a role: plain words first, the longest first."""
    wanted = {"stop": "end"}.get(name, name)
    words = [word for group, of in lexicon.entries("figure-words") if of == wanted for word in group.split()]
    if name == "end":
        words.append(f"(?:{role('both').pattern})(?![性型类式化者员力率量额费品权器]|.{{0,2}}{role('noun').pattern.removesuffix('$')})")
    pattern = "|".join(sorted(dict.fromkeys(words), key=lambda word: (word.isalpha(), len(word)), reverse=True))
    if name in ("trim", "head"):
        return compiled.pattern(rf"(?:{pattern}|\s)+$" if name == "trim" else rf"^(?:{pattern}|\s)+")
    return compiled.pattern(f"(?:{pattern})$" if name in _AT_END else f"(?:{pattern})")
