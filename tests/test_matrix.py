"""Speeches that share text are found, with what they share, and without comparing all with all."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from speechparse import parser
from speechparse.cli.output import show
from speechparse.matrix import Matrix, matrix
from speechparse.matrix import pairs as module
from speechparse.matrix.fingerprints import signs, winnowed
from speechparse.matrix.overlap import Overlap, Text, overlap
from speechparse.matrix.passages import Run, runs, tiled
from speechparse.matrix.shared import shared
from speechparse.render import matrix as render
from speechparse.source import Source
from speechparse.tree import Document

SAMPLES = Path(__file__).parent.parent / "samples"
ROADS = "全长×公里的望泉公路去年十月建成通车，沿线的村民出行更加方便，山里的竹笋和稻米当天就能运到县城。"
WATER = "水库大坝除险加固已经完工，下游两万亩稻田的灌溉有了保障，汛期值守的人员和物资也都落实到位。"
SCHOOL = "寄宿制学校用上了热水，食堂实行明厨亮灶，走读的孩子有校车接送，家长在外务工也能放心。"
STOCK = "让我们紧紧依靠全县人民，同心同德，脚踏实地，为建设美丽富足的新禾岭而努力奋斗"
WORDS = "山水田林路桥村镇人家竹稻茶果渔牧春夏秋冬风雨晴云东西南北高低远近新旧大小多少来去"


def document(path: str, text: str) -> Document:
    return parser.parse(Source(text, path), parser.grammar("auto", text))


def read(*texts: str, least: float = 0.1) -> Matrix:
    """The matrix of texts that are called a, b, c."""
    return matrix([document(chr(ord("a") + number), text) for number, text in enumerate(texts)], least)


def filler(seed: int, length: int = 200) -> str:
    """Words that nobody else says."""
    chosen = random.Random(seed)
    return "".join(chosen.choice(WORDS) for _ in range(length))


def speech(*bodies: str) -> str:
    numbers = "一二三四五六七八九"
    return "\n".join(f"{number}、{body}" for number, body in zip(numbers, bodies, strict=False)) + "\n"


def test_the_shared_passage_is_found_where_it_stands() -> None:
    one, other = f"{filler(1)}。{ROADS}{filler(2)}\n", f"{filler(3, 90)}\n　　{ROADS}\n{filler(4)}\n"
    (both,) = read(one, other).overlaps
    (passage,) = both.passages
    assert (passage.one.text, passage.other.text) == (ROADS.rstrip("。"), ROADS.rstrip("。"))
    assert passage.other.position == (2, 3)
    assert both.characters == passage.characters == len(signs(ROADS, [(0, len(ROADS))]).signs)
    assert both.share_of_one == both.characters / both.one.characters


def test_a_masked_figure_is_like_what_it_masks() -> None:
    plain = "全年完成投资12.5亿元，新建高标准农田３万亩，新增城镇就业三千二百人，市民生活持续改善"
    hidden = "全年完成投资*.*亿元, 新建高标准农田XX亩，新增城镇就业某人，市民生活持续改善"
    (both,) = read(f"{filler(1)}{plain}", f"{filler(2)}{hidden}").overlaps
    assert (both.passages[0].one.text, both.passages[0].other.text) == (plain, hidden)


def test_tables_of_figures_are_not_alike() -> None:
    tables = ["\n".join(f"{row * factor} {row + factor} {row}.5%" for row in range(40)) for factor in (3, 7)]
    assert read(*tables).overlaps == ()


def test_marks_and_line_ends_do_not_part_a_passage() -> None:
    broken = "\n".join((ROADS[:20], ROADS[20:].replace("，", ", ")))
    (both,) = read(f"{filler(1)}。{ROADS}", f"{filler(2)}。{broken}").overlaps
    assert [passage.other.text for passage in both.passages] == [broken.rstrip("。")]


def test_page_numbers_do_not_part_a_passage() -> None:
    paged = (SAMPLES / "plan-decimal.txt").read_text(encoding="utf-8")
    plain = "\n".join(line for line in paged.split("\n") if not line.strip("- ").isdigit())
    assert plain != paged
    (both,) = read(paged, plain).overlaps
    assert (both.share_of_one, both.share_of_other, len(both.passages)) == (1, 1, 1)


def test_shared_sections_are_named_whatever_their_number() -> None:
    one = speech(f"修路\n{ROADS}", f"治水\n{WATER}", f"办学\n{filler(1)}")
    other = speech(f"甲\n{filler(2)}", f"治水\n{WATER}", f"修路\n{ROADS.replace('×', '86')}")
    (both,) = read(one, other).overlaps
    found = [(each.one.path, each.one.title, each.other.path, each.same) for each in both.sections]
    assert found == [("一", "修路", "三", True), ("二", "治水", "二", True)]


def test_a_section_that_is_nearly_the_same_is_shared_and_those_below_it_are_not_told() -> None:
    inner = f"（一）路。{ROADS}\n（二）水。{WATER}\n（三）学。{SCHOOL}"
    changed = inner.replace("走读的孩子有校车接送", "远处的孩子坐校车上学")
    (both,) = read(speech(filler(1), f"民生\n{inner}"), speech(f"民生\n{changed}", filler(2))).overlaps
    assert [(each.one.path, each.other.path, each.same) for each in both.sections] == [("二", "一", False)]


def test_articles_of_one_file_are_compared() -> None:
    first, second = speech(filler(1), ROADS + WATER), speech(ROADS + WATER, filler(2))
    text = f"第一篇：在修路会上的讲话\n\n{first}\n第二篇：在治水会上的讲话\n\n{second}"
    (both,) = read(text).overlaps
    assert (both.one.name, both.other.name) == ("a#1", "a#2")
    assert [(each.one.path, each.other.path) for each in both.sections] == [("#1/二", "#2/一")]


def texts() -> list[str]:
    return [
        speech(ROADS, WATER, filler(1)),
        speech(filler(2), ROADS, WATER),
        speech(SCHOOL, SCHOOL, ROADS),
        speech(SCHOOL, WATER, filler(3, 90), SCHOOL),
        filler(4),
    ]


def test_the_order_of_files_does_not_matter() -> None:
    files = [document(f"{number}.txt", text) for number, text in enumerate(texts())]
    wanted = matrix(files)
    assert len(wanted.overlaps) >= 4
    assert matrix(reversed(files)) == wanted


def test_pairs_are_mirrored_when_names_are() -> None:
    names = dict(zip("abcde", "edcba", strict=True))
    wanted = {(both.one.file, both.other.file): _places(both) for both in read(*texts()).overlaps}
    turned = [both.mirrored() for both in read(*reversed(texts())).overlaps]
    assert {(names[both.one.file], names[both.other.file]): _places(both) for both in turned} == wanted


def _places(both: Overlap) -> tuple[object, object]:
    passages = [(passage.one.start, passage.other.start, passage.characters) for passage in both.passages]
    return passages, [(each.one.path, each.other.path) for each in both.sections]


def test_a_stock_phrase_makes_no_pair() -> None:
    assert read(*(f"{filler(seed, 400)}。{STOCK}！\n" for seed in range(12))).overlaps == ()
    short = [document(f"{seed:03}", f"{filler(seed, 90)}。{STOCK}！\n") for seed in range(60)]
    assert matrix(short).overlaps == ()


def test_a_passage_runs_on_over_a_stock_phrase() -> None:
    others = [document(f"{seed:03}", f"{filler(seed)}。{STOCK}！\n") for seed in range(60)]
    pair = [document(name, f"{filler(ord(name))}。{ROADS}{STOCK}。{WATER}") for name in "xy"]
    (both,) = matrix([*others, *pair]).overlaps
    assert [passage.one.text for passage in both.passages] == [f"{ROADS}{STOCK}。{WATER}".rstrip("。")]


def test_very_many_versions_of_a_text_are_found_as_a_chain() -> None:
    versions = [document(f"{seed:03}", f"{ROADS}{WATER}{SCHOOL}{filler(seed, 20)}\n") for seed in range(60)]
    found = matrix(versions).overlaps
    assert {(both.one.file, both.other.file) for both in found} >= {(f"{n:03}", f"{n + 1:03}") for n in range(59)}
    assert len(found) < 100


def test_few_words_count_if_they_are_half_the_text_or_rare() -> None:
    wide = [document(f"{seed:03}", f"{filler(seed)}。{ROADS}") for seed in range(10)]
    assert matrix(wide).overlaps == ()
    assert len(matrix(wide[:3]).overlaps) == 3
    assert len(matrix([*wide, document("x", ROADS)]).overlaps) == 10


def test_a_text_that_repeats_itself_is_like_itself() -> None:
    (both,) = read(ROADS * 300, ROADS * 300).overlaps
    assert (both.share, len(both.passages)) == (1, 1)


def test_texts_that_share_nothing_or_are_empty() -> None:
    assert read("", "\n", filler(1), filler(2), "一、").overlaps == ()
    assert matrix([]) == Matrix((), ())


@settings(max_examples=60)
@given(st.text("山水田", max_size=120), st.text("山水田", max_size=120))
def test_every_shared_run_is_found_and_none_is_counted_twice(one: str, other: str) -> None:
    size, window = 3, 3
    placed: dict[int, list[int]] = {}
    for fingerprint, place in winnowed(one, size, window):
        placed.setdefault(fingerprint, []).append(place)
    shortest = size + window - 1
    found = set(runs(one, other, placed, list(winnowed(other, size, window)), shortest))
    assert all(one[run.one : run.one + run.length] == other[run.other : run.other + run.length] for run in found)
    wanted = naive(one, other, shortest)
    assert found <= wanted
    if max(map(len, placed.values()), default=0) <= 12:  # beyond, places are laid side by side in order
        assert found == wanted
    tiles = tiled(found, shortest)
    for side, text in ((0, one), (1, other)):
        counted = [place for run in tiles for place in range(run[side], run[side] + run.length)]
        assert len(counted) == len(set(counted))
        assert all(place < len(text) for place in counted)
    assert bool(tiles) == bool(found)


def naive(one: str, other: str, shortest: int) -> set[Run]:
    """The shared runs by laying every place of the one on every place of the other."""
    found = set()
    for here in range(len(one)):
        for there in range(len(other)):
            if here and there and one[here - 1] == other[there - 1]:
                continue
            length = 0
            while here + length < len(one) and there + length < len(other) and one[here + length] == other[there + length]:
                length += 1
            if length >= shortest:
                found.add(Run(here, there, length))
    return found


def test_a_section_is_taken_once() -> None:
    same = "山水田林路桥村镇人家"
    assert list(shared(same * 2, [(0, 10), (10, 20)], same, [(0, 10)], [], 20)) == [(0, 0)]


@pytest.mark.parametrize("size", [100])
def test_twice_the_files_are_twice_the_work(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = _work(size, monkeypatch), _work(2 * size, monkeypatch)
    assert once[0] >= size // 2
    assert all(after <= 2.2 * before for before, after in zip(once, twice, strict=True))


def _work(count: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many pairs are compared in full, and how many pairs the index counts, for files of which two and two share text."""
    compared = counted = 0
    compare: Callable[..., Overlap] = overlap
    common = module._common

    def comparing(*arguments: object) -> Overlap:
        nonlocal compared
        compared += 1
        return compare(*arguments)

    def counting(kept: list[Text]) -> module._Common:
        nonlocal counted
        found = common(kept)
        counted = sum(sum(each.values()) for each in (found.usual, found.rare, found.copied))
        return found

    files = [document(f"{n:04}", f"{filler(n)}。{filler(n // 2 + 10_000, 120)}。{STOCK}！\n") for n in range(count)]
    with monkeypatch.context() as patch:
        patch.setattr(module, "overlap", comparing)
        patch.setattr(module, "_common", counting)
        assert len(matrix(files).overlaps) == count // 2
    return compared, counted


