"""的, 地 and 得 are taken for one another.

的 stands before what is named (清醒的头脑), 地 before what is done (清醒地认识到), 得 before how it is done (研究得不透). Only places are
reported where the words around leave no choice.

Wrong:
    要清醒的认识到，有的政策还研究的不透。

Right:
    要清醒地认识到，有的政策还研究得不透。

Source: 惯例; 《现代汉语词典》.

Fix: unsafe. The particle is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

# Words that say how something is done, before what can be nothing but a verb.
_HOW = (
    "清醒|清楚|深刻|深切|深深|充分|全面|准确|正确|科学|辩证|客观|理性|冷静|创造性|有针对性|有力|有序|有效|高质量|高标准|高效率|高效|扎实|扎扎实实"
    "|实实在在|深入|认真|切实|积极|主动|自觉|坚决|坚定|坚定不移|毫不动摇|毫不松懈|一如既往|持续|不断|逐步|稳步|稳妥|合理|圆满|顺利|成功|出色"
    "|很好|更好|更快|更多|最大限度|最大程度|旗帜鲜明|理直气壮|大张旗鼓|持之以恒|坚持不懈|锲而不舍|不折不扣|原原本本|老老实实|踏踏实实|认认真真"
    "|真真切切|明显|显著|极大|大大|广泛|普遍|及时|快速|迅速|严格|严肃|热烈"
)
_DONE = (
    "(?:认识|看|意识|体会|感受|感|体验|领悟|了解|觉察|注意)到(?!的)"
    "|(?:抓|做|办|搞|用|管|守|建|落实|开展|完成|解决|处理|执行|维护|发挥|保障|服务)好(?![的坏])|抓(?:紧|实|细|牢|住)|把握住"
    "|(?:推动|促进|提高|提升|增强|加强|完成|解决|改善|保障|维护|激发|调动|带动|推进|巩固|遏制|打击|防范|化解|改变|缓解|降低|减少|支持|扩大|拓展)了"
    "|把(?![握关控手脉柄戏])"
)
# Verbs before what says how it is done: 研究得不透, 抓得很紧.
_VERB = (
    "抓|做|干|学|搞|管|盯|查|想|谋|落实|研究|运用|学习|执行|贯彻|考虑|准备|把握|理解|领会|掌握|谋划|推进|开展|结合|衔接|配合|坚持|监管|宣传|服务"
    "|思考|分析|沟通|协调|重视|完成|组织|挖掘|整合|统筹|跑|走|跟"
)
_NOT = (
    "不(?:透|深|细|实|严|紧|牢|好|够(?:[好深实细透紧严]|扎实|深入|充分|到位|及时|彻底|理想|有力)?|准|快|到位|彻底|扎实|深入|充分|及时|理想)"
)
_WELL = "(?:很|非常|十分|比较|特别|相当|更|更加|越来越)(?:好|紧|实|细|严|深|透|牢|快|稳|扎实|到位|充分|深入|出色|及时)"
_END = "(?=[，。；！？])"
# Words that end in 得, and what is named after 的: 值得肯定, 变得更加, 重要的作用.
_WORTH = "(?:肯定|注意|关注|学习|借鉴|一提|推广|深思|思考|珍惜|警惕|重视)"
_MORE = "(?:更加|越来越|更|十分|非常)"
_FIXED = f"[取获赢]的了|(?<![价产数均面增估总比市净定权])值的{_WORTH}|(?<![改转应])变的{_MORE}"
_THING = "(?:作用|意义|贡献|成绩|成就|成效|力量|保障|支撑|成果|进展|进步|经验)"
_NAMED = f"(?:重要|重大|显著|巨大|突出|宝贵|坚强|强大|积极|明显)地{_THING}"
_DOING = "(?:推进|开展|做好|落实|抓好|推动|加强|提高|贯彻|执行|完成)"
# Behind a word that calls for something no name stands: 要深入的开展调研.
_CALLED = f"(?<=[要须应并])(?:{_HOW})的{_DOING}(?![^，。；！？]{{0,4}}(?:{_THING}|措施|机制|办法|态度|任务|方向|过程|能力))"
_MANNER = f"(?:积极|认真|深入|扎实|全面|主动|切实|坚决|不断|逐步|有序|有效)得{_DOING}"

_PATTERN = compiled.pattern(
    rf"(?P<adverb>(?:{_HOW})的(?={_DONE})|{_CALLED}|{_MANNER})"
    rf"|(?P<result>(?:{_VERB})的{_NOT}(?:、(?:{_VERB})的(?:{_NOT}|不足))*{_END}|(?:{_VERB})的{_WELL}{_END}|{_FIXED})"
    rf"|(?P<noun>{_NAMED})"
)
# The words before a particle are too many, and begin with too many signs, to be looked for; those behind it are rare.
_PARTICLE = compiled.pattern(f"[的地得](?={_DONE}|{_NOT}|{_WELL}|了|{_WORTH}|{_MORE}|{_THING}|{_DOING})")
_LONGEST = max(map(len, f"{_HOW}|{_VERB}".split("|")))  # code points of a word before a particle
_RIGHT = {"adverb": "地", "result": "得", "noun": "的"}


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    for found in _found(facts.text):
        right = _RIGHT[str(found.lastgroup)]
        for particle in re.finditer("[的得地]", found.group()):
            start = found.start() + particle.start()
            if particle.group() != right and facts.prose_at(start):
                fix = Fix((Edit(start, start + 1, right),), Safety.UNSAFE)
                yield Flaw(facts.span(start, start + 1), _message(right), fix)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``_PATTERN.finditer`` would, faster."""
    end = 0
    for particle in _PARTICLE.finditer(text):
        tried = (_PATTERN.match(text, start) for start in range(max(end, particle.start() - _LONGEST), particle.start()))
        if found := next(filter(None, tried), None):
            end = found.end()
            yield found


def _message(right: str) -> str:
    if right == "地":
        return _("地 is written before what is done")
    if right == "得":
        return _("得 is written before how it is done")
    return _("的 is written before what is named")


RULE = Rule("TRM004", "particle", Severity.INFO, __doc__, check, fix=Safety.UNSAFE, gathers=True)
