"""A word stands twice, or two verbs stand where one is meant.

打造打造, 的的, 市市 come from typing and from replacing words in a whole text; 实现取得 is left where one verb was to replace the other.
So do a word of grammar twice (要要, 和和) and the first sign of a word at the head of a clause (进进一步), where the dictionary knows no
word that either could belong to (在在建工地). Reduplication is grammar and no flaw: 一个一个, 很多很多, 研究研究, 人人, 县县通. Nor is it
one where two longer words meet (资产阶级阶级斗争), or a word and a longer one that it begins (服务服务业).

Wrong:
    着力打造打造农产品加工集群，在招商上实现取得新突破。

Right:
    着力打造农产品加工集群，在招商上取得新突破。

Source: 惯例.

Fix: unsafe. The second of the two same words is deleted; which of two verbs to keep only the writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from speechparse import compiled
from speechparse.analysis.dictionary import is_word
from speechparse.analysis.occurrences import occurrences, one_of
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_HAN = "\u4e00-\u9fff"
# Verbs of achieving and doing that take one object between them; two in a row are one too many. In 取得实现经济好转的胜利 each has one.
_VERBS = (
    "实现取得|取得实现|实现达到|达到实现|获得取得|取得获得|取得得到|得到取得|获得得到|得到获得|进行开展|开展进行|给予予以|予以给予|加以进行|进行加以|作出做出|做出作出"
    "|通过经过|经过通过"
)
# A word of one sign: 的的 (but 目的的); a level of administration at the end of a phrase (省对市市“五好”园区; but 城市市区, 县县通).
_LEVELS = "市市|县县|州州|省省"
_SINGLE = f"(?<![目标])的的(?!确|哥|姐|士)|(?<=[\u4e00-\u9fff])(?<![现到])(?:{_LEVELS})(?=[“《，。；：])"
# A word, and its first sign again at the end of a clause: 开好会议会，.
_HEADS = "会议会|工作工|问题问|项目项|干部干|群众群|部门部|发展发|经济经|社会社|建设建|情况情|措施措|单位单|任务任|精神精|领导领"
_HEAD_LEFT = f"(?:{_HEADS})(?=[，。；：！？])"
_WORDS = f"{_VERBS}|{_HEADS}|的的|{_LEVELS}".split("|")
_FIRST, _SECOND = (one_of(word[n] for word in _WORDS) for n in (0, 1))  # looked for first, as few places have them
_KNOWN = compiled.pattern(rf"(?={_FIRST}{_SECOND})(?:(?P<verbs>(?:{_VERBS})(?![{_HAN}]{{4,30}}的))|(?P<rest>{_HEAD_LEFT}|{_SINGLE}))")
_DOUBLED = compiled.pattern(rf"(?P<word>[{_HAN}]{{2,8}}?)(?P=word)")

# Words said twice on purpose: number and measure, degree, and the verbs of trying and talking a thing over.
_COUNTED = compiled.pattern("[一两几每半多很太最更越好非真]")
_REPEATABLE = compiled.pattern(
    "研究|讨论|学习|考虑|商量|了解|总结|交流|体验|体会|宣传|参观|打听|检查|反思|思考|活动|锻炼|休息|关心|照顾|介绍"
    "|调查|试验|协调|沟通|联系|谋划|琢磨|掂量|比较|对照|梳理|分析|评估|核对|尝试|鼓励|教育|提醒|督促|收拾|整理|打扫"
    "|感受|认识|熟悉|准备|帮助|合计|盘算|打量|走动|热闹|高兴|凉快|轻松|放松|庆祝|表示|意思|调整|整顿|清理|适应|亲近"
    "|永远|特别|许多|好多|谢谢|恭喜|再见|加油|前进|你好|欢迎|哈哈|是否|千万|逐步|见识|请教|指导|点拨|合作|反省|冷静"
    "|历练|磨炼|观察|品味|回味|参谋"
)
_FUNCTION = compiled.pattern("[的了和与是在]|着$")  # 看着看着就笑了
# Words of grammar: two in a row are one too many, unless one of them is part of another word.
_GRAMMAR = "要和在为与及对把将是从向以使让并而也都还就于由按被"
_SIGN = compiled.pattern(rf"(?<![{_HAN}])(?P<sign>[{_HAN}])(?P=sign)(?!(?P=sign))|(?P<same>[{_GRAMMAR}])(?P=same)(?!(?P=same))")
_ALONE = "市县省区镇乡村州国党人民军校院厂局司部委会"  # words of one sign that name who acts: 市市场监管局
_RARE = 20  # frequency in the dictionary; below that a sign twice is hardly a word
_NUMERALS = "一二三四五六七八九十百千万亿零两"
_LENGTHS = (2, 3, 4)  # code points of a word
# What makes a longer word of one that names what is done, though the dictionary has not all of them: 评价机构, 培训师.
_TAIL = compiled.pattern("人员|机构|部门|单位|用地|[者师员组团所业力性]")
_CHINESE = compiled.pattern(f"[{_HAN}]")
_CLAUSE = ("，", "。", "；", "：", "、")
_NAMED = frozenset("·・•")  # in the names of foreigners


def check(facts: Facts) -> Iterator[Flaw]:
    places = list(_places(facts))
    words = {word for found in places if found.lastgroup == "word" for word in _compared(facts.text, found)}
    counted = occurrences(facts.text, (word for word in words if len(word) > 1))
    count = {word: len(counted[word]) if word in counted else facts.text.count(word) for word in words}
    for found in places:
        if found.lastgroup == "verbs":
            verbs = found.group()[:2], found.group()[2:]
            yield Flaw(facts.span(*found.span()), _("“{first}” and “{second}”: one verb too many").format(first=verbs[0], second=verbs[1]))
        elif found.lastgroup == "rest" or _is_slip(facts.text, found, count.__getitem__):
            middle = (found.start() + found.end()) // 2 if found.lastgroup == "word" else found.end() - 1
            fix = Fix((Edit(middle, found.end(), ""),), Safety.UNSAFE)
            yield Flaw(facts.span(*found.span()), _("“{words}”: the same word twice").format(words=found.group()), fix)
    number = cache(facts.text.count)
    for found in _SIGN.finditer(facts.text):
        start, end = found.span()
        if _is_doubled_sign(facts.text, start, number) and facts.prose_at(start):
            fix = Fix((Edit(start + 1, end, ""),), Safety.UNSAFE)
            yield Flaw(facts.span(start, end), _("“{words}”: the same word twice").format(words=found.group()), fix)


def _is_doubled_sign(text: str, start: int, count: Callable[[str], int]) -> bool:
    """Whether a sign stands twice, and the dictionary has no word that one of the two, or both, could be part of."""
    end, sign = start + 2, text[start]
    before, behind = text[max(start - 2, 0) : start], text[end : end + 2]
    if sign in _NUMERALS or (len(before) > 1 and before[0] == before[1]) or (len(behind) > 1 and behind[0] == behind[1]):
        return False  # 进进出出
    if sign not in _GRAMMAR and (before[-1:] not in _CLAUSE or sign in _ALONE):
        return False
    around = range(max(start - 2, 0), start + 1), range(end, min(end + 2, len(text)) + 1)
    if any(is_word(text[first:last], _RARE if last - first == len(sign * 2) else 1) for first in around[0] for last in around[1]):
        return False
    if sign in _GRAMMAR:
        goes_on = any(is_word(text[start + 1 : start + 1 + length]) for length in _LENGTHS)
        return not goes_on and not any(is_word(text[start + 1 - length : start + 1]) for length in _LENGTHS if length <= start + 1)
    return (
        any(is_word(text[start + 1 : start + 1 + length]) for length in _LENGTHS[1:])  # a short one may be 治治病
        and count(sign * 2) == 1
        and count(text[start + 1 : end + 1]) > 1
    )


def _places(facts: Facts) -> Iterator[re.Match[str]]:
    """What may be a word said twice, in prose."""
    for found in _in_order(facts.text, _KNOWN, _DOUBLED):
        on_purpose = found.lastgroup == "word" and _on_purpose(facts.text, found)
        if not on_purpose and facts.prose_at(found.start()) and facts.prose_at(found.end() - 1):
            yield found


def _on_purpose(text: str, found: re.Match[str]) -> bool:
    """Whether the doubled word is a reduplication, part of a foreign name, or a word and a longer one that begins with it."""
    word, (before, behind) = found.group("word"), _beside(text, found)
    if len(set(word)) == 1 or _REPEATABLE.fullmatch(word) or _COUNTED.match(word) or _FUNCTION.search(word):
        return True
    return before in _NAMED or behind in _NAMED or _begins_longer(text, found.end() - len(word), found.end())


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The signs before and behind a doubled word; "" at an end of the text."""
    return text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]


