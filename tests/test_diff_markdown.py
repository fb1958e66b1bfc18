"""A comparison in Markdown: what a renderer makes of it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from test_diff_html import NEW, OLD, SAMPLES, compared

from speechparse.diff import Diff
from speechparse.render.diff import markdown


def written(found: Diff) -> str:
    return "\n".join(markdown.lines(found))


def rendered(found: Diff) -> str:
    html: str = MarkdownIt("commonmark").enable("strikethrough").render(written(found))
    return html


def test_an_edited_draft() -> None:
    made = rendered(compared(OLD, NEW))
    assert "<h2>old.txt → new.txt</h2>" in made
    assert "<s>三点</s> <strong>四点</strong>" in made
    assert "<s>12</s> <strong>*</strong>" in made
    assert "moved from 二/（二）" in made
    assert "<li>二–三 → 三–四 (follows)</li>" in made
    quoted = made[made.index("<blockquote>") : made.index("</blockquote>")]
    assert "二、转变作风，深入一线" in quoted
    assert "&lt;走&gt;进农户" in quoted


def test_every_change_is_struck_or_strong() -> None:
    """Also where a mark of Markdown stands between a Chinese character and punctuation."""
    old = "讲话\n一、抓学习\n要学深悟透，学以致用。要走进农户，听群众说话。\n二、抓落实\n要有人管，有人抓。\n"
    new = "讲话\n一、抓学习\n要学深悟透，“学以致用”。要走进*XX*农户，_多_听群众说[话]。\n二、抓~~好~~落实\n要有人管，有人抓，*有人查*。\n"
    made = rendered(compared(old, new))
    text = re.sub("<[^>]*>", "", made)
    for words in ("*XX*", "_多_", "[话]", "~~好~~", "*有人查*"):
        assert words in re.sub(" ", "", text)
    assert made.count("<strong>") >= 5
    assert "**" not in text


@pytest.mark.parametrize(("old", "new"), list(pairwise(SAMPLES)))
def test_no_mark_is_left_over(old: str, new: str) -> None:
    text = re.sub("<[^>]*>", "", rendered(compared(SAMPLES[old], SAMPLES[new])).replace("***", ""))
    assert "**" not in text
    assert "~~" not in text


def test_nothing_to_say() -> None:
    assert written(compared(OLD, OLD)) == "## old.txt → new.txt\n\nno differences"


def test_odd_characters() -> None:
    made = written(compared(OLD, OLD.replace("足化肥", "足\x00\ud800\u202e化肥")))
    assert made.isprintable() or not set(made) & set("\x00\ud800\u202e")
    assert "\ufffd" in made
