"""Numbers as they are written in markers."""

from __future__ import annotations

import pytest

from speechparse import numerals

VALUES = [
    ("chinese", "三", 3),
    ("chinese", "十", 10),
    ("chinese", "十二", 12),
    ("chinese", "二十", 20),
    ("chinese", "二十一", 21),
    ("chinese", "廿一", 21),
    ("chinese", "一百零八", 108),
    ("chinese", "一百一十", 110),
    ("chinese", "一二", 12),
    ("chinese", "二〇", 20),
    ("chinese", "十 二", 12),
    ("chinese", "十十", None),
    ("chinese", "零", None),
    ("chinese-capital", "贰", 2),
    ("chinese-capital", "貳拾", 20),
    ("arabic", "１２", 12),
    ("arabic", "0", None),
    ("roman", "Ⅳ", 4),
    ("roman", "IX", 9),
    ("stem", "丙", 3),
    ("latin", "Ｂ", 2),
    ("latin", "c", 3),
    ("circled", "③", 3),
    ("circled", "㉑", 21),
    ("enclosed-chinese", "㈡", 2),
    ("enclosed-arabic", "⑴", 1),
    ("dotted-arabic", "⒈", 1),
    ("sequence", "其次", 2),
    ("sequence", "最后", numerals.LAST),
]  # fmt: skip


@pytest.mark.parametrize(("system", "written", "value"), VALUES)
def test_value(system: str, written: str, value: int | None) -> None:
    assert numerals.value(system, written) == value


def test_parts() -> None:
    assert numerals.parts("dotted-3", "16.2.1") == (16, 2, 1)
    assert numerals.parts("annex-2", "B.3") == (2, 3)
    assert numerals.parts("chinese", "十一") == (11,)


@pytest.mark.parametrize("number", range(1, 1000))
def test_chinese_and_back(number: int) -> None:
    assert numerals.value("chinese", numerals.chinese(number)) == number


def test_chinese_out_of_range() -> None:
    with pytest.raises(ValueError, match="not between"):
        numerals.chinese(1000)
