"""The page of a comparison: it is well-formed, says all of both texts, and its links lead somewhere; a browser shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechparse import parser
from speechparse.analysis.words import cut
from speechparse.diff import Diff, diff, side, worded
from speechparse.diff.model import Flag, Side
from speechparse.render.diff import html
from speechparse.source import Source
from speechparse.tree import LeafKind

SAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))}
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
VOID = {"meta", "br"}
OLD = """在全县工作会议上的讲话
同志们：
下面，我讲三点意见。
一、提高认识，统一思想
认识要到位。全县有12个乡镇。
二、突出重点，狠抓落实
（一）抓好春耕生产。要备足种子，备足化肥，把每一亩田都种好、管好、收好。
（二）抓好防汛备汛。要盯住水库，盯住堤防，把每一处险工险段都看死盯牢。
各乡镇要逐条落实。
三、加强领导，严明纪律
要有人管，有人抓，有人查，出了问题要有人负责到底。
同志们，让我们一起努力！
"""
NEW = """在全县工作会议上的讲话
同志们：
下面，我讲四点意见。
一、提高认识，统一思想
认识要到位。全县有*个乡镇。
二、转变作风，深入一线
干部要下到村组，<走>进农户，听群众说话，替群众办事，把难题解决在田间地头。
三、突出重点，狠抓工作落实
（一）抓好春耕生产。要备足种子，备足化肥，把每一亩田都种好、管好、收好。
各乡镇要逐项落实。
四、加强领导，严明纪律
（一）抓好防汛备汛。要盯住水库，盯住堤防，把每一处险工险段都看死盯牢。
要有人管，有人抓，有人查；出了问题要有人负责到底。
同志们，让我们一起努力！
"""


def compared(old: str, new: str) -> Diff:
    sides = []
    for name, text in (("old.txt", old), ("new.txt", new)):
        rules = parser.grammar("auto", text)
        sides.append(side(parser.parse(Source(text, name), rules), rules))
    return worded(diff(*sides), cut)


class Read(HTMLParser):
    """The page as a browser reads it: open tags with their classes, ids, links, and the texts of both sides."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, frozenset[str]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, str] = {"old": "", "new": "", "del": "", "ins": "", "masked": "", "marks": "", "badge": ""}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        if tag not in VOID:
            self.open.append((tag, frozenset((found.get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _classes in self.open}
        kinds = frozenset().union(*(classes for _tag, classes in self.open))
        if "main" not in tags:
            return
        for kind in kinds & {"badge", "masked", "marks"}:
            self.texts[kind] += data
        if kinds & {"said", "stub", "excerpt"}:
            return
        for tag in tags & {"ins", "del"}:
            self.texts[tag] += data
        if "del" not in tags and not kinds & {"removed", "past"}:
            self.texts["new"] += data
        if "ins" not in tags and "added" not in kinds:
            self.texts["old"] += data


def page(found: Diff) -> str:
    return "\n".join(html.lines(found))


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def written(text: Side) -> str:
    leaves = text.document.leaves()
    return letters("".join(leaf.text for leaf in leaves if leaf.kind is not LeafKind.FURNITURE))


def sound(found: Diff) -> Read:
    """What holds for every page."""
    made = Read(page(found))
    assert len(made.ids) == len(set(made.ids))
    assert {link.removeprefix("#") for link in made.links} <= set(made.ids)
    return made


@pytest.mark.parametrize(("old", "new"), list(permutations(SAMPLES, 2)))
def test_says_all_of_both_texts(old: str, new: str) -> None:
    found = compared(SAMPLES[old], SAMPLES[new])
    made = sound(found)
    assert letters(made.texts["new"]) == written(found.new)
    if not (found.splits or found.merges) and not any(Flag.MOVED in pair.flags for pair in found.pairs):
        assert Counter(letters(made.texts["old"])) == Counter(written(found.old))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_text_beside_itself(name: str) -> None:
    found = compared(SAMPLES[name], SAMPLES[name])
    made = sound(found)
    assert letters(made.texts["new"]) == letters(made.texts["old"]) == written(found.new)
    assert not made.texts["ins"]
    assert not made.texts["del"]
    assert not made.links


def test_an_edited_draft() -> None:
    found = compared(OLD, NEW)
    made = sound(found)
    assert letters(made.texts["new"]) == written(found.new)
    for pair in found.pairs:
        for change in (*pair.heading, *pair.text):
            assert letters(change.old.text) in letters(made.texts["del"])
            assert letters(change.new.text) in letters(made.texts["ins"])
    assert made.texts["masked"].endswith("12*")
    assert "moved from 二/（二）" in made.texts["badge"]
    assert "moved to 四/（一）" in made.texts["badge"]
    assert "二–三 → 三–四 (follows)" in made.texts["badge"]
    assert "added, " in made.texts["badge"]
    moved = next(pair for pair in found.pairs if Flag.MOVED in pair.flags)
    assert {f"#n{moved.new.number}", f"#o{moved.old.number}"} <= set(made.links)
    assert "&lt;走&gt;" in page(found)
    assert "<走>" not in page(found)


def test_text_stands_where_it_is_read() -> None:
    """What closes a text stands behind the sections, on either side."""
    for old, new in (
        (OLD, NEW),
        (OLD, OLD.replace("同志们，让我们一起努力！\n", "")),
        (OLD.replace("同志们，让我们一起努力！\n", ""), OLD),
    ):
        text = page(compared(old, new))
        main = text[text.index("<main>") :]
        assert main.index("讲") < main.index("加强领导，严明纪律") < main.index("出了问题") < main.index("一起努力")


def test_what_was_split_and_merged_is_linked() -> None:
    body = "要备足种子，备足化肥，把每一亩田都种好、管好、收好。", "要盯住水库，盯住堤防，把每一处险工险段都看死盯牢，确保安全度汛。"
    one = f"讲话\n一、抓好春耕生产\n{body[0]}\n{body[1]}\n二、抓好招商引资\n要走出去，请进来，把项目谈成、落地、建好。\n"
    two = one.replace(f"\n{body[1]}\n二、", f"\n二、抓好防汛备汛\n{body[1]}\n三、")
    split, merged = compared(one, two), compared(two, one)
    assert split.splits
    assert merged.merges
    made = sound(split)
    assert letters(made.texts["new"]) == written(split.new)
    assert "split into 一, 二" in made.texts["badge"]
    assert "split off from 一" in made.texts["badge"]
    made = sound(merged)
    assert letters(made.texts["new"]) == written(merged.new)
    assert "merged from 一, 二" in made.texts["badge"]
    assert "merged into 一" in made.texts["badge"]


def test_a_heading_that_ends_elsewhere() -> None:
    old = "讲话\n一、抓学习。要认真学。\n二、抓落实。要马上办。\n"
    found = compared(old, old.replace("抓学习。要认真学", "抓学习，要认真学"))
    made = sound(found)
    assert letters(made.texts["new"]) == written(found.new)


def test_odd_characters() -> None:
    odd = "\x00\x07\ud800\u202e\u2028\x0c\x85"
    found = compared(OLD, OLD.replace("足化肥", f"足{odd}化肥").replace("统一思想", f'统一"&amp;<b>{odd}思想'))
    text = page(found)
    sound(found)
    assert "\ufffd" in text
    assert not set(odd) & set(text)
    assert "&quot;&amp;amp" in text
    assert "&lt;b&gt;" in text


@settings(max_examples=60)
@given(
    st.text("一二三、（）是第要讲话抓好。，；：\n\r \u3000<&\"'Xx*1.", max_size=120),
    st.text("一二三、（）是要讲话抓好。，；\n <&X1.", max_size=120),
)
def test_any_text(old: str, new: str) -> None:
    found = compared(old, new)
    assert letters(sound(found).texts["new"]) == written(found.new)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_in_a_browser(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(compared(OLD, NEW)), encoding="utf-8")
    assert BROWSER
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--enable-logging=stderr",
        f"--user-data-dir={tmp_path}/profile",
    ]
    address = (tmp_path / "page.html").as_uri()
    dumped = subprocess.run([BROWSER, *flags, "--dump-dom", address], capture_output=True, timeout=120, check=True)
    assert b"CONSOLE" not in dumped.stderr
    made = Read(dumped.stdout.decode("utf-8"))
    assert letters(made.texts["new"]) == written(compared(OLD, NEW).new)
    assert 'id="unfold" hidden' not in dumped.stdout.decode("utf-8")  # the script has run
    picture = tmp_path / "page.png"
    subprocess.run(
        [BROWSER, *flags, "--window-size=420,1200", f"--screenshot={picture}", address], capture_output=True, timeout=120, check=True
    )
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
