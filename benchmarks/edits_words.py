"""Edits of words and layout: headings and texts reworded, figures masked, headings set on lines of their own (see edits.py)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from edits_state import SENTENCE, Change, State, shuffled
from edits_tree import Node, doubtful, longest, rebuilt, runs

# Words of official language, each with others that may stand in its place.
_WORDS = """
加强 强化 狠抓|强化 加强 夯实|推进 抓好 深化|推动 促进 带动|加快 抓紧 提速
落实 兑现 执行|深化 拓展 推进|提升 增强 提高|提高 提升 增进|坚持 恪守 秉持
完善 健全 优化|健全 完善 构建|优化 改善 完善|促进 推动 助推|扩大 拓宽 做大
建设 打造 构筑|打造 建设 塑造|发展 壮大 振兴|创新 革新 探索|改革 革新 转型
保障 托底 支撑|支持 扶持 鼓励|培育 孵化 扶植|统筹 协调 兼顾|确保 力保 保证
解决 破解 化解|开展 组织 实施|实施 推行 开展|突出 聚焦 凸显|聚焦 紧盯 突出
认真 扎实 用心|积极 主动 踊跃|全面 系统 整体|切实 着实 真正|进一步 更大力度 持续
大力 着力 全力|着力 大力 奋力|不断 持续 逐步|持续 不断 接续|努力 奋力 尽力
工作 任务 事项|任务 目标 工作|机制 制度 体系|体系 格局 机制|制度 规章 机制
水平 能力 层次|能力 本领 水平|质量 品质 成色|效益 效能 收益|环境 生态 氛围
企业 公司 厂商|产业 行业 实业|市场 商贸 行情|经济 产业 财经|服务 保障 帮扶
管理 治理 管护|安全 平安 稳定|重点 关键 要害|关键 核心 要害|基础 根基 底盘
问题 难题 短板|困难 难关 阻力|形势 态势 局势|目标 指标 方向|责任 担当 职责
人才 英才 骨干|项目 工程 课题|合作 协作 联动|平台 载体 阵地|政策 举措 规定
加大 增加 提升|增强 提升 厚植|构建 搭建 建立|建立 组建 搭建|抓好 落实 办好
做好 抓好 办好|明确 厘清 把准|牢牢 紧紧 始终|准确 精准 科学|充分 尽量 深入
深入 扎实 广泛|有效 高效 切实|重要 关键 主要|显著 明显 大幅|群众 百姓 居民
生活 民生 日子|社会 民间 各界|投资 投入 注资|消费 内需 购买|规划 蓝图 计划
"""
WORDS: dict[str, tuple[str, ...]] = {
    word: tuple(others) for entry in re.split(r"[|\n]", _WORDS.strip()) for word, *others in [entry.split()]
}
_WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
_PARTS = ("开创新局面", "取得新成效", "凝聚强大合力", "夯实发展根基", "展现更大作为", "守牢底线红线")
_CLAUSES = ("坚持问题导向", "压紧压实各级责任", "注重上下联动", "一以贯之抓到底", "在细处实处下功夫", "严格对照时间节点")
# No part of a name (6G, T800): who masks those masks the name.
_FIGURE = re.compile(r"(?<![A-Za-z0-9０-９.．-])[0-9０-９]+(?:[.．,][0-9０-９]+)*(?![A-Za-z0-9０-９])")
_MASKS = ("X", "*", "××")
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十两几：:“”‘’（）()《》*×]")


def retitle(state: State, random: Random) -> State | None:
    """A heading with a quarter to a half of its characters replaced, put in or taken out."""
    nodes = [node for node in state.tree.walk() if node.level > 0 and node.key not in state.touched]
    headings = {node.heading for node in state.tree.walk()}
    most = longest(node for node in state.tree.walk() if node.level > 0)
    for node in shuffled(random, nodes):
        if len(node.heading) < 6 or not node.head.firm:
            continue
        # Before a colon a heading with one more clause looks like one that runs on behind it.
        for way in shuffled(random, (_other_words, _shorter) if node.head.mark == "：" else (_other_words, _shorter, _longer)):
            title = way(node.title, random)
            fits = title and (len(title.strip()) <= most or not node.own_line)
            if title and fits and "".join(title.split()) not in headings:
                return _changed(state, replace(node, title=title), "retitled")
    return None


def _other_words(title: str, random: Random) -> str | None:
    length, changed, pieces = len("".join(title.split())), 0, list(title)
    for found in shuffled(random, _WORD.finditer(title)):
        if changed < length / 4 and changed + len(found.group()) <= length / 2:
            pieces[found.start() : found.end()] = [random.choice(WORDS[found.group()]), *[""] * (len(found.group()) - 1)]
            changed += len(found.group())
    return "".join(pieces) if changed >= length / 4 else None


def _longer(title: str, random: Random) -> str | None:
    part = random.choice(_PARTS)
    return f"{title}，{part}" if len(title.strip()) / 4 <= len(part) + 1 <= len(title.strip()) / 2 else None


def _shorter(title: str, _random: Random) -> str | None:
    kept, comma, part = title.rpartition("，")
    whole = comma and not re.search("[“”（）()《》]", part)
    return kept if whole and len(title.strip()) / 4 <= len(part) + 1 <= len(title.strip()) / 2 else None


def edit(state: State, random: Random) -> State | None:
    """One to three places of a section's own text with other words, a clause more or a clause less."""
    for node, start, end in _texts(state, random):
        text = node.text[start:end]
        sentences = [found.end() for found in SENTENCE.finditer(text)]
        # The first two sentences belong to the section beyond doubt, be it that a list of another one follows.
        reach = sentences[min(1, len(sentences) - 1)] if sentences else 0
        before, places = text[:reach], random.randint(1, 3)
        after = before
        for way in shuffled(random, [_word, _clause_more, _clause_less] * 2):
            if places and (new := way(after, random)) and new != before:
                after, places = new, places - 1
        if after != before and len(before) >= 15:
            return _changed(state, replace(node, text=node.text[:start] + after + text[reach:] + node.text[end:]), "edited")
    return None


