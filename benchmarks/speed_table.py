"""The table of ``speed.py``: lines for a terminal, Markdown, and the block of ``docs/performance*.md``."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import east_asian_width

from speed_measure import Result
from speed_peers import Found, Missing, Peer
from speed_texts import ROOT

from speechparse.version import __version__

_BLOCK = re.compile(r"(<!-- speed: begin -->\n).*(<!-- speed: end -->)", flags=re.DOTALL)


@dataclass(frozen=True)
class Words:
    """What the table says beside its rows, in one language."""

    column: int  # of the two texts of a row
    page: str
    headings: tuple[str, ...]
    met: dict[bool | None, str]
    comma: str
    missing: str
    caption: str


ENGLISH = Words(
    0,
    "performance.md",
    ("what", "goal", "median", "quartiles", "met"),
    {True: "yes", False: "no", None: ""},
    ", ",
    "not measured, as it is not installed: {name} ({install})",
    "{day}, speechparse {version}, {system}, {cores} cores, Python {python}, rounds: {rounds}; {peers}.",
)
CHINESE = Words(
    1,
    "performance.zh-CN.md",
    ("项目", "目标", "中位数", "四分位数", "达标"),
    {True: "是", False: "否", None: ""},
    "、",
    "未测（未安装）：{name}（{install}）",
    "{day}，speechparse {version}，{system}，{cores} 核，Python {python}，测 {rounds} 轮；{peers}。",
)
WIDTHS = (57, 16, 16, 18, 3)


def heading(words: Words, *, markdown: bool) -> str:
    return line(words.headings, markdown=markdown) + ("\n| --- | --: | --: | --: | --- |" if markdown else "")


def cells(result: Result, words: Words) -> tuple[str, ...]:
    row = result.row
    low, high = map(number, result.spread)
    goal = f"{row.goal.sign} {row.goal.limit:g} {row.unit}" if row.goal else ""
    return row.what[words.column], goal, f"{number(result.median)} {row.unit}", f"{low} – {high}", words.met[result.met]


def line(cells: Sequence[str], *, markdown: bool) -> str:
    if markdown:
        return f"| {' | '.join(cells)} |"
    first, *others = zip(cells, WIDTHS, strict=True)
    return "  ".join([first[0] + blanks(*first), *(blanks(*each) + each[0] for each in others)]).rstrip()


def blanks(cell: str, width: int) -> str:
    return " " * (width - sum(1 + (east_asian_width(character) in "WF") for character in cell))


def number(value: float) -> str:
    """With three digits that mean something."""
    return f"{value:.{2 if abs(value) < 10 else 1 if abs(value) < 100 else 0}f}"


def caption(peers: Found, rounds: int, words: Words) -> str:
    versions = words.comma.join(
        f"{peer.name} {peer.version}" for peer in peers.values() if isinstance(peer, Peer) and peer.name != "python"
    )
    system = f"{platform.system()} {platform.machine()}"
    python = platform.python_version()
    return words.caption.format(
        day=date.today(), version=__version__, system=system, cores=os.cpu_count(), python=python, rounds=rounds, peers=versions
    )


def missing(peers: Found, words: Words) -> Iterator[str]:
    for peer in peers.values():
        if isinstance(peer, Missing):
            yield words.missing.format(name=peer.name, install=peer.install)


def document(results: Iterable[Result], peers: Found, rounds: int) -> None:
    """Put the table into the manuals."""
    results = list(results)
    for words in (ENGLISH, CHINESE):
        table = [heading(words, markdown=True), *(line(cells(each, words), markdown=True) for each in results)]
        said = [caption(peers, rounds, words), "", *table, "", *(f"- {each}" for each in missing(peers, words))]
        page = ROOT / "docs" / words.page
        block = "\n".join(said).strip() + "\n"
        page.write_text(replaced(page.read_text(encoding="utf-8"), block), encoding="utf-8")


def replaced(page: str, block: str) -> str:
    """A page with another block between its marks."""
    return _BLOCK.sub(lambda found: f"{found[1]}{block}{found[2]}", page)
