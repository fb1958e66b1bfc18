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


LARGEST = {"enclosed-chinese": 10, "stem": 10, "branch": 12, "sequence": 3, "enclosed-arabic": 20, "dotted-arabic": 20, "latin": 26,
           "roman": 39, "circled": 50, "chinese-capital": 120}  # fmt: skip


@pytest.mark.parametrize("system", [system for system in numerals.SYSTEMS if system[-1] not in "234"])
def test_written_and_back(system: str) -> None:
    for number in range(1, LARGEST.get(system, 999) + 1):
        try:
            written = numerals.write(system, number)
        except ValueError:  # the pattern of the system has no room for it
            assert number > 20
        else:
            assert numerals.value(system, written) == number


@pytest.mark.parametrize(
    ("system", "length"), [("dotted-2", 2), ("dotted-3", 3), ("dotted-4", 4), ("dotted-4", 6), ("annex-2", 2), ("annex-3", 4)]
)
def test_numbers_in_a_row_written_and_back(system: str, length: int) -> None:
    numbers = tuple(range(12, 12 + length))
    assert numerals.parts(system, numerals.write(system, *numbers)) == numbers


WRITTEN = [
    ("chinese", (12,), "", "十二"),
    ("chinese", (20,), "一九 二二", "二〇"),
    ("chinese", (105,), "一百〇三", "一百〇五"),
    ("chinese", (105,), "十 二十", "一百零五"),
    ("chinese-capital", (2,), "肆 參", "貳"),
    ("chinese-capital", (12,), "", "拾贰"),
    ("arabic", (12,), "３", "１２"),
    ("dotted-3", (1, 2, 4), "1.2.3", "1.2.4"),
    ("dotted-2", (1, 10), "１．９", "１．１０"),
    ("annex-2", (2, 3), "Ｂ.4", "Ｂ.3"),
    ("roman", (4,), "Ⅵ", "Ⅳ"),
    ("roman", (4,), "VI", "IV"),
    ("latin", (2,), "d", "b"),
    ("latin", (2,), "Ｄ", "Ｂ"),
    ("circled", (12,), "❸", "⓬"),
    ("circled", (3,), "⓬", "❸"),
    ("circled", (21,), "③", "㉑"),
    ("circled", (3,), "⓵", "⓷"),
    ("enclosed-chinese", (2,), "㊂", "㊁"),
    ("sequence", (numerals.LAST,), "最後", "最後"),
]  # fmt: skip


@pytest.mark.parametrize(("system", "numbers", "like", "written"), WRITTEN)
def test_written_in_the_manner_of_the_list(system: str, numbers: tuple[int, ...], like: str, written: str) -> None:
    assert numerals.write(system, *numbers, like=like) == written


@pytest.mark.parametrize(
    ("system", "number"), [("latin", 27), ("stem", 11), ("enclosed-chinese", 11), ("arabic", 1000), ("roman", 0), ("sequence", 4)]
)
def test_what_a_system_cannot_write(system: str, number: int) -> None:
    with pytest.raises(ValueError, match="cannot write"):
        numerals.write(system, number)
