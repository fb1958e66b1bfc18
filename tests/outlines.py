"""Texts and generated outlines, written in other formats."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from hypothesis import strategies as st

import speechparse
from speechparse import parser
from speechparse.source import Source
from speechparse.tree import Document, Form

Tree = list[tuple[object, ...]]


class Paragraph(NamedTuple):
    """A line of a text, and the level of the heading that it is (0: none; 1 is the title's)."""

    text: str
    level: int = 0


def tree(document: Document) -> Tree:
    """The sections and the articles' titles, without blanks and positions."""
    return [
        row
        for article in document.articles
        for row in (
            ("article", _bare(article.title.text) if article.title else None),
            *((section.level, _bare(section.marker.text), _bare(section.title)) for section in article.walk()),
        )
    ]


def parse(source: Source) -> Document:
    return parser.parse(source, parser.grammar("auto", source.text))


def sections(document: Document) -> Tree:
    """The sections alone."""
    return [row for row in tree(document) if row[0] != "article"]


def _bare(text: str) -> str:
    return "".join(text.split())


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, with the levels that its own tree gives those that are whole headings."""
    document = speechparse.parse(text)
    own_line = [section for section in document.walk() if section.marker.form is Form.OWN_LINE]
    levels = {each.marker.position.line: each.level + 1 for each in own_line if not each.heading or "\n" not in each.heading.text}
    levels |= {article.title.position.line: 1 for article in document.articles if article.title}
    return [Paragraph(line, levels.get(n, 0)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def markdown(paragraphs: list[Paragraph]) -> str:
    return "".join(f"{'#' * each.level}{' ' if each.level else ''}{each.text}\n\n" for each in paragraphs)


def html(paragraphs: list[Paragraph], headings: bool = True) -> str:
    """A page as a word processor makes it."""

    def tag(each: Paragraph) -> str:
        return f"h{min(each.level, 6)}" if headings and each.level else "p"

    body = "\n".join(f"<{tag(each)}>{escape(each.text)}</{tag(each)}>" for each in paragraphs)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>文稿</title></head>\n<body>\n{body}\n</body></html>\n'


_WORDS = st.text(alphabet="山水林田湖草沙路桥村镇粮棉油茶果园渠站", min_size=4, max_size=12)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: "，".join(words) + "。")
_NUMERALS = "一二三四五六七八九"
MARKERS: tuple[Callable[[int], str], ...] = (lambda n: f"{_NUMERALS[n]}、", lambda n: f"（{_NUMERALS[n]}）", lambda n: f"{n + 1}. ")


@st.composite
def outlines(draw: st.DrawFn, level: int = 1) -> list[Paragraph]:
    """The paragraphs of a speech: up to three levels of headings on lines of their own, paragraphs below them."""
    made = [Paragraph("在云湖市工作会议上的讲话", 1), Paragraph("同志们：")] if level == 1 else []
    for n in range(draw(st.integers(2, 4))):
        made.append(Paragraph(MARKERS[level - 1](n) + draw(_WORDS), level + 1))
        made.extend(Paragraph(text) for text in draw(st.lists(_SENTENCES, min_size=1, max_size=2)))
        if level < len(MARKERS) and draw(st.booleans()):
            made.extend(draw(outlines(level + 1)))
    return made
