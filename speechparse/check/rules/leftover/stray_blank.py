"""A blank stands where Chinese has none: inside a word, before a mark, at the head of a title.

Such blanks come from converting and pasting. Blanks that lay something out are none of them: the indent of a paragraph, 第一章 总则,
letter-spaced words (目 录), names in columns (张 三), slogans in a heading or in quotation marks (凝心聚力 真抓实干). Blanks between
Chinese and figures or Latin letters are a habit of some writers and never asked for; one that stands alone in a text written
without them (10 亿元) is a slip. All stray blanks of one kind in a section come as one finding.

Wrong:
    认真落实会议精神，积极开展招商引 资，推动项目早日落地 。

Right:
    认真落实会议精神，积极开展招商引资，推动项目早日落地。

Source: 惯例.

Fix: safe. The blank is deleted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from speechparse import compiled
from speechparse.analysis.occurrences import occurrences
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.messages import _
from speechparse.tree import LeafKind, Span

_HAN = "\u4e00-\u9fff"
_BLANK = "[ \t\u00a0\u2002\u2003\u2009\u3000]"
_ANY = compiled.pattern(_BLANK + "+")
_COLUMN = compiled.pattern(rf"(?<=[^\s，。；：、]){_BLANK}+(?=\S)")
_BETWEEN = compiled.pattern(rf"{_BLANK}(?<=[{_HAN}].){_BLANK}*(?=[{_HAN}])")
# A blank before a mark that closes, behind one that opens; beside quotation marks and titles of books; behind a comma.
_BESIDE_MARK = compiled.pattern(
    rf"(?={_BLANK})(?:(?<=[{_HAN}0-9％%”》）]){_BLANK}{{1,2}}(?=[，。；：、！？”’）》])|(?<=[“‘（《]){_BLANK}{{1,2}}(?=[{_HAN}0-9])"
    rf"|(?<=[{_HAN}]){_BLANK}{{1,2}}(?=[“《])|(?<=[”》]){_BLANK}{{1,2}}(?=[{_HAN}])|(?P<comma>(?<=[，、；]){_BLANK}{{1,2}}(?=[{_HAN}“《])))"
)
_DIGIT = compiled.pattern(rf" (?:(?<=[{_HAN}] ) *(?=[0-9])|(?<=[0-9%％] ) *(?=[{_HAN}]))")
_DIGIT_CLOSE = compiled.pattern(rf"(?<=[{_HAN}])(?=[0-9])|(?<=[0-9%％])(?=[{_HAN}])")
_FEW, _MANY = 2, 30  # blanks beside figures that are slips, in a text with so many figures that have none

_PROSE = (LeafKind.TEXT, LeafKind.OPENING, LeafKind.CLOSING)
_SHORT = 20  # code points; a paragraph below that is a line of names, a caption, a date
_DENSE = 12  # code points for each blank; below that a line is a table or a list of names
_SENTENCE = compiled.pattern("[，。；]")
_RUN = compiled.pattern(rf"[{_HAN}]*")
_BESIDE_FORM = compiled.pattern(
    r"(?:记者|通讯员|编辑|作者|摄影|主持人|主讲人|摄|文|图|令|\d日|第[0-9一二三四五六七八九十百零]+[编章节条款项号]|[附图表][件录]?|\d[版期])$"
)
_FORM_BEHIND = compiled.pattern(rf"[{_HAN}]{{0,4}}摄|[一二三四五六七八九十]{{1,3}}、|第[0-9一二三四五六七八九十百零]+[编章节条号]|\d+ ?版")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_SLOGAN = 3  # code points; each part of a slogan has at least so many
_OPENS, _CLOSES = "“《（【「<", "”》）】」>"
_NEAR, _COLUMNS = 40, 4  # so many blanks within so many code points on either side, on one line, lay out a table
_LINES = 3  # lines on either side that may be rows of the same table
_WIDEST = 60  # code points of such a row
_ROW = compiled.pattern(
    rf"(?![^\r\n]{{{_WIDEST + 1}}})" r"[^\r\n]*[^\s，。；：、]" + _BLANK + r"{2,}(?=\S)[^\r\n]*(?<![。！？\s])[ \t]*(?:[\r\n]|\Z)"
)
_ENDS = compiled.pattern(r"[。！？；：”）]\s*\Z")  # a line that is not broken
_LED = 0.03  # share of the lines that begin with a blank by a slip


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    wrapped = facts.layout.wrapped
    written = occurrences(facts.text, map(_closed_up, () if wrapped else _BETWEEN.finditer(facts.text)))
    if not wrapped:
        yield from _at_heads(facts)
    blocks = facts.layout.blocks
    for start, end in zip(blocks.starts, blocks.ends, strict=True):
        if not _ANY.search(facts.text, start, end):
            continue
        paragraph = facts.span(start, end)
        blanks = len(_ANY.findall(paragraph.text))
        # In what a PDF file gives, a blank may part the columns of a table.
        broken = wrapped or "\n" in paragraph.text or "\r" in paragraph.text
        prose = _is_prose(paragraph.text, blanks)
        for found in () if broken else _BETWEEN.finditer(facts.text, paragraph.start, paragraph.end):
            if not _lays_out(facts, found) and _inside_word(facts, paragraph, found, prose, written):
                yield _flaw(facts, _("a blank stands between Chinese characters"), found)
        for found in _BESIDE_MARK.finditer(facts.text, paragraph.start, paragraph.end) if prose else ():
            doubtful = (broken and found.group("comma") is not None) or facts.kind_at(found.start()) not in _PROSE
            if not doubtful and not _lays_out(facts, found):
                yield _flaw(facts, _("a blank stands beside a mark"), found)
    yield from _beside_figures(facts)


def _is_prose(text: str, blanks: int) -> bool:
    """Whether a paragraph consists of sentences; a caption, a table or a list of names does not."""
    return len(text) >= _SHORT and _SENTENCE.search(text) is not None and "|" not in text and blanks * _DENSE <= len(text)


def _lays_out(facts: Facts, found: re.Match[str]) -> bool:
    """Whether the blank is part of a form (第一条 …, 记者 张三 摄) or of a table, or is outside prose."""
    text, start, end = facts.text, found.start(), found.end()
    if not facts.prose_at(start) or not facts.prose_at(start - 1):
        return True
    if _BESIDE_FORM.search(text, max(start - 12, lines.start_of_line(facts.document.source, start)), start) or _FORM_BEHIND.match(
        text, end
    ):
        return True
    return _in_table(facts, start, end)


def _in_table(facts: Facts, start: int, end: int) -> bool:
    """The blank parts columns: its line has several, a line near it has a wider gap, or one at the same place as a broken line."""
    source, text = facts.document.source, facts.text
    head, tail = lines.start_of_line(source, start), lines.end_of_line(source, start)
    if len(_COLUMN.findall(text, max(start - _NEAR, head), min(end + _NEAR, tail))) >= _COLUMNS:
        return True
    number = bisect_right(source.line_starts, start) - 1
    heads = source.line_starts[max(number - _LINES, 0) : number + _LINES + 1]
    if any(_ROW.match(text, each) for each in heads):
        return True
    broken = tail - head <= _WIDEST and not _ENDS.search(text, head, tail)
    return broken and any(
        abs(gap.start() - each - (start - head)) <= 1
        for each in heads
        if each != head
        for gap in _COLUMN.finditer(text, each, lines.end_of_line(source, each))
    )


def _inside_word(facts: Facts, paragraph: Span, found: re.Match[str], prose: bool, written: Mapping[str, Sequence[int]]) -> bool:
    """Whether the blank is in the middle of a sentence, or breaks a word of a title or heading that is whole elsewhere."""
    text, start, end = facts.text, found.start(), found.end()
    kind, single = facts.kind_at(start), len(found.group()) == 1
    left, right = _length_before(text, start), len(_RUN.match(text, end).group())  # type: ignore[union-attr]
    if kind is LeafKind.TITLE:
        return (left == 1) != (right == 1) or (left == right == 1 and found.group() == " " and _below_title(facts, found))
    if kind is LeafKind.HEADING:
        return single and (left > 1 or right > 1) and bool(written[_closed_up(found)])
    if kind not in _PROSE or not prose or not single or (min(left, right) >= _SLOGAN and _quoted(text, start)):
        return False
    if left + right > _SLOGAN and written[_closed_up(found)]:
        return True
    return (left > 1 or text[start - 1] not in _SURNAMES) and _SENTENCE.search(text, paragraph.start, start) is not None


def _closed_up(found: re.Match[str]) -> str:
    """The characters on both sides of a blank, without it."""
    return found.string[found.start() - 1] + found.string[found.end()]


def _length_before(text: str, end: int) -> int:
    """How many Chinese characters in a row come before an offset."""
    return len(_RUN.match(text[max(end - 40, 0) : end][::-1]).group())  # type: ignore[union-attr]


def _below_title(facts: Facts, found: re.Match[str]) -> bool:
    """Whether the line is a single word that ends a title begun above (讲 话)."""
    source = facts.document.source
    article, start = facts.article_at(found.start()), lines.start_of_line(source, found.start())
    line = facts.text[start : lines.end_of_line(source, found.start())]
    return article is not None and article.title is not None and article.title.start < start and len(line.split()) == 2


def _quoted(text: str, offset: int) -> bool:
    """Whether quotation marks or brackets are open here: they enclose a slogan, or the issuers of a document."""
    before = text[max(offset - 80, 0) : offset]
    return max(map(before.rfind, _OPENS)) > max(map(before.rfind, _CLOSES))


def _beside_figures(facts: Facts) -> Iterator[Flaw]:
    """Blanks between Chinese and figures in a text that else has none."""
    found = [blank for blank in _DIGIT.finditer(facts.text) if facts.prose_at(blank.start()) and facts.prose_at(blank.start() - 1)]
    if not 0 < len(found) <= _FEW or len(_DIGIT_CLOSE.findall(facts.text)) < _MANY:
        return
    source = facts.document.source
    for blank in found:
        start, end = lines.start_of_line(source, blank.start()), lines.end_of_line(source, blank.start())
        if facts.kind_at(blank.start()) in _PROSE and _SENTENCE.search(facts.text, start, end) and not _lays_out(facts, blank):
            yield _flaw(facts, _("a blank stands beside a figure; the text else has none there"), blank)


def _at_heads(facts: Facts) -> Iterator[Flaw]:
    """A single blank before a line, where lines do not begin so; a last line of blanks."""
    starts = facts.document.source.line_starts
    text = facts.text
    led = [
        start
        for start in starts
        if text[start : start + 1] in {" ", "\u00a0"} and text[start + 1 : start + 2].strip() not in {"", "\u3000"}
    ]
    if led and len(led) <= max(_FEW, _LED * lines.written(facts.document.source)):
        for start in led:
            if facts.prose_at(start + 1) and not (facts.markdown or "|" in text[start : start + 3]):
                yield _blank(facts, _("a blank stands at the head of the line"), start, start + 1)
    last = starts[-1]
    if last < len(text) and not text[last:].strip():
        yield _blank(facts, _("the last line has nothing but blanks"), last, len(text))


def _flaw(facts: Facts, message: str, found: re.Match[str]) -> Flaw:
    return _blank(facts, message, *found.span())


def _blank(facts: Facts, message: str, start: int, end: int) -> Flaw:
    return Flaw(facts.span(start, end), message, Fix((Edit(start, end, ""),), Safety.SAFE))


RULE = Rule("TXT003", "stray-blank", Severity.WARNING, __doc__, check, fix=Safety.SAFE, gathers=True)