def test_data_say_where_everything_stands() -> None:
    found = render.data(read(speech(ROADS, filler(1)), speech(filler(2), ROADS)))
    assert json.loads(json.dumps(found)) == found
    assert found["schema"] == "speechparse/diff-matrix/1"
    assert [each["file"] for each in found["speeches"]] == ["a", "b"]
    (both,) = found["overlaps"]
    assert (both["one"]["file"], both["other"]["file"]) == ("a", "b")
    assert both["sections"][0]["other"] == {"path": "二", "title": ROADS[:-1], "line": 2, "column": 1, "start": 203, "end": 254}
    assert both["passages"][0]["one"]["text"] == "一、" + ROADS.rstrip("。")  # its number is a figure


def test_lines_are_a_header_and_a_line_a_pair() -> None:
    found = read(speech(ROADS + WATER, filler(1)), speech(filler(2), ROADS + WATER))
    header, pair = render.lines(found)
    assert len(header.split("\t")) == 7
    assert pair.split("\t")[2:] == ["87", "1", "1", "a", "b"]
    _header, _pair, section, passage = render.lines(found, passages=True)
    assert section.split("\t")[3:] == ["a:1:1", f"一 {ROADS[:-1]}", "b:2:1", f"二 {ROADS[:-1]}"]
    assert passage.split("\t")[2:5] == ["87", "a:1:1", "b:2:1"]
    assert "… " in passage
    assert passage.endswith("87 characters)")
    assert list(render.lines(read(ROADS))) == [header]


