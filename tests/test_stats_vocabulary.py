"""Words of a speech: every measure on texts so small that the answer is obvious."""

from __future__ import annotations

import importlib
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from math import log, sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml

from speechparse.analysis import dictionary, words
from speechparse.errors import ConfigError
from speechparse.source import Source
from speechparse.stats import lexicon, vocabulary
from speechparse.stats.distinctive import Compared, Distinctive
from speechparse.stats.stopwords import StopWords, stop_words
from speechparse.stats.variety import variety
from speechparse.tree import Span

CASES = yaml.safe_load((Path(__file__).parent / "stats" / "vocabulary.yaml").read_text(encoding="utf-8"))
PROSE = """
云湖市的防汛工作到了关键时刻。上游水库要科学调度，中游堤坝要昼夜巡查，下游村庄要及时转移群众。水利部门会同气象部门会商研判，
水库调度听从防汛指挥部统一指挥。巡查堤坝不留死角，转移群众不落后，抢险队伍随时待命。群众的生命安全高于一切，防汛责任重于泰山。
湖区渔船回港避风，沿湖村庄备足沙袋、水泵和照明设备，APP上报险情，险情处置争分夺秒。水库、堤坝、村庄守望相助，防汛才有底气。
"""
LISTS = ("stop-words", "commands", "no-phrase")


def _clauses(text: str) -> tuple[vocabulary.Clause, ...]:
    return vocabulary.clauses([Span(Source(text), 0, len(text))], words.cutter())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    clauses, stop = _clauses(case["text"]), stop_words()
    counted = vocabulary.counts(clauses)
    found: dict[str, Any] = {
        "clauses": [list(clause.tokens) for clause in clauses],
        "words": [word for clause in clauses for word in clause.words],
        "phrases": dict(vocabulary.phrases(clauses, stop)),
        "commands": dict(vocabulary.commands(counted, 100).words),
        "four": dict(vocabulary.four_characters(clauses)),
    }
    frequent = dict(vocabulary.frequent(counted, stop))
    for kind, wanted in case.items():
        if kind == "frequent":
            assert {word: frequent.get(word, 0) for word in wanted} == wanted
        elif kind not in ("name", "text"):
            assert found[kind] == wanted


def test_pieces_are_parted() -> None:
    source = Source("抓春耕\n抓秋收")
    found = vocabulary.clauses([Span(source, 0, 3), Span(source, 4, 7)], words.cutter())
    assert ["".join(clause.tokens) for clause in found] == ["抓春耕", "抓秋收"]


def test_frequent_words_are_in_order_and_without_stop_words() -> None:
    counted = vocabulary.counts(_clauses("水渠，堤坝，水渠，工作，工作，工作，抓"))
    assert vocabulary.frequent(counted, stop_words()) == (("水渠", 2), ("堤坝", 1))


def test_a_rate_is_of_a_thousand_characters() -> None:
    found = vocabulary.commands({"要": 3, "必须": 1}, 2000)
    assert (found.count, found.rate) == (4, 2.0)
    assert vocabulary.commands({}, 0).rate is None


def test_the_weight_of_a_keyword() -> None:
    """水渠 is two of four words and its rarity is 3: 2 / 4 x 3 = 1.5; 堤坝: 2 / 4 x 1 = 0.5. 的 is too short, 工作 a stop word."""
    rarity = {"水渠": 3.0, "堤坝": 1.0}
    counted = {"堤坝": 2, "水渠": 2, "的": 9, "工作": 9}
    found = vocabulary.keywords(vocabulary.telling(counted, StopWords(frozenset(["工作"]))), rarity.__getitem__)
    assert [(each.word, each.count, each.weight) for each in found] == [("水渠", 2, 1.5), ("堤坝", 2, 0.5)]
    assert vocabulary.keywords({}, rarity.__getitem__) == ()