def _word(text: str, random: Random) -> str | None:
    found = shuffled(random, _WORD.finditer(text))
    return text[: found[0].start()] + random.choice(WORDS[found[0].group()]) + text[found[0].end() :] if found else None


def _commas(text: str) -> list[int]:
    """The places behind commas, none inside quotation marks."""
    return [
        found.end() for found in re.finditer("，(?![“‘《（])", text) if text[: found.end()].count("“") == text[: found.end()].count("”")
    ]


def _clause_more(text: str, random: Random) -> str | None:
    places, clause = _commas(text), random.choice(_CLAUSES)
    at = random.choice(places) if places else 0
    return f"{text[:at]}{clause}，{text[at:]}" if at and clause not in text else None


def _clause_less(text: str, random: Random) -> str | None:
    """A clause between two commas taken out, none that promises a number of points."""
    places = _commas(text)
    pairs = [(one, other) for one, other in pairwise(places) if 4 <= other - one <= 25]
    clauses = [(one, other) for one, other in pairs if not _COUNTED.search(text[one:other]) and "。" not in text[one:other]]
    if not clauses:
        return None
    one, other = random.choice(clauses)
    return text[:one] + text[other:]


def mask(state: State, random: Random) -> State | None:
    """The figures of a section's first paragraph replaced by X, * or ××."""
    sign = random.choice(_MASKS)
    for node, start, end in _texts(state, random):
        text = _FIGURE.sub(sign, node.text[start:end])
        # Where no sentence stands (深度贫困村：17个), the figure may as well belong to the heading.
        if text != node.text[start:end] and "。" in text:
            return _changed(state, replace(node, text=node.text[:start] + text + node.text[end:]), "masked")
    return None


def _texts(state: State, random: Random) -> list[tuple[Node, int, int]]:
    """Sections whose own text is theirs beyond doubt, with the extent of its first paragraph; of articles that of the last."""
    doubt = doubtful(state.tree)
    found = []
    for node in state.tree.walk():
        if node.level < 0 or node.key in state.touched or node.key in doubt:
            continue
        if node.level == 0 and node.children:
            # Above it stand title, date and salutation.
            paragraphs = [line.span() for line in re.finditer(r"[^\r\n]+", node.text) if len(SENTENCE.findall(line.group())) >= 2]
            found += [(node, *span) for span in paragraphs[-1:]]
        elif node.level > 0 and node.head.firm:
            start = len(node.head.text)
            line = re.compile(r"[^\r\n]*").match(node.text, start)
            found.append((node, start, line.end() if line else start))
    return shuffled(random, found)


def _changed(state: State, node: Node, kind: str) -> State:
    return state.after(rebuilt(state.tree, {node.key: (node,)}), [Change(kind, (node.key,), (node.key,))])


def layout(state: State, random: Random) -> State | None:
    """The headings of one list set on lines of their own, or run in."""
    every = [items for parent in state.tree.walk() for items in runs(parent) if items[0].level > 0 and len(items) > 1]
    for items in shuffled(random, every):
        way = _run_in if all(item.own_line for item in items) else _on_its_own
        changed = [new for item in items if item.key not in state.touched and (new := way(item))]
        if len(changed) == len(items):
            known = [Change("layout", (item.key,), (item.key,)) for item in items]
            return state.after(rebuilt(state.tree, {item.key: (item,) for item in changed}), known)
    return None


def _run_in(item: Node) -> Node | None:
    return replace(item, text=f"。{item.body}") if item.own_line and _plain(item) and item.head.mark == "" else None


def _on_its_own(item: Node) -> Node | None:
    run_in = item.starts_line and item.head.firm and not item.own_line
    return replace(item, text=f"\n{item.body}") if run_in and _plain(item) and item.head.mark == "。" else None


def _plain(item: Node) -> bool:
    """A section with a heading and a text: without one there is nothing to run in."""
    return bool(item.heading and item.body.strip())