def test_markdown_is_a_table() -> None:
    found = read(speech(ROADS, filler(1)), speech(filler(2), ROADS))
    table = list(render.markdown(found))
    assert {line.count("|") for line in table} == {8}
    assert len(list(render.markdown(found, passages=True))) > len(table) + 3


def test_a_narrow_terminal_says_whose_shares_they_are() -> None:
    shown = io.StringIO()
    files = [document("a", speech(ROADS, filler(1))), document("b", speech(filler(2), ROADS))]
    show(Console(file=shown, width=60), render.terminal(matrix(files), 60))
    told = " ".join(shown.getvalue().split())
    assert re.fullmatch(r"0\.\d+ of one, 0\.\d+ of other, \d+ characters, 1 shared section, 1 shared passage one a other b", told)


@pytest.mark.parametrize("width", [30, 60, 100])
@pytest.mark.parametrize("passages", [False, True])
def test_a_terminal_cuts_nothing_off(width: int, passages: bool) -> None:
    long = "很" * 30 + ".txt"
    files = [document(long, speech(ROADS, filler(1))), document("b", speech(filler(2), ROADS))]
    shown = io.StringIO()
    show(Console(file=shown, width=width), render.terminal(matrix(files), width, passages))
    assert "".join(shown.getvalue().split()).count("很") >= 30
    assert max(len(line) for line in shown.getvalue().splitlines()) <= width
