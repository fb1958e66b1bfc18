"""Two drafts of a speech of many sections, for the time of a comparison.

Of the second a tenth of the sections is edited, some are moved, put in, taken out and reworded, by a fixed seed; 500 sections are
about 200,000 characters.
"""

from __future__ import annotations

from random import Random

WORDS = (  # noqa: SIM905
    "各级各部门 抓好落实 深入推进 重点项目 产业园区 乡村道路 饮水工程 防汛抗旱 安全生产 教育医疗 群众反映 干部作风 资金使用 "
    "按月调度 年底以前 逐项销号 公开承诺 现场督办 基层一线 营商环境 招商引资 科技创新 生态保护 文化旅游 粮食生产 老旧小区 "
    "养老服务 就业岗位 社会保障 财政收入 企业培育 物流仓储 水利设施 农机具 合作社 示范基地 技能培训 信访积案 网格管理 应急队伍"
).split()
PART = 12
DIGITS = "一二三四五六七八九"


def number(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else DIGITS[tens - 1]) + "十" if tens else "") + (DIGITS[ones - 1] if ones else "")


def sentence(random: Random) -> str:
    return "，".join("".join(random.sample(WORDS, 2)) for _ in range(random.randint(2, 4))) + f"，完成{random.randint(2, 98)}%。"


def body(random: Random) -> list[str]:
    return [sentence(random) for _ in range(14)]


def draft(sections: list[tuple[str, list[str]]]) -> str:
    """Parts of twelve sections each."""
    lines = ["在全市重点工作调度会上的讲话", "同志们："]
    for n, (heading, sentences) in enumerate(sections):
        if n % PART == 0:
            lines.append(f"{number(n // PART + 1)}、{heading}的总体安排")
        lines.append(f"（{number(n % PART + 1)}）{heading}。{''.join(sentences)}")
    return "\n".join(lines) + "\n"


def drafts(count: int, seed: int = 1) -> tuple[str, str]:
    random = Random(seed)
    old = [("".join(random.sample(WORDS, 2)), body(random)) for _ in range(count)]
    new = [(heading, list(sentences)) for heading, sentences in old]
    for place in random.sample(range(count), count // 10):
        new[place][1][random.randrange(14)] = sentence(random)
    for place in random.sample(range(count), count // 25):
        new.insert(random.randrange(count), new.pop(place))
    for _ in range(count // 50):
        new.pop(random.randrange(len(new)))
        new.insert(random.randrange(len(new)), ("".join(random.sample(WORDS, 2)), body(random)))
    return draft(old), draft(new)
