"""The reference of the grammars names everything there is, in both languages; the README's examples run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import update_shown
from update_rules import DOCS, PAGES, page

from speechparse import numerals
from speechparse.grammar import load
from speechparse.grammar.model import Costs, Cues, Family, Parts, Scheme, Written
from speechparse.stats.columns import SECTION, SPEECH, WORDS

ROOT = Path(__file__).parent.parent
YAML_NAMES = {"id", "weight_head", "weight_inline", "exclude", "head", "inline", "schemes", "where"}


@pytest.mark.parametrize("name", ["grammars.md", "grammars.zh-CN.md"])
def test_the_reference_is_complete(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    wanted = {scheme.id for scheme in load("speech").schemes} | set(numerals.SYSTEMS)
    for model in (Costs, Cues, Parts, Scheme, Family, Written):
        wanted |= set(model.FIELDS) - YAML_NAMES
    assert sorted(word for word in wanted if f"`{word}`" not in text) == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_python_of_the_readme_runs(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    monkeypatch.chdir(ROOT)
    for block in code:
        exec(block, {})
    assert "一/（二）/三是" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("diff.md", ["二/（三） → 三/（一） 农机", "False ['二']"]),
        ("diff.zh-CN.md", ["二/（三） → 三/（一） 农机", "False ['二']"]),
        ("stats.md", ["在云湖市防汛备汛工作会议上的讲话"]),
        ("stats.zh-CN.md", ["在云湖市防汛备汛工作会议上的讲话"]),
    ],
)
def test_the_python_of_a_manual_runs(
    name: str, printed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the files that the page shows and the samples; one block goes on from the other."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    for file, content in re.findall(r"<!-- file: (\S+) -->\n```\w*\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE):
        (tmp_path / file).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL):
        exec(block, names)
    shown = capsys.readouterr().out
    assert [line for line in printed if line not in shown] == []


@pytest.mark.parametrize("name", ["grammars.md", "grammars.zh-CN.md"])
def test_the_figures_of_the_reference_are_right(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    grammar = load("speech")
    for name, cost in vars(grammar.costs).items():
        assert f"| `{name}` | {cost:g} |" in text
    rows = {row.split("`")[1]: row for row in text.split("\n") if row.startswith("| `")}
    for scheme in grammar.schemes:
        weights = f"{scheme.weight_head:g}" + (f" / {scheme.weight_inline:g}" if scheme.inline else "")
        assert f"| {scheme.rank:g} | {weights}" in rows[scheme.id], scheme.id


@pytest.mark.parametrize("language", PAGES)
def test_the_manuals_of_the_rules_are_fresh(language: str) -> None:
    assert (DOCS / PAGES[language][0]).read_text(encoding="utf-8") == page(language), "run tests/update_rules.py"


@pytest.mark.parametrize("page", update_shown.PAGES, ids=lambda page: page.name)
def test_the_manuals_show_what_is_printed(page: Path) -> None:
    assert update_shown.refreshed(page) == page.read_text(encoding="utf-8"), "run tests/update_shown.py"


@pytest.mark.parametrize("name", ["stats.md", "stats.zh-CN.md"])
def test_the_manual_of_statistics_names_every_column(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert sorted(column for column in {**SPEECH, **SECTION, **WORDS} if f"`{column}`" not in text) == []


def test_no_page_shows_a_traceback() -> None:
    assert [page.name for page in (ROOT / "docs").glob("*.md") if "Traceback" in page.read_text(encoding="utf-8")] == []
