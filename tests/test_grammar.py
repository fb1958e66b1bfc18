"""Grammars: what is shipped holds together, what is wrong is told with file and line, a new scheme needs no code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import speechparse
from speechparse.cache import keep, kept
from speechparse.errors import GrammarError
from speechparse.grammar import files, library, load, shipped
from speechparse.grammar.choose import choose
from speechparse.grammar.plain import plain

OWN = """\
name: own
extends: speech
schemes:
  arrow:
    system: arabic
    rank: 45
    proper: '→{n}'
    head: ['→{n}_']
    weight: {head: 5}
"""


def test_shipped_grammars_load() -> None:
    assert set(shipped()) == {"speech", "report", "official", "law"}
    for name in shipped():
        assert {"cn-comma", "cn-paren", "arabic-dot"} <= {scheme.id for scheme in load(name).schemes}


def test_a_new_scheme_needs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    document = speechparse.parse("一、总体要求\n→1 提高认识\n→2 狠抓落实\n二、工作措施\n", str(path))
    assert [(section.marker.scheme, section.level, section.title) for section in document.walk()] == [
        ("cn-comma", 1, "总体要求"),
        ("arrow", 2, "提高认识"),
        ("arrow", 2, "狠抓落实"),
        ("cn-comma", 1, "工作措施"),
    ]


def test_a_scheme_that_is_off_can_be_turned_on(tmp_path: Path) -> None:
    text = "首先，要提高认识。这是前提。\n其次，要狠抓落实。这是关键。\n最后，要加强督查。这是保障。\n"
    assert not list(speechparse.parse(text, "speech").walk())
    path = tmp_path / "own.yaml"
    path.write_text("name: own\nextends: speech\nschemes:\n  cn-sequence: {enabled: true}\n", encoding="utf-8")
    assert [section.marker.ordinal for section in speechparse.parse(text, str(path)).walk()] == [1, 2, None]


@pytest.mark.parametrize(
    ("change", "line", "word"),
    [
        (("system: arabic", "system: klingon"), 5, "klingon"),
        (("rank: 45", "rank: deep"), 6, "rank"),
        (("head: ['→{n}_']", "head: ['→']"), 8, "{n}"),
        (("head: ['→{n}_']", "head: ['→({n}_']"), 8, "regular expression"),
        (("weight: {head: 5}", "wait: {head: 5}"), 9, "wait"),
        (("    rank: 45\n", ""), 5, "rank"),
        (("proper: '→{n}'", "proper: '→{x}'"), 7, "{n}"),
        (("rank: 45", "rank: .nan"), 6, "rank"),
        (("weight: {head: 5}", "weight: {head: .inf}"), 9, "weight.head"),
        (("weight: {head: 5}", "family: {not: 级, weight: {inline: no}}"), 9, "family.weight.inline"),
        (("extends: speech", "extends: nothing"), 0, "nothing"),
        (("rank: 45", "wrong: '['\n    rank: 45"), 6, "regular expression"),
        (("rank: 45", "cited: often\n    rank: 45"), 6, "cited"),
        (("schemes:", "ranks: [nothing]\nschemes:"), 3, "nothing"),
        (("name: own", "name: [own"), 2, "YAML"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, change: tuple[str, str], line: int, word: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace(*change), encoding="utf-8")
    with pytest.raises(GrammarError) as error:
        load(str(path))
    assert word in str(error.value)
    if line:
        assert f"own.yaml:{line}:" in str(error.value)


def test_aliases_of_aliases_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    path.write_text("\n".join(["a0: &a0 [x]", *rows]), encoding="utf-8")
    with pytest.raises(GrammarError, match="too many values"):
        load(str(path))


def test_an_edited_grammar_is_read_again_in_the_same_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for number, folder in enumerate((first, second), 3):
        folder.mkdir()
        (folder / "own.yaml").write_text(f"name: own\nextends: speech\ncosts: {{open: {number}}}\n", encoding="utf-8")
    monkeypatch.chdir(first)
    assert load("own.yaml").costs.open == 3
    assert load("own.yaml") is load("own.yaml")
    (first / "own.yaml").write_text("name: own\nextends: speech\ncosts: {open: 5}\n", encoding="utf-8")
    assert load("own.yaml").costs.open == 5
    monkeypatch.chdir(second)
    assert load("own.yaml").costs.open == 4
    (second / "own.yaml").unlink()
    with pytest.raises(GrammarError):
        load("own.yaml")


def test_a_grammar_that_extends_itself(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("name: own\nextends: own.yaml\n", encoding="utf-8")
    with pytest.raises(GrammarError):
        load(str(path))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在全市大会上的讲话\n同志们：\n今天开会。\n", "speech"),
        ("政府工作报告\n各位代表：\n现在报告工作。\n", "report"),
        ("关于做好防汛工作的通知\n云政发〔2024〕3号\n各县区人民政府，市直各单位：\n", "official"),
        ("第一条　为了规范管理，制定本规定。\n第二条　本规定适用于本市。\n第三条　略。\n", "law"),
        ("随便什么文字\n", "speech"),
    ],
)
def test_the_grammar_is_chosen_by_the_text(text: str, name: str) -> None:
    assert choose(text).name == name


@pytest.mark.parametrize("name", shipped())
def test_what_is_kept_is_what_the_files_say(name: str) -> None:
    assert plain(load(name)) == plain(files.build(name).grammar)


def test_an_edited_grammar_is_built_anew(tmp_path: Path) -> None:
    copy = tmp_path / "grammars"
    shutil.copytree(library.folder(), copy)
    code = "import sys\nfrom pathlib import Path\nfrom speechparse.grammar import library\nlibrary.folder = lambda: Path(sys.argv[1])\n"
    code += "print(library.grammar('speech').costs.open)"
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}

    def cost() -> float:
        return float(subprocess.run([sys.executable, "-c", code, str(copy)], env=env, capture_output=True, check=True).stdout)

    before = cost()
    assert cost() == before  # from what was kept
    base = copy / "base.yaml"
    base.write_text(re.sub(r"(?m)^(  open: )[\d.]+", r"\g<1>7.25", base.read_text(encoding="utf-8")), encoding="utf-8")
    assert before != 7.25
    assert cost() == 7.25
    kept = next((tmp_path / "cache" / "speechparse").glob("grammars-*"))
    for damaged in (b"", b"\0\0\0\0", kept.read_bytes()[:-3]):
        for each in (tmp_path / "cache" / "speechparse").glob("grammars-*"):
            each.write_bytes(damaged)
        assert cost() == 7.25


def test_a_grammar_of_ones_own_is_kept_while_its_files_are_the_same(tmp_path: Path) -> None:
    """Also those that it extends; what is kept is not built (no YAML is read)."""
    base, own = tmp_path / "base.yaml", tmp_path / "own.yaml"
    base.write_text("name: base\nextends: speech\ncosts: {open: 3}\n", encoding="utf-8")
    own.write_text("name: own\nextends: base.yaml\n", encoding="utf-8")
    code = "import sys; from speechparse.grammar import load; rules = load('own.yaml')\n"
    code += "print(rules.costs.open, rules.path, 'yaml' in sys.modules)"
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(Path(speechparse.__file__).parent.parent)}

    def start() -> list[str]:
        return subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True).stdout.decode().split()

    assert start() == ["3.0", "own.yaml", "True"]
    assert start() == ["3.0", "own.yaml", "False"]
    base.write_text("name: base\nextends: speech\ncosts: {open: 4}\n", encoding="utf-8")
    assert start() == ["4.0", "own.yaml", "True"]
    assert start() == ["4.0", "own.yaml", "False"]
    own.write_text("name: own\nextends: base.yaml\ncosts: {open: 5}\n", encoding="utf-8")
    assert start() == ["5.0", "own.yaml", "True"]
    for path in (tmp_path / "cache" / "speechparse").glob("grammar-*"):
        path.write_bytes(path.read_bytes()[:-3])
    assert start() == ["5.0", "own.yaml", "True"]
    own.unlink()
    with pytest.raises(subprocess.CalledProcessError):
        start()


def test_of_many_contents_the_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for number in range(20):
        keep("number", b"%d" % number, number)
        os.utime(max((tmp_path / "speechparse").iterdir(), key=lambda path: path.stat().st_mtime_ns), (number, number))
    keep("number-line", b"", 0)
    assert len(list((tmp_path / "speechparse").glob("number-*"))) == 9
    assert kept("number", b"19") == 19
    assert kept("number", b"0") is None
    assert kept("number-line", b"") == 0