def test_keywords_are_those_of_jieba(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        analyse = importlib.import_module("jieba.analyse")
    jieba = importlib.import_module("jieba")
    jieba.setLogLevel("CRITICAL")
    jieba.dt.tmp_dir = str(tmp_path)
    wanted = analyse.extract_tags(PROSE, topK=None, withWeight=True)
    found = vocabulary.keywords(vocabulary.telling(vocabulary.counts(_clauses(PROSE)), StopWords()), words.rarity())
    assert [each.word for each in found] == [word for word, _ in wanted]
    assert [each.weight for each in found] == pytest.approx([weight for _, weight in wanted])


def test_rarity_is_that_of_jieba() -> None:
    table = {}
    spot = Path(dictionary._folder()) / "analyse" / "idf.txt"
    for line in spot.read_text(encoding="utf-8").splitlines():
        word, value = line.split(" ")
        table[word] = float(value)
    rare = words.rarity()
    assert all(rare(word) == value for word, value in list(table.items())[::97])
    median = sorted(table.values())[len(table) // 2]
    assert [rare(word) for word in ("云湖市某某村", "", " ", "\n", "工作\n", "\ud800")] == [median] * 6


@pytest.mark.parametrize("name", LISTS)
def test_no_list_has_a_word_twice(name: str) -> None:
    found = [word for fields in lexicon.entries(name) for word in " ".join(fields if name == "commands" else fields[:1]).split()]
    assert sorted(word for word in set(found) if found.count(word) > 1) == []


def test_stop_words_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "stop.txt"
    path.write_text("# ours\n水渠\n建设\tnoun\nAPP\n", encoding="utf-8-sig")
    found = stop_words(path)
    assert found.words == {"水渠", "建设", "app"}
    assert not found.bars("灌溉", "建设")
    assert found.bars("建设", "灌溉")
    assert found.bars("灌溉", "APP")


def test_a_bad_list_of_stop_words_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stop.txt"
    with pytest.raises(ConfigError, match=r"stop\.txt"):
        stop_words(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"stop\.txt"):
        stop_words(path)


@pytest.mark.parametrize(
    ("text", "window", "value"),
    [
        ("甲甲甲甲", 2, 0.5),  # one of two in every window
        ("甲乙丙丁", 2, 1.0),  # no word twice
        ("甲甲乙", 2, 0.75),  # 甲甲: 1/2, 甲乙: 2/2
        ("甲乙甲丙", 3, 5 / 6),  # 甲乙甲: 2/3, 乙甲丙: 3/3
        ("甲乙甲", 3, 2 / 3),
        ("甲乙", 3, None),
        ("", 1, None),
    ],
)
def test_variety(text: str, window: int, value: float | None) -> None:
    assert variety(list(text), window) == (value if value is None else pytest.approx(value))


def test_variety_does_not_depend_on_length() -> None:
    assert variety(["甲", "乙", "丙", "丁"] * 25) == variety(["甲", "乙", "丙", "丁"] * 2500) == pytest.approx(0.04)


def test_a_window_has_a_word() -> None:
    with pytest.raises(ValueError, match="window"):
        variety(["甲"], 0)


def distinctive(
    speeches: Sequence[dict[str, int]], top: int | None = None, telling: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[Distinctive, ...]]:
    compared = Compared()
    for counts in speeches:
        compared.add(counts, filter(telling, counts))
    return compared.distinctive(top)


def test_distinctive_words() -> None:
    speeches = [{"水渠": 20, "工作": 30, "堤坝": 1}, {"果园": 20, "工作": 30, "堤坝": 1}, {"工作": 30}]
    found = list(distinctive(speeches))
    assert [[each.word for each in words] for words in found] == [["水渠"], ["果园"], ["工作"]]
    # 水渠: 20 of 51 here, 0 of 81 in the others; the prior is 20 of 132. 20 + 20 = 40 of 51 + 132 = 183 against
    # 0 + 20 = 20 of 81 + 132 = 213: ln(40 / 143) - ln(20 / 193) = -1.27397 + 2.26696 = 0.99299;
    # sqrt(1/40 + 1/20) = 0.27386; z = 0.99299 / 0.27386 = 3.6259.
    assert found[0][0].z == pytest.approx(3.6259, abs=1e-4)
    assert found[0][0].z == pytest.approx((log(40 / 143) - log(20 / 193)) / sqrt(1 / 40 + 1 / 20))
    assert (found[0][0].count, found[0][0].others) == (20, 0)


def test_what_is_not_distinctive() -> None:
    assert list(distinctive([])) == []
    assert list(distinctive([{"水渠": 9}])) == [()]
    assert list(distinctive([{"水渠": 9}, {"水渠": 3}])) == [(), ()]
    assert list(distinctive([{"水渠": 9, "工作": 5}])) == [()]  # nothing to compare with
    assert next(distinctive([{"水渠": 1, "工作": 5}, {"工作": 5000}])) == ()  # once is chance
    assert list(distinctive([{"水渠": 9, "工作": 5}] * 2)) == [(), ()]


def test_distinctive_words_may_be_chosen() -> None:
    speeches = [{"水渠": 30, "堤坝": 20, "工作": 30}, {"工作": 90}]
    assert [each.word for each in next(distinctive(speeches))] == ["水渠", "堤坝"]
    assert [each.word for each in next(distinctive(speeches, top=1))] == ["水渠"]
    assert [each.word for each in next(distinctive(speeches, telling=lambda word: word != "水渠"))] == ["堤坝"]


def test_time_grows_with_the_text() -> None:
    """Runs of characters without a mark too, and those that no dictionary has."""
    cut = words.cutter(fast=False)
    cut("云湖")

    def seconds(text: str) -> float:
        begun = time.perf_counter()
        found = vocabulary.clauses([Span(Source(text), 0, len(text))], cut)
        vocabulary.phrases(found, stop_words())
        variety([word for clause in found for word in clause.words])
        return time.perf_counter() - begun

    for piece in ("云湖市水渠灌溉", "噐" * 7, "一二三", "甲，"):
        short = min(seconds(piece * 1000) for _ in range(3))
        assert min(seconds(piece * 10000) for _ in range(2)) < 40 * short + 0.2
