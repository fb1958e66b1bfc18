"""The fix engine: what it makes of a text, what it refuses, and that it comes to an end."""

from __future__ import annotations

import codecs

import pytest
from toys import edits, mend, numbers, points, swap, swap_all

from speechparse import parser
from speechparse.check.facts import Facts
from speechparse.check.fix import ROUNDS
from speechparse.check.model import Safety
from speechparse.check.proof import bare, headings, words
from speechparse.errors import FixError
from speechparse.readers.text import decode
from speechparse.source import Source
from speechparse.tree import Document

LIST = "全年要办好两件事。\n第一、修路。路要修到家门口。\n第二、架桥。桥要架得牢。\n"


def _document(text: str) -> Document:
    return parser.parse(Source(text), parser.grammar("auto", text))


def test_a_safe_fix_is_made() -> None:
    made = mend(LIST, points)
    assert made.source.text == LIST.replace("第一、", "第一，").replace("第二、", "第二，")
    assert len(made.applied) == 2
    assert made.refused == ()


def test_an_unsafe_fix_is_made_only_if_asked_for() -> None:
    dearer = swap("桥", "路", Safety.UNSAFE)
    assert mend(LIST, dearer).source.text == LIST
    assert mend(LIST, dearer).refused == ()
    assert mend(LIST, dearer, unsafe=True).source.text == LIST.replace("桥", "路")


def test_what_is_for_display_is_never_made() -> None:
    made = mend(LIST, swap("桥", "路", Safety.DISPLAY), unsafe=True)
    assert (made.source.text, made.applied, made.refused) == (LIST, (), ())


def test_a_safe_fix_that_changes_words_is_refused_the_others_are_made() -> None:
    made = mend(LIST, points, swap("架得牢", "架得稳"))
    assert made.source.text == mend(LIST, points).source.text
    assert [finding.span.text for finding in made.refused] == ["架得牢"]
    assert len(made.applied) == 2


@pytest.mark.parametrize(
    ("text", "pattern", "instead"),
    [
        ("增长3.5个百分点。", r"\.", ""),
        ("增长3.5个百分点。", r"\.", "，"),
        ("全年完成1-6月的任务。", "-", "—"),
        ("共20 000人。", " ", ""),
        ("覆盖***个村。", r"\*", ""),
        ("占比达到5％。", "％", "%"),
        ("完成５件。", "５", "5"),
        ("推广New York经验。", " ", ""),
        ("第一行末是15\n24户已经搬迁。", "\n", ""),
        ("他说：“好。”", "好", "好好"),
    ],
)
def test_what_carries_meaning_is_no_safe_change(text: str, pattern: str, instead: str) -> None:
    made = mend(text, swap(pattern, instead))
    assert made.source.text == text
    assert made.refused


@pytest.mark.parametrize(
    ("text", "pattern", "instead", "becomes"),
    [
        ("推进5G,AI等技术。", ",", "，", "推进5G，AI等技术。"),
        ("共15 \n\n24户已经搬迁。", " \n\n", "。\n", "共15。\n24户已经搬迁。"),
        ("他说:\"好\"。", "\"好\"", "“好”", "他说:“好”。"),
        ("镇发[2023]12号文件。", r"\[(\d+)\]", r"〔\1〕", "镇发〔2023〕12号文件。"),
        ("修 路 架 桥。", " ", "", "修路架桥。"),
        ("修\u200b路。", "\u200b", "", "修路。"),
    ],
)  # fmt: skip
def test_punctuation_and_blanks_are_safe_to_change(text: str, pattern: str, instead: str, becomes: str) -> None:
    assert mend(text, swap(pattern, instead)).source.text == becomes


def test_a_safe_fix_that_changes_a_heading_is_refused() -> None:
    text = "一、修路\n二、架桥\n三、通水\n"
    for pattern, instead in (("、架", "架"), ("路\n", "路"), ("架", "架。")):
        made = mend(text, swap(pattern, instead))
        assert made.source.text == text
        assert len(made.refused) == 1


def test_the_proof_looks_at_words_and_headings() -> None:
    before, after = _document("一、修路。路要好。\n二、架桥。桥要牢。\n"), _document("一、修路，路要好。\n二、架桥。桥要牢。\n")
    assert words(before) == words(after)
    assert headings(before) != headings(after)
    assert bare("Web 2.0 与 5G，以及１，２３４人") == "Web 2.0与5G以及１，２３４人"


def test_all_edits_of_a_fix_are_made_or_none() -> None:
    made = mend(LIST, swap_all("、|桥要", "，"))
    assert made.source.text == LIST
    assert len(made.refused) == 1


def test_of_fixes_that_overlap_or_touch_the_first_is_made_first() -> None:
    text = "修路，，架桥。"
    assert mend(text, swap("路，", "路、"), swap("，架", "；架")).source.text == "修路、；架桥。"
    inserted = mend("修路架桥。", swap("(?<=路)(?=架)", "，"), swap("(?<=修路)(?=架)", "、"))
    assert inserted.source.text == "修路，架桥。"
    assert len(inserted.applied) == 1


def test_where_the_first_is_refused_the_one_it_overlaps_has_its_turn() -> None:
    made = mend("修路，，架桥。", swap("修路，，", "修桥，"), swap("，，", "，"))
    assert made.source.text == "修路，架桥。"
    assert [finding.rule.id for finding in made.applied] == ["TOY002"]


def test_one_fix_that_two_findings_give_is_made_once() -> None:
    text = "一、修路\n三、架桥\n五、通水\n"
    made = mend(text, numbers, numbers, unsafe=True)
    assert made.source.text == "一、修路\n二、架桥\n三、通水\n"
    assert len(made.applied) == 2


