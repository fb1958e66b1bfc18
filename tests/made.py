"""Files made from a speech that is given as text: Markdown, a web page, a Word file; and speeches made up."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from hypothesis import strategies as st

import speechparse
from speechparse.tree import Form

Levels = Mapping[int, int]
"""By the number of a line, from 1, the level of its heading: 0 for a title, 1 for a top section."""


def headings(text: str) -> Levels:
    """The lines of a text that are headings and nothing else, by the tree of the text."""
    document = speechparse.parse(text)
    lines = text.splitlines()
    found = {article.title.position.line: 0 for article in document.articles if article.title}
    found |= {
        section.position.line: section.level
        for section in document.walk()
        if section.marker.form is Form.OWN_LINE and section.heading and "\n" not in section.heading.text
    }
    return {line: level for line, level in found.items() if lines[line - 1].strip()}


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The lines with text, with their numbers."""
    return ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def markdown(text: str, levels: Levels) -> bytes:
    """A paragraph a line, an empty line between two; headings behind as many # as their level wants, unless they have some."""
    marked = {n for n, line in _paragraphs(text) if n in levels and not line.startswith("#")}
    lines = ("#" * min(levels[n] + 1, 6) + " " + line if n in marked else line for n, line in _paragraphs(text))
    return "\n\n".join(lines).encode() + b"\n"


def page(text: str, levels: Levels) -> bytes:
    """A web page: headings as h1 to h6, all else as paragraphs."""

    def element(number: int, line: str) -> str:
        name = f"h{min(levels[number] + 1, 6)}" if number in levels else "p"
        return f"<{name}>{html.escape(line)}</{name}>"

    body = "\n".join(element(*each) for each in _paragraphs(text))
    head = '<meta charset="utf-8"><title>云湖市人民政府</title>'
    return f"<!DOCTYPE html>\n<html lang='zh'><head>{head}</head><body><article>\n{body}\n</article></body></html>\n".encode()


def word(text: str, levels: Levels) -> bytes:
    """A Word file: headings in its styles Title and Heading 1 to 9, all else as plain paragraphs. Needs python-docx."""
    import docx

    document = docx.Document()
    for number, line in _paragraphs(text):
        if number in levels:
            document.add_heading(line, levels[number])
        else:
            document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


MAKERS: Mapping[str, Callable[[str, Levels], bytes]] = {".md": markdown, ".html": page, ".docx": word}

_COUNTED = "零一二三四五六七八九十"
_PLACES = ("云湖市", "青禾镇", "禾岭县", "澜溪县", "望泉镇")
_WORK = ("安全生产", "春耕备耕", "招商引资", "基层治理", "教育教学", "防汛备汛", "乡村建设", "文化服务", "项目建设")
_SUBJECTS = ("各乡镇", "各部门", "全体干部", "驻村的同志", "分管负责人", "每一个班子", "在座的各位", "工作专班")
_VERBS = (
    "要把责任压到底",
    "要沉下身子去干",
    "没有理由再等",
    "必须一项一项过",
    "已经走在前面",
    "还有不小的差距",
    "应当先算清账本",
    "不能只看报表",
)
_REASONS = ("群众都在看着", "时间不等人", "底子本来就薄", "去年吃过这样的亏", "家家户户都关心", "问题拖不起", "这关系到明年的收成")
_ACTS = ("提高", "抓好", "守住", "补上", "理清", "做实", "强化", "深化")
_THINGS = ("思想认识", "重点任务", "安全底线", "民生短板", "工作思路", "基层基础", "责任落实", "作风建设", "项目进度", "群众工作")
_CHAINS = (
    ("一、", "（一）", "1."),
    ("一、", "（一）", "一是"),
    ("一、", "一是"),
    ("（一）", "1.", "（1）"),
    ("一、", "1.", "（1）"),
    ("第一，", "一是"),
    ("一、", "第一，", "一是"),
)
_OWN_LINE = ("一、", "（一）")  # what may stand on a line of its own with its heading


def _marker(scheme: str, number: int) -> str:
    return scheme.replace("一", _COUNTED[number]) if "一" in scheme else scheme.replace("1", str(number))


_sentences = st.builds(
    lambda subject, verb, reason, end: f"{subject}{verb}，{reason}{end}",
    st.sampled_from(_SUBJECTS), st.sampled_from(_VERBS), st.sampled_from(_REASONS), st.sampled_from("。。。！"),
)  # fmt: skip
_bodies = st.lists(_sentences, min_size=1, max_size=4).map("".join)
_headings = st.lists(st.builds(str.__add__, st.sampled_from(_ACTS), st.sampled_from(_THINGS)), min_size=1, max_size=2, unique=True).map(
    "，".join
)


@st.composite
def _list(draw: st.DrawFn, chain: Sequence[str]) -> list[str]:
    """The paragraphs of a list whose items are numbered in the first scheme of a chain, and may hold lists in the next."""
    scheme, *below = chain
    inline = scheme == "一是"
    own_line = scheme in _OWN_LINE and draw(st.booleans())
    lines: list[str] = []
    items = []
    for number in range(1, draw(st.integers(2, 5)) + 1):
        head = _marker(scheme, number) + draw(_headings)
        if inline:
            items.append(head)
            continue
        if own_line:
            lines += [head, *draw(st.lists(_bodies, min_size=1, max_size=2))]
        else:
            lines.append(f"{head}。{draw(_bodies)}")
        if below and draw(st.booleans()):
            found = draw(_list(below))
            lines = [*lines[:-1], lines[-1] + found[0]] if below[0] == "一是" else lines + found
    return ["；".join(items) + "。"] if inline else lines


@st.composite
def speeches(draw: st.DrawFn) -> str:
    """A speech in Chinese: title, salutation, opening, sections numbered in two or three schemes nested properly, closing."""
    place, work = draw(st.sampled_from(_PLACES)), draw(st.sampled_from(_WORK))
    body = draw(_list(draw(st.sampled_from(_CHAINS))))
    lines = [f"在{place}{work}工作会议上的讲话"]
    if draw(st.booleans()):
        lines.append("（2024年3月5日）")
    opening = draw(_bodies) + draw(st.sampled_from(["", "下面，我讲几点意见。"]))
    lines += ["同志们：", opening, *body]
    if draw(st.booleans()):
        lines.append(f"同志们，{draw(_bodies)}")
    return "\n".join(lines) + "\n"
