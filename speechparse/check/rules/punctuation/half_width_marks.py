"""A half-width mark stands in Chinese text.

Chinese text has the marks ，。；：？！（） which take the place of a character; , ; : ? ! ( ) belong to texts in Latin letters.
What stands around a mark decides: those of figures (1,000 and 10:30), of words in Latin letters, of addresses and of
numbers such as 1. are left alone.

Wrong:
    各镇要摸清底数,逐项整改;县防汛办(设在水务局)每周通报一次。

Right:
    各镇要摸清底数，逐项整改；县防汛办（设在水务局）每周通报一次。

Source: GB/T 15834—2011 5.1.1 to 5.1.3 (a mark takes the place of one character).

Fix: safe. The marks are made full-width, and a blank behind them is taken out. A ? is left where nothing asks a question, as it
may stand for a character that was lost, and a . where no sentence seems to end, as it may be the dot of a name (中国.云湖).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis.characters import HAN, begins_chinese, char_before, char_behind, ends_chinese, is_han
from speechparse.analysis.foreign import in_reference
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_PAIR = compiled.pattern(r"[(（]((?:[^()（）\r\n]|[(（][^()（）\r\n]{0,60}[)）]){1,150})[)）]")
_BLANKS = compiled.pattern(r"[ \u00a0]{1,2}(?=[^\s])")
_LIST_NUMBER = compiled.pattern(r"(?:^|[\s\u3000])[0-9]{1,3}\Z")
_QUESTION = compiled.pattern(r"[吗呢么谁哪何几吧怎岂]|多少|是否|还是|是不是|有没有|能不能|可不可|难道")
_CLAUSE = compiled.pattern(r"[^。！？；?!;\r\n]*\Z")
_CLAUSE_LENGTH = 40  # code points before a question mark in which the question word stands
# With these a sentence begins.
_SENTENCE = compiled.pattern(
    r"我们|各[级镇县区市部单位]|同时|但|因此|所以|这[是些一次]|要|[一二三四五六][是要]|首先|其次|今[年后]|去年|全[市县区省]|刚才|下面|当前|目前|现在|对此|为此"
)
_NUMERALS = "一二三四五六七八九十"
# Between two of these a dot may stand in a foreign name (约翰.史密斯).
_OF_NAMES = frozenset(
    "阿艾埃安昂奥巴白拜班本比彼波伯博布查达戴丹道德登迪蒂丁东杜多恩尔凡法菲费芬弗福富戈格古哈海汉翰赫亨胡华怀霍基吉加贾杰金卡凯坎康科克肯库拉莱"
    "兰朗劳勒雷里理利莉林龙卢鲁路伦罗洛马玛迈麦曼梅门蒙米密摩莫姆穆纳奈内尼努诺欧帕佩皮珀普齐奇乔切琼让瑞萨塞桑森沙莎史斯司苏索塔泰坦汤特提汀图吐"
    "托瓦万威维韦温文沃乌西希夏肖谢辛休雅亚扬耶伊易因英尤约泽扎詹珍朱兹佐"
)
_WORD = compiled.pattern(rf"[A-Za-z0-9]{{1,8}}[{HAN}]")
_NEAR = 12  # code points before a mark at the end of a line in which there is Chinese text


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start = found.start()
    if not facts.mainland or not facts.prose_at(start):
        return
    places = _brackets(facts, start) if found.group() in "(（" else [start] if _is_chinese(facts.text, start) else []
    if places and not in_reference(facts.text, start):
        mark = facts.text[places[0]]
        certain = _asks(facts.text, start) if mark == "?" else mark != "." or _ends_sentence(facts.text, start)
        lost = mark == "?" and not certain
        message = _("“?” in Chinese text; it may stand for a lost character") if lost else _("half-width “{mark}” in Chinese text")
        message = message.format(mark="( )" if mark in "()" else mark)
        fix = Fix(tuple(_edit(facts.text, place) for place in places), Safety.SAFE) if certain else None
        yield Flaw(facts.span(places[0], places[0] + 1), message, fix)


def _is_chinese(text: str, place: int) -> bool:
    """Whether the mark at a place belongs to Chinese text."""
    mark, before, behind = text[place], char_before(text, place), text[place + 1 : place + 2]
    if mark == ".":  # the pattern has it behind a Chinese character only
        name = before in _NUMERALS or (before in _OF_NAMES and behind in _OF_NAMES)
        return _ends_sentence(text, place) or (is_han(behind) and not name)
    if ends_chinese(before):
        return not (behind == " " and char_behind(text, place + 1).islower())  # 北京, in the north
    if before != "" and ((before.isascii() and before.isalnum()) or before in "%％)*"):
        numbers = before.isdigit() and _LIST_NUMBER.search(text, max(place - 5, 0), place)
        ends = mark in ";?!" and (behind == "" or behind in "\r\n") and any(map(is_han, text[max(place - _NEAR, 0) : place]))
        word = before in "%％)" and _WORD.match(text, place + 1) is not None  # 98%,A类企业
        return ends or word or (begins_chinese(behind) and not numbers)
    return False


def _ends_sentence(text: str, place: int) -> bool:
    """Whether a sentence ends at a place: with the line, with a quotation, or because another begins."""
    behind = text[place + 1 : place + 2]
    return behind == "" or behind in "\r\n”’" or _SENTENCE.match(text, place + 1) is not None


def _brackets(facts: Facts, start: int) -> list[int]:
    """The half-width brackets of a pair that belongs to Chinese text."""
    text = facts.text
    pair = _PAIR.match(text, start)
    if not pair or not facts.prose_at(pair.end() - 1):
        return []
    before, behind = char_before(text, start), char_behind(text, pair.end())
    western = before.isascii() and before.isalnum()
    inside = any(map(is_han, pair.group(1)))
    if inside:
        belongs = not (western and behind.isascii() and behind.isalpha())  # Beijing (北京) is
    else:
        belongs = (ends_chinese(before) and before != "’") or (begins_chinese(behind) and not western)
    return [place for place in (start, pair.end() - 1) if belongs and text[place] in "()"]


def _edit(text: str, place: int) -> Edit:
    blanks = _BLANKS.match(text, place + 1) if text[place] not in "()" else None
    return Edit(place, blanks.end() if blanks else place + 1, _WIDE[text[place]])


def _asks(text: str, place: int) -> bool:
    clause = _CLAUSE.search(text[max(place - _CLAUSE_LENGTH, 0) : place])
    return clause is not None and _QUESTION.search(clause.group()) is not None


RULE = Rule(
    "PUN001",
    "half-width-marks",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    pattern=rf"[,;:?!(（]|(?<=[{HAN}])\.",
    starts=",;:?!.(（",
    gathers=True,
)
