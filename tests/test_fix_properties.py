"""What holds for every text and every rule that ships, whatever the fixes are."""

from __future__ import annotations

import codecs
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import Check, finder, swap

from speechparse import parser
from speechparse.check import check
from speechparse.check.fix import Fixed, fixed
from speechparse.check.model import Safety
from speechparse.check.proof import headings, words
from speechparse.check.table import RULES
from speechparse.grammar.model import Grammar
from speechparse.readers import read
from speechparse.readers.text import decode
from speechparse.source import Source

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
CLEAN = [path for path in SAMPLES if path.stem != "draft-with-flaws"]
TEXTS = Path(os.environ.get("SPEECHPARSE_TEXTS", os.devnull)) / "corpus"
EVERY = 9  # of the corpus, each so many-th text is mended

MARKERS = st.sampled_from(
    [
        "一、", "二、", "三、", "四、", "一.", "二，", "（一）", "（二）", "(二)", "（四）", "（三）、",
        "1.", "2.", "2、", "3．", "5.", "（1）", "(2)", "（3）", "①", "②", "④", "第一，", "第一、", "第二，", "第四，",
        "一是", "二是", "二是，", "三要", "四是", "其一，", "其二、", "第一条　", "第三条　", "1.1 ", "1.3 ", "1.1.1 ", "2.1 ",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "提高认识", "狠抓落实", "修路架桥", "把水引到田里，把电送到户里", "增长3.5%", "5G、AI等技术", "各位同志：", "同志们，",
        "在全镇大会上的讲话", "我讲三点意见", "见第四部分", "以上四点", "前述第（三）项", "***个村", "××镇", "“一户一策”", "(试行)",
        "New York", " 　",
    ]
)  # fmt: skip
MARKS = st.sampled_from(
    ["。", "，", "；", "：", ",", ";", ":", "。。", "，，", "", "", " ", "\n", "\r\n", "\r", "\n\n", "\n　　", "(", "）"]
)
PIECES = st.one_of(st.tuples(st.just("\n"), MARKERS, WORDS, MARKS), st.tuples(MARKS, WORDS, MARKS), st.tuples(MARKS, MARKERS, WORDS))
COMPOSED = st.lists(PIECES.map("".join), min_size=2, max_size=30).map("".join)
SHORT = st.lists(PIECES.map("".join), min_size=2, max_size=8).map("".join)


# Rules that damage words, marks, numbers and lines, grow, shrink, and undo one another.
TOYS = st.lists(
    st.builds(
        swap,
        st.sampled_from(
            [
                "，",
                "、",
                "。",
                ",",
                " ",
                "\n",
                "\\r\n",
                "二",
                "（",
                "[(]",
                "(?<=识)",
                "落实",
                "是",
                "\\d",
                "，，",
                "(?m)^",
                "见第.部分",
                "\\Z",
            ]
        ),
        st.sampled_from(["", "，", "、", "。", "\n", "。\n", "，，", "三", "（", "(", "识", "\ud800", "二、"]),
        st.sampled_from([Safety.SAFE, Safety.SAFE, Safety.UNSAFE, Safety.DISPLAY]),
    ),
    min_size=1,
    max_size=4,
)


def _mended(source: Source, unsafe: bool = False) -> tuple[Fixed, Grammar]:
    grammar = parser.grammar("auto", source.text)
    return fixed(source, grammar, lambda document: check(document, grammar), unsafe), grammar


def _holds(source: Source, *toys: Check) -> None:
    """Mending mended text changes nothing; safe fixes keep words and headings."""
    grammar = parser.grammar("auto", source.text)
    find = finder(grammar, *toys) if toys else lambda document: check(document, grammar)
    made = fixed(source, grammar, find)
    before, after = parser.parse(source, grammar), parser.parse(made.source, grammar)
    assert words(before) == words(after)
    assert headings(before) == headings(after)
    for unsafe in (False, True):
        once = fixed(source, grammar, find, unsafe) if unsafe else made
        again = fixed(once.source, grammar, find, unsafe)
        assert again.source == once.source
        assert again.applied == ()
        assert _bytes_are_kept(source, once.source)