def _compared(text: str, found: re.Match[str]) -> Iterator[str]:
    """The words whose number in the text tells whether a doubled word is a slip."""
    word, (before, behind) = found.group("word"), _beside(text, found)
    yield from (word[n:] + word[:n] for n in range(len(word)))
    yield from (before + word, word + behind, before + word[0], word[-1] + behind)


def _in_order(text: str, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What one pattern of several finds, of two at a place the first: apart they take three quarters of the time."""
    end, ahead = 0, [pattern.search(text) for pattern in patterns]
    while found := min(filter(None, ahead), key=lambda each: each.start(), default=None):
        yield found
        end = found.end()
        ahead = [each.re.search(text, end) if each and each.start() < end else each for each in ahead]


def _is_slip(text: str, found: re.Match[str], count: Callable[[str], int]) -> bool:
    """Whether a doubled word is a slip: not a reduplication, nor a place where two longer words meet."""
    word, (before, behind) = found.group("word"), _beside(text, found)
    # 产[业创][业创]新 is read 产业 创业 创新: cut the other way it gives words that the text has as often.
    if any(count(word[n:] + word[:n]) >= count(word) for n in range(1, len(word))):
        return False
    if len(word) > 2 and (count(word) == 2 or count(before + word[0]) > 1):
        return False  # hardly a word of its own: 研究会理事会理事
    if not (_CHINESE.match(before) and _CHINESE.match(behind)):
        return True
    # 资产阶级阶级斗争, 构建共建共治: what stands around makes longer words of both, or other words.
    longer, other = (before + word, word + behind), (before + word[0], word[-1] + behind)
    return min(map(count, longer)) == 1 and min(map(count, other)) == 1


def _begins_longer(text: str, start: int, end: int) -> bool:
    """Whether a word begins a longer one: 服务 of 服务业."""
    return _TAIL.match(text, end) is not None or any(is_word(text[start : end + more]) for more in (1, 2, 3))


RULE = Rule("TXT006", "doubled-word", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
