"""A placeholder was left in the text.

``*``, ``XX``, ``××`` stand where a name or a figure was taken out or never put in; 【待补】 and （此处插入数据） say so in words. A
figure masked as a whole, such as ``*.*%`` or ``X-X月``, is one place. Letters and signs with a meaning of their own are no
placeholders: 6+3+X, X光, 4×4, the marks of Markdown. All placeholders of one kind in a section come as one finding.

Wrong:
    今年前X个月，**市完成投资*.*亿元。

Right:
    今年前9个月，云湖市完成投资41.6亿元。

Source: 惯例.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import LeafKind

_STARS, _TIMES, _LETTERS, _RINGS = "*＊", "×✕╳", "XxＸｘⅩ", "○〇◯△□"
_SIGNS = _STARS + _TIMES + _LETTERS
_MASK = f"[{_SIGNS}]+"
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
_HAN = "\u4e00-\u9fff"
# What follows where a name or a figure was taken out: administration, offices and titles, time, number.
_UNITS = (
    "省市县区州盟旗镇乡村街社局厅委办部处科院校厂矿站所公集同书主副常领先女年月日时号届次期"
    "个家亿万元名人项条户亩件座辆台套间栋幢艘架株棵吨％%"
)
_PATTERN = "|".join(
    (
        rf"(?<![{_SIGNS}{_LATIN}&_]){_MASK}(?:[.．+＋\-－—–~～·/]{{1,2}}[0-9]*{_MASK})*(?![{_LATIN}_&])",
        rf"(?<=[A-Za-z])[{_STARS}]+(?:[.．][{_STARS}]+)*(?=[%％亿万个家])|(?<=[^A-Za-z][GS])[{_STARS}]+(?=[{_HAN}])",  # GDP**亿元, G*高速
        rf"(?<=[{_HAN}，、])[_＿]{{2,}}(?=[%％亿万个家名省市县区同])",
        rf"(?<![一二三四五六七八九十百零0-9{_RINGS}])[{_RINGS}]{{2,}}(?=[{_UNITS}])",
        rf"某{{2,}}(?=[{_UNITS}])|(?<!某)某(?=[省市县区州镇乡村])",
        r"[【\[（(〔](?:待(?:补|填|定|核|续|完善|确认)[^】\]）)〕\r\n]{0,12}|此处(?:插入|填|补|加|添|放|写|需|应|待)[^】\]）)〕\r\n]{0,30}"
        r"|请(?:填|补|插入|核实)[^】\]）)〕\r\n]{0,20}|(?:填写|插入)[^】\]）)〕\r\n]{1,20})[】\]）)〕]",
        # In the middle of a clause square brackets hold what is to be replaced: 【单位名称】将以……为契机.
        rf"(?<=[{_HAN}，、])【[^】\[\]0-9\r\n]{{1,20}}】(?=[{_HAN}，、。])",
    )
)
_STARTS = _SIGNS + _RINGS + "_＿某【[（(〔"

# Words that make a term of the letter before them (X光, X染色体), of the sign × (数据要素×), and of ○ and ×, right and wrong.
_TERM = compiled.pattern(r" ?(?:线|光(?!明)|射线|轴|坐标|染色体|形|型(?!企业)|世代|综合征|波段|恤|代表(?!团|队))")
_CHROMOSOME = compiled.pattern("染色体")  # XX染色体
# A star that is spoken of: 带*的指标, 含有*号, 注：*表示.
_STAR_BEFORE = compiled.pattern(r"(?:[含带标注][有注上]?|注[：:]|[加打用以])[“（(]?$")
_STAR_BEHIND = compiled.pattern("[”）)]?(?:号(?!文|令|公告|通知|[楼线路院])|的|标记|表示|为|指|者|项|处)")
_TIMES_WORD = compiled.pattern(r"(?:要素|智能|互联网|大数据)$")
_CHINESE = compiled.pattern(f"[{_HAN}]")
_QUOTED = compiled.pattern(rf"[“《「]([{_HAN}A-Za-z]{{2,12}})$")
_QUOTE_END = compiled.pattern(rf"(?:[{_HAN}A-Za-z]{{2,12}})?[”》」]")
_BESIDE = compiled.pattern(rf"[{_HAN}，。、；：！？“”‘’（）《》〈〉【】〔〕％%‰]")
# Stars that can be nothing but masks: in the middle of a line, several, or before a unit or a mark.
_MASKED = compiled.pattern(rf"[{_HAN}，、“《](?:[{_STARS}]{{2,}}|[{_STARS}](?=[{_UNITS}，。、；：”》]))")
_CALCULATION = compiled.pattern(r"[=＝÷]|公式|乘以")
# A text that says how something is to be named or written shows it so: 统一命名为“××区××街道长者饭堂”.
_FORM = compiled.pattern(r"(?:命名|名称|格式|字样|样式|标注|表述|写作|落款)[^。！？\r\n]{0,120}“[^”。！？\r\n]*$")
_RESIDUE = "(cid:"  # of a PDF file whose characters could not be read


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    sign = found.group()[0]
    if not (facts.prose_at(found.start()) or _like_a_bullet(facts, found.start())):
        return
    if sign in _SIGNS and (not _stands_for_words(facts, found) or _FORM.search(facts.text, max(found.start() - 160, 0), found.start())):
        return
    if found.group() == "某" and facts.kind_at(found.start()) is not LeafKind.TITLE:
        return  # 某市 in a sentence is a way to speak of a town; a title names it
    yield Flaw(facts.span(*found.span()), _("a placeholder is left over: “{sign}”").format(sign=_kind(found.group())))


def _like_a_bullet(facts: Facts, start: int) -> bool:
    """Whether a bullet of stars stands for words, as other stars of the text do."""
    leaf = facts.leaf_at(start)
    alone = leaf.kind is LeafKind.FURNITURE and not leaf.text.strip(_STARS)
    return alone and _masked(facts.text)


def _kind(written: str) -> str:
    """The placeholder as the message shows it: *, X and × stand for all runs of them."""
    if written[0] == "【":
        return "【…】"
    return {**dict.fromkeys(_STARS, "*"), **dict.fromkeys(_TIMES, "×"), **dict.fromkeys(_LETTERS, "X")}.get(written[0], written)


def _stands_for_words(facts: Facts, found: re.Match[str]) -> bool:
    """Whether the signs are a placeholder: not mark-up, a multiplication, a variable or part of a term."""
    text, written = facts.text, found.group()
    before, behind = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
    in_prose = before.isdigit() or (before not in "%％" and _BESIDE.match(before)) or _BESIDE.match(behind)
    if not in_prose or _RESIDUE in text[max(found.start() - 20, 0) : found.end() + 20]:
        return False
    if written[0] in _STARS:
        if _STAR_BEHIND.match(text, found.end()) and _STAR_BEFORE.search(text[max(found.start() - 4, 0) : found.start()]):
            return False
        return not (behind.isdigit() or _marks_up(facts, found, before, behind) or _multiplies_words(text, found))
    if len(written) > 1:
        return not _CHROMOSOME.match(text, found.end()) and not (before.isdigit() and behind.isdigit())
    if written in _TIMES:
        return not _multiplies(text, found.start(), before, behind)
    if written == "Ⅹ" or (before == " " and text[max(found.start() - 2, 0)].isascii()) or (behind.isalpha() and not _CHINESE.match(behind)):
        return False  # a Roman ten; iPhone X; letters that stand for signs
    if before.isdigit():
        return behind != "" and behind in "年月日%％‰万亿余多"  # 202X年; but “415X”
    if before in {"+", "＋"} or behind in {"+", "＋", "=", "＝"}:
        return False  # 6+3+X, X+Y
    return not (behind.isdigit() or _TERM.match(text, found.end()))


def _marks_up(facts: Facts, found: re.Match[str], before: str, behind: str) -> bool:
    """Whether the stars are Markdown, a bullet or a footnote mark."""
    if facts.markdown and found.group()[0] == "*":
        return True
    first, last = before in {"", "\n", "\r"}, behind in {"", "\n", "\r"}
    if first and (last or behind.isspace() or facts.text.startswith(("注", "本文", "本书"), found.end())):
        return True
    footed = facts.kind_at(found.start()) in (LeafKind.TITLE, LeafKind.HEADING) or not _masked(facts.text)
    return last and len(found.group()) == 1 and footed


def _multiplies_words(text: str, found: re.Match[str]) -> bool:
    """Whether a star multiplies: a single one between words, in a text that masks nothing with stars (统计数据*抽查合格率)."""
    start, end = found.span()
    between = _CHINESE.match(text[max(start - 1, 0) : start]) and _CHINESE.match(text[end : end + 1])
    return len(found.group()) == 1 and bool(between) and not _masked(text)


@lru_cache(maxsize=1)
def _masked(text: str) -> bool:
    """Whether stars stand for words somewhere in the text, beyond doubt."""
    return _MASKED.search(text) is not None


def _multiplies(text: str, start: int, before: str, behind: str) -> bool:
    """Whether a × joins things: 220毫米×140毫米, “文化×科技”, “数据要素×”."""
    ahead = text[max(start - 60, 0) : start]
    if behind.isdigit() or behind in {" ", "√"} or _TIMES_WORD.search(ahead):
        return True
    if _CALCULATION.search(text, start - len(ahead), start + 60):
        return True
    if before in {"（", "("} and behind in {"）", ")"}:
        return True  # the mark of a wrong answer
    if _QUOTED.search(ahead) and _QUOTE_END.match(text, start + 1):
        return True
    between = (_CHINESE.match(before) or before == "）") and (_CHINESE.match(behind) or behind == "（")
    return bool(between) and behind not in _UNITS


RULE = Rule("TXT001", "placeholder", Severity.WARNING, __doc__, check, pattern=_PATTERN, starts=_STARTS, gathers=True)