def test_rounds_go_on_until_nothing_is_left() -> None:
    text = "修路，，，，，，架桥。"
    assert mend(text, swap("，，", "，")).source.text == "修路，架桥。"


def test_two_rules_that_undo_one_another_leave_the_text_as_it_was() -> None:
    rules = swap("  ，", " ，"), swap("(?<! ) ，", "，"), swap("(?<=桥)；", "，"), swap("(?<=桥)，", "；")
    for blanks in ("", " ", "  "):
        made = mend(f"修路{blanks}，架桥；通水。", *rules)
        assert made.source.text == "修路，架桥；通水。"
        assert [finding.rule.id for finding in made.refused] == ["TOY003"]
        assert mend(made.source, *rules).source.text == made.source.text


def test_a_fix_that_grows_for_ever_is_refused() -> None:
    text = "修路，架桥。"
    calls = []

    def grow(facts: Facts):  # type: ignore[no-untyped-def]
        calls.append(facts)
        yield edits(facts, (3, 3, "，"))

    made = mend(text, grow)
    assert made.source.text == text
    assert made.applied == ()
    assert len(made.refused) == 1
    assert len(calls) == ROUNDS


def test_a_fix_that_swells_a_text_is_refused() -> None:
    text = "修路，架桥。\n" * 200
    made = mend(text, swap("，", "，，"))
    assert made.source.text == text
    assert len(made.refused) == 200


def test_a_fix_that_changes_nothing_is_none() -> None:
    made = mend(LIST.replace("\n", "\r\n"), swap("桥", "桥"), swap("\r\n", "\n"), points)
    assert len(made.applied) == 2
    assert made.refused == ()


def test_edits_that_cannot_be_made_are_refused() -> None:
    text = "修路\r\n架桥，通水"
    for wrong in ((9, 99, "。"), (3, 3, "，"), (5, 4, "，")):
        made = mend(text, lambda facts, wrong=wrong: iter([edits(facts, wrong)]))
        assert made.source.text == text
        assert len(made.refused) == 1


# ---- unsafe fixes --------------------------------------------------------------------------------------------------


def test_an_unsafe_fix_must_not_lose_sections() -> None:
    text = "一、修路\n二、架桥\n三、通水\n"
    lost = mend(text, swap("二、", "又", Safety.UNSAFE), unsafe=True)
    assert lost.source.text == text
    assert len(lost.refused) == 1
    meant = mend(text, swap("三、通水\n", "", Safety.UNSAFE), unsafe=True)
    assert meant.source.text == "一、修路\n二、架桥\n"


def test_an_unsafe_fix_must_leave_a_text() -> None:
    made = mend("修路。\n", swap(r"(?s).+", "\n", Safety.UNSAFE), unsafe=True)
    assert made.source.text == "修路。\n"
    assert len(made.refused) == 1


def test_safe_fixes_come_before_unsafe_ones() -> None:
    made = mend("修路,架桥。", swap("(?s).*", "，桥", Safety.UNSAFE), swap(",", "，"), unsafe=True)
    assert made.applied[0].rule.id == "TOY002"


# ---- bytes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)],
)
def test_encoding_mark_and_line_ends_are_kept(encoding: str, mark: bytes, newline: str) -> None:
    lines = "各位同志，今年要办好两件事。|第一、修路。路要修到家门口，大家出门方便。|第二、架桥。桥要架得牢，汛期不怕水。|"
    data = mark + lines.replace("|", newline).encode(encoding)
    source = decode(data, "draft.txt")
    assert (source.encoding, source.mark) == (encoding, mark)
    made = mend(source, points, swap("(?<=门口)，", "。\n"))
    right = lines.replace("第一、", "第一，").replace("第二、", "第二，").replace("门口，", "门口。|")
    assert made.source.encode() == mark + right.replace("|", newline).encode(encoding)
    assert made.source.path == "draft.txt"


def test_half_a_character_at_either_end_is_kept() -> None:
    text = "各位同志，今年要办好两件事。第一、修路，第二、架桥，都要办好。"
    data = text.encode("utf-16-le")
    source = decode(b"\xff\xfe" + data + b"\x41", "draft.txt")
    assert source.rest == b"\x41"
    assert mend(source, swap("、", "，")).source.encode() == b"\xff\xfe" + text.replace("、", "，").encode("utf-16-le") + b"\x41"


def test_a_character_that_the_encoding_lacks_is_refused() -> None:
    text = "各位鄉親，今年要辦好兩件事。第一，修路，第二，架橋，都要辦好。"
    source = decode(text.encode("big5"), "draft.txt")
    assert source.encoding == "big5"
    made = mend(source, swap("好。", "好\ue000", Safety.UNSAFE), swap("路，", "路；"), unsafe=True)
    assert made.source.text == text.replace("路，", "路；")
    assert len(made.refused) == 1


def test_stray_bytes_are_kept_and_not_joined_to_characters() -> None:
    text = "各位同志，今年要办好两件事。第一、修路，第二、架桥，都要办好。"
    data = text.encode("gb18030") + b"\x81"
    source = decode(data, "draft.txt")
    assert source.encode() == data
    made = mend(source, swap("\\Z", "一"), swap("、", "，"))
    assert made.source.encode() == text.replace("、", "，").encode("gb18030") + b"\x81"
    assert len(made.refused) == 1


def test_where_the_bytes_cannot_be_had_again_nothing_is_mended() -> None:
    text = "各位同志，今年要办好两件事。"
    source = Source(text, "draft.txt", "utf-7", raw=text.encode("utf-7") + b"+-")
    assert mend(source).source is source
    with pytest.raises(FixError, match=r"draft\.txt"):
        mend(source, swap("，", "。"))
