"""The tree as a value: walked, addressed by section path, sliced to text."""

from __future__ import annotations

import dataclasses

import pytest

import speechparse
from speechparse import parser
from speechparse.source import Source
from speechparse.tree import Form, LeafKind

TEXT = """\
在全市务虚会上的讲话
（2024年3月1日）
同志们：
今天的会很重要。下面，我讲两点意见。
一、提高认识
认识是行动的先导。
（一）看清形势。当前形势总体向好。一是机遇难得；二是挑战不小。
以上两点要统一起来看。
（二）找准差距。差距主要在干部身上。
二、狠抓落实
落实要靠大家。
同志们，让我们一起努力！
（摘自《云湖通讯》）
"""


def test_parts_of_an_article() -> None:
    (article,) = speechparse.parse(TEXT).articles
    assert article.title is not None
    assert article.title.text == "在全市务虚会上的讲话"
    shown = {kind: part.text for kind in LeafKind if (part := article.part(kind))}
    assert shown[LeafKind.DATE] == "（2024年3月1日）"
    assert shown[LeafKind.SALUTATION] == "同志们："
    assert shown[LeafKind.OPENING] == "今天的会很重要。下面，我讲两点意见。"
    assert shown[LeafKind.CLOSING] == "同志们，让我们一起努力！"
    assert shown[LeafKind.SOURCE_NOTE] == "（摘自《云湖通讯》）"


def test_the_promise_of_an_article() -> None:
    (article,) = speechparse.parse(TEXT).articles
    assert article.promise is not None
    assert (article.promise.text, article.promise.count) == ("下面，我讲两点意见。", 2)
    assert speechparse.parse("一、甲甲\n二、乙乙\n").articles[0].promise is None


def test_sections_are_addressed_by_path() -> None:
    document = speechparse.parse(TEXT)
    section = document.find("一/（一）/二是")
    assert section is not None
    assert section.title == "挑战不小"
    assert section.marker.form is Form.INLINE
    assert document.path(section) == "一/（一）/二是"
    assert document.find("#1/二") == document.find("二")
    assert document.find("三") is None
    assert document.find("#2") is None
    assert document.find("#0") is None
    assert document.find("#1") == document.articles[0]
    for path in ("一/(一)/二是", "一、/（一）/二是，", "一/一/二是", "＃1／一/(一)/二是/", "/一/一/二是"):
        assert document.find(path) == section, path
    for path in ("", "、", "一/二是", "一/、"):
        assert document.find(path) is None, path
    for found in document.walk():
        assert document.find(document.path(found)) == found


def test_intro_and_wrap_up() -> None:
    document = speechparse.parse(TEXT)
    first, inner = document.find("一"), document.find("一/（一）")
    assert first is not None
    assert inner is not None
    assert first.intro == "认识是行动的先导。"
    assert inner.intro == "当前形势总体向好。"
    assert inner.wrap_up == "以上两点要统一起来看。"
    assert first.wrap_up == ""


def test_the_text_of_a_section() -> None:
    section = speechparse.parse(TEXT).find("二")
    assert section is not None
    assert section.text.startswith("二、狠抓落实\n落实要靠大家。\n")


def test_values_are_frozen() -> None:
    document = speechparse.parse(TEXT)
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.grammar = "law"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.articles[0].sections[0].level = 2  # type: ignore[misc]


def test_a_path_of_another_document() -> None:
    stranger = next(speechparse.parse("\n\n" * 400 + "一、甲\n二、乙\n").walk())
    with pytest.raises(ValueError, match="not of this document"):
        speechparse.parse(TEXT).path(stranger)


def test_line_ends_are_kept() -> None:
    for end in ("\n", "\r\n", "\r"):
        document = speechparse.parse(TEXT.replace("\n", end))
        assert [section.title for section in document.walk()] == [section.title for section in speechparse.parse(TEXT).walk()]
        section = document.find("二")
        assert section is not None
        assert section.position.line == 10


def test_a_source_note_that_runs_on() -> None:
    (article,) = speechparse.parse(
        "在全市会议上的讲话\n一、提高认识\n二、狠抓落实\n（一）抓早。要抓早。\n（二）抓实。要抓实。（摘自《云湖通讯》）\n"
    ).articles
    note = article.part(LeafKind.SOURCE_NOTE)
    assert note is not None
    assert note.text == "（摘自《云湖通讯》）"
    assert article.sections[-1].end == note.start


def test_a_number_of_an_article_that_is_none() -> None:
    document = speechparse.parse("一、甲\n二、乙\n")
    for path in ("#²", "#2", "#" + "9" * 5000, "#"):
        assert document.find(path) is None
    assert document.find("#1") is document.articles[0]


@pytest.mark.parametrize("sign", ["⑹", "㈥", "⑪", "❷", "㊁"])
def test_every_enclosed_number_stands_as_after_a_bracket(sign: str) -> None:
    source = Source(f"一、工作\n要做好三件事 {sign}甲乙丙丁戊己庚辛。\n")
    grammar = parser.grammar("speech", "")
    found = {
        source.text[each.start : each.end]: each.boundary for penalties in parser.priced(source, grammar) for each in penalties.candidates
    }
    assert found[sign] == "weak"