def _bytes_are_kept(before: Source, after: Source) -> bool:
    """The encoding and what stands around the text are the same; only line ends of the file's own kind were put in."""
    ends, now = _line_ends(before.text), _line_ends(after.text)
    others = {end: count for end, count in now.items() if end != before.newline}
    return (
        (before.path, before.encoding, before.mark, before.rest) == (after.path, after.encoding, after.mark, after.rest)
        and all(count <= ends[end] for end, count in others.items())
        and decode(after.encode(), after.path, None if after.mark else after.encoding).text == after.text
    )


def _line_ends(text: str) -> Counter[str]:
    rest = text.replace("\r\n", "")
    return Counter({"\r\n": text.count("\r\n"), "\n": rest.count("\n"), "\r": rest.count("\r")})


@given(COMPOSED)
@settings(max_examples=300)
def test_composed_texts(text: str) -> None:
    _holds(Source(text, "draft.txt"))


@given(SHORT, TOYS)
@settings(max_examples=150)
def test_any_rules(text: str, toys: list[Check]) -> None:
    _holds(Source(text, "draft.txt"), *toys)


@given(st.sampled_from(SAMPLES), st.data())
@settings(max_examples=60)
def test_samples_with_damage(path: Path, data: st.DataObject) -> None:
    """A sample whose marks were exchanged, or that lost or doubled passages."""
    text = path.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        damage: Callable[[str], str] = data.draw(
            st.sampled_from(
                [
                    lambda rest: rest[40:],
                    lambda rest: rest[:40] + rest,
                    lambda rest: rest.replace("、", "，", 1),
                    lambda rest: rest.replace("，", ",", 1),
                    lambda rest: rest.replace("。", "。。", 1),
                    lambda rest: rest.replace("（", "(", 1),
                    lambda rest: rest.replace("二", "四", 1),
                    lambda rest: rest.replace("\n", "", 1),
                    lambda rest: re.sub(r"(?<!\r)\n", "\r\n", rest),
                ]
            )
        )
        text = text[:at] + damage(text[at:])
    _holds(Source(text, str(path)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)],
    ids=["utf-8", "utf-8-bom", "gb18030", "utf-16-le", "utf-16-be"],
)
def test_samples_in_every_encoding(path: Path, encoding: str, mark: bytes, newline: str) -> None:
    """A sample gives the same mended text in every encoding, with every line end."""
    text = path.read_text(encoding="utf-8")
    plain, _ = _mended(Source(text, str(path)))
    made, _ = _mended(decode(mark + text.replace("\n", newline).encode(encoding), str(path)))
    assert made.source.encode() == mark + plain.source.text.replace("\n", newline).encode(encoding)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_sample_stays_as_it_is(path: Path) -> None:
    made, _ = _mended(read(str(path)))
    assert made.source.encode() == path.read_bytes()
    assert made.refused == ()


def test_the_draft_with_flaws_is_mended() -> None:
    (path,) = set(SAMPLES) - set(CLEAN)
    made, _ = _mended(read(str(path)))
    assert made.applied
    assert {finding.rule.id for finding in made.applied} <= {rule.id for rule in RULES if rule.fix}
    assert made.source.encode() != path.read_bytes()


@pytest.mark.skipif(not TEXTS.is_dir(), reason="SPEECHPARSE_TEXTS names no folder")
@pytest.mark.parametrize("folder", sorted(path.name for path in TEXTS.iterdir() if path.is_dir()) if TEXTS.is_dir() else [])
def test_real_texts(folder: str) -> None:
    for path in sorted((TEXTS / folder).glob("*.txt"))[::EVERY]:
        source = read(str(path))
        _holds(source)
