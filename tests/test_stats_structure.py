"""How a speech is built: figures counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from speechparse import parser
from speechparse.numerals import chinese
from speechparse.source import Source
from speechparse.stats.columns import SECTION, SPEECH, By
from speechparse.stats.evenness import evenness
from speechparse.stats.measure import measure
from speechparse.stats.model import Lengths, Speech
from speechparse.stats.rows import groups, section_rows, speech_row

CASES = Path(__file__).parent / "stats"
SAMPLES = Path(__file__).parent.parent / "samples"


def measured(text: str) -> list[Speech]:
    source = Source(text, "speech.txt")
    grammar = parser.grammar("auto", text)
    return list(measure(parser.parse(source, grammar), grammar))


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", cases("structure"))
def test_figures(case: dict[str, Any]) -> None:
    speeches = measured(case["text"])
    row = speech_row(next(groups("speech.txt", speeches, By.FILE, 200)), SPEECH)
    assert {name: row[name] for name in case["row"]} == case["row"]
    if "parts" in case:
        parts = speeches[0].parts
        assert [[part.path, part.before, part.size.characters, round(part.share, 4)] for part in parts] == case["parts"]


@pytest.mark.parametrize("case", cases("parallelism"))
def test_parallelism(case: dict[str, Any]) -> None:
    text = "".join(f"{chinese(n)}、{heading}\n各单位要把这件事抓好，不能拖。\n" for n, heading in enumerate(case["headings"], 1))
    (form,) = measured(text)[0].lists
    assert list(form.clauses) == case["clauses"]
    assert round(form.parallelism, 4) == case["parallelism"]
    assert [item.marker.label for item in form.odd] == case.get("odd", [])
    assert form.opening == case.get("begins", "")
    assert form.ending == case.get("ends", "")


# Counted with wc -m and grep -o '[。！？]' from the lines of the file.
BY_HAND = {
    ("compilation", 0): {
        "characters": 387,
        "said": 369,
        "sections": 3,
        "paragraphs": 6,
        "paragraph_longest": 92,
        "paragraph_mean": 56.67,
        "sentences": 14,
        "sentence_mean": 24.29,
        "heading_mean": 7.67,
    },
    ("work-report", 0): {
        "characters": 1208,
        "said": 1158,
        "sections": 14,
        "sections_1": 3,
        "depth": 3,
        "own_line": 3,
        "run_in": 5,
        "inline": 6,
        "paragraphs": 15,
        "paragraph_longest": 130,
        "paragraph_mean": 74.87,
        "sentences": 35,
        "sentence_mean": 32.09,
    },
    ("yishi-top", 0): {"sections": 12, "sections_1": 4, "sections_2": 8, "inline": 8, "run_in": 4, "depth": 2},
}


@pytest.mark.parametrize(("sample", "number"), BY_HAND)
def test_samples(sample: str, number: int) -> None:
    speech = measured((SAMPLES / f"{sample}.txt").read_text(encoding="utf-8"))[number]
    (group,) = groups(sample, [speech], By.ARTICLE, 200)
    row = speech_row(group, SPEECH)
    expected = BY_HAND[sample, number]
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_said_is_the_sum_of_its_parts(path: Path) -> None:
    for speech in measured(path.read_text(encoding="utf-8")):
        tops = [part for part in speech.parts if part.section.level == 1]
        assert speech.opening.characters + sum(part.size.characters for part in tops) + speech.closing.characters <= speech.said
        assert speech.said <= speech.characters
        for part in speech.parts:
            below = [each for each in speech.parts if part.section.start < each.section.start < part.section.end]
            assert len(below) == part.inner
            assert sum(each.size.characters for each in below if each.section.level == part.section.level + 1) <= part.size.characters
        assert 0 <= (speech.parallelism or 0) <= 1


def test_the_columns_are_those_of_the_rows() -> None:
    speeches = measured((SAMPLES / "conference-speech.txt").read_text(encoding="utf-8"))
    row = speech_row(next(groups("a", speeches, By.FILE, 200)), SPEECH)
    assert list(row) == list(SPEECH)
    assert all(isinstance(value, SPEECH[name]) for name, value in row.items() if value is not None)
    for row in section_rows("a", speeches, 200, SECTION):
        assert list(row) == list(SECTION)
        assert all(isinstance(value, SECTION[name]) for name, value in row.items() if value is not None)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [((), None), ((5,), None), ((5, 5), 1.0), ((5, 5, 5, 5), 1.0), ((10, 0), 0.0), ((3, 1), 0.8113)],
)
def test_evenness(sizes: tuple[int, ...], expected: float | None) -> None:
    # (3, 1): -(3/4 log2 3/4 + 1/4 log2 1/4) = 0.8113
    assert evenness(sizes) == expected


def test_lengths() -> None:
    assert (Lengths((1, 2, 6)).mean, Lengths((1, 2, 6)).median, Lengths((1, 2, 6)).longest) == (3, 2, 6)
    assert (Lengths((1, 2)).median, Lengths().mean, Lengths().median, Lengths().longest) == (1.5, None, None, None)
