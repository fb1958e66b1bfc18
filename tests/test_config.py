"""``.speechparse.yaml``: where it is found, what it says, and how its mistakes are told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from speechparse.check.model import Severity
from speechparse.check.selection import Selection
from speechparse.check.table import RULES
from speechparse.config import NAME, Configs, found
from speechparse.config.load import Config, load
from speechparse.errors import ConfigError

FULL = """\
grammar: report
encoding: gb18030
check:
  profile: official
  select: [NUM, number-gap]
  extend-select: [SUP001]
  ignore: NUM005
  severity: {NUM009: info, ALL: warning}
  options: {}
  per-file-ignores: {"archive/**": [NUM]}
  baseline: known/baseline.json
  suppress:
    - {rule: NUM001, section: 二/（三）, reason: 第三部分领导临时删去}
    - rule: [NUM002, NUM]
      file: "drafts/*.txt"
      text: 讲三点意见
      reason: 第三点会上再补
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


def write(folder: Path, text: str) -> Path:
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, text: str) -> Config:
    return load(write(folder, text))


def test_an_edited_configuration_is_read_again(tmp_path: Path) -> None:
    assert read(tmp_path, "grammar: report\n").grammar == "report"
    assert read(tmp_path, "grammar: law\n").grammar == "law"
    assert load(tmp_path / NAME) is load(tmp_path / NAME)


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    config = read(tmp_path, FULL)
    assert (config.grammar, config.encoding, config.path) == ("report", "gb18030", tmp_path / NAME)
    check = config.check
    assert check.profile == "official"
    assert check.selection == Selection(("NUM", "number-gap"), ("SUP001",), ("NUM005",))
    assert check.severity == {"NUM009": Severity.INFO, "ALL": Severity.WARNING}
    assert check.per_file_ignores == {"archive/**": ("NUM",)}
    assert check.baseline == tmp_path / "known" / "baseline.json"
    one, other = check.suppress
    assert (one.rules, one.section, one.text, one.file, one.line) == (("NUM001",), "二/（三）", "", "", 13)
    assert (other.rules, other.text, other.file, other.reason, other.line) == (
        ("NUM002", "NUM"),
        "讲三点意见",
        "drafts/*.txt",
        "第三点会上再补",
        14,
    )


def test_the_other_ending_does_as_well(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".speechparse.yml").write_text("grammar: law\n", encoding="utf-8")
    assert found(str(tmp_path / "sub")) == str(tmp_path / ".speechparse.yml")
    write(tmp_path, "grammar: report\n")
    assert found(str(tmp_path)) == str(tmp_path / NAME)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "check:\n", "check: {}\n", "\ufeffcheck: {}\n"])
def test_an_empty_one_says_nothing(tmp_path: Path, text: str) -> None:
    config = read(tmp_path, text)
    assert (config.grammar, config.encoding, config.check.selection) == ("auto", None, Selection())


def test_a_grammar_lies_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("name: own\nextends: speech\n", encoding="utf-8")
    assert read(tmp_path, "grammar: own.yaml\n").grammar == str(tmp_path / "own.yaml")


MISTAKES = {
    "chek: {}": "1: unknown key 'chek'; known are check, encoding, grammar, stats; did you mean check?",
    "check:\n  supress:\n    - {}": "2: unknown key 'supress'; known are …; did you mean suppress?",
    "check: [NUM]": "1: check: a mapping is wanted here",
    "- check": "1: a mapping of keys to values is wanted here",
    "check: {": "…: not YAML: …",
    "check: {}\ncheck: {}": "2: not YAML: a key is no text, or stands twice",
    "grammar: spech": "1: no grammar named 'spech'; …; did you mean speech?",
    "grammar: missing.yaml": "1: …missing.yaml: cannot be read: …",
    "grammar: 3": "1: grammar: a text is wanted here; put it in quotes",
    "encoding: gb18031": "1: no encoding named 'gb18031'; did you mean gb18030?",
    "encoding: rot13": "1: no encoding named 'rot13'",
    "check:\n  profile: speach": "2: check.profile: 'speach' is not one of speech, official, strict; did you mean speech?",
    "check:\n  select:\n    - NUM\n    - NMU001": "4: no rule or family named 'NMU001'; did you mean NUM001?",
    "check:\n  select: num": "2: no rule or family named 'num'; did you mean NUM?",
    "check:\n  ignore: [numbr-gap]": "2: no rule or family named 'numbr-gap'; did you mean number-gap?",
    "check:\n  extend-select: [3]": "2: check.extend-select.0: a text is wanted here; put it in quotes",
    "check:\n  ignore: {NUM001: off}": "2: check.ignore: a list is wanted here",
    "check:\n  severity: {NUM001: grave}": "2: check.severity.NUM001: 'grave' is not one of error, warning, info",
    "check:\n  severity: {NUM001: erorr}": "2: check.severity.NUM001: 'erorr' is not one of error, warning, info; did you mean error?",
    "check:\n  severity: {NOM: error}": "2: no rule or family named 'NOM'; did you mean NUM?",
    "check:\n  options: {NUM: {longest: 3}}": "2: options are given by the id of a rule: 'NUM' is a family",
    "check:\n  options: {NUM001: {longest: 3}}": "2: NUM001 has no options",
    "check:\n  per-file-ignores: [DOC]": "2: check.per-file-ignores: a mapping is wanted here",
    'check:\n  per-file-ignores: {"!": [NUM]}': "2: check.per-file-ignores.!: not a pattern for files: …",
    "check:\n  baseline: [a]": "2: check.baseline: a text is wanted here",
    "check:\n  suppress: NUM001": "2: check.suppress: a list is wanted here",
    "check:\n  suppress:\n  - {rule: NUM001, section: 二}": "3: the key 'reason' is missing",
    "check:\n  suppress:\n  - {section: 二, reason: x}": "3: the key 'rule' is missing",
    "check:\n  suppress:\n  - rule: NUM001\n    section: 二\n    reason: ' '": "5: say in a few words why the flaw is meant to be so",
    "check:\n  suppress:\n  - {rule: NUM001, reason: x}": "3: name the place by section or text; …",
    "check:\n  suppress:\n  - {rule: NUM001, section: 2, reason: x}": "3: check.suppress.0.section: a text …; put it in quotes",
    "check:\n  suppress:\n  - rule: NUM001\n    section: #2/三\n    reason: x": (
        "4: check.suppress.0.section: a text is wanted here; put it in quotes"
    ),
    "check:\n  suppress:\n  - {rule: NUM001, sections: 二, reason: x}": "3: unknown key 'sections'; …; did you mean section?",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as told:
        read(tmp_path, text)
    wanted = "…".join(map(re.escape, MISTAKES[text].split("…"))).replace("…", ".+")
    assert re.fullmatch(f"{re.escape(str(tmp_path / NAME))}:{wanted}", str(told.value)), told.value


def test_options_have_the_type_of_their_default(tmp_path: Path) -> None:
    typed = {name: (rule.id, value) for rule in RULES for name, value in rule.options.items() if isinstance(value, int)}
    for name, (rule, value) in typed.items():
        other = not value if isinstance(value, bool) else value + 1
        assert read(tmp_path, f"check:\n  options: {{{rule}: {{{name}: {str(other).lower()}}}}}").check.options == {rule: {name: other}}
        with pytest.raises(ConfigError, match=f":2: check.options.{rule}.{name}: .* is wanted here"):
            read(tmp_path, f"check:\n  options: {{{rule}: {{{name}: 一}}}}")
        with pytest.raises(ConfigError, match=f":2: unknown key '{name}x'; .*; did you mean {name}?"):
            read(tmp_path, f"check:\n  options: {{{rule}: {{{name}x: {value}}}}}")


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes("check: 讲".encode("gb18030"))
    with pytest.raises(ConfigError, match="cannot be read: it is not UTF-8 text"):
        load(path)
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load(tmp_path / "none.yaml")
    with pytest.raises(ConfigError, match="a value that holds itself"):
        read(tmp_path, "check: &a {select: *a}")


def test_the_nearest_one_counts_alone(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert found(str(inner)) is None
    read(tmp_path, "encoding: gbk\ngrammar: report\n")
    read(tmp_path / "a", "encoding: big5\n")
    (inner / NAME).mkdir()  # a folder of that name is none
    configs = Configs()
    near, far = configs.of(str(inner / "x.txt")), configs.of(str(tmp_path / "y.txt"))
    assert near is not None
    assert far is not None
    assert (near.encoding, near.grammar, near.relative(str(inner / "x.txt"))) == ("big5", "auto", "b/x.txt")
    assert far.encoding == "gbk"
    assert Configs(isolated=True).of(str(inner / "x.txt")) is None
    named = Configs(str(tmp_path / NAME)).of(str(inner / "x.txt"))
    assert named is not None
    assert (named.encoding, named.relative(str(inner / "x.txt")), named.relative("-")) == ("gbk", "a/b/x.txt", None)


def test_standard_input_has_that_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, "encoding: gbk\n")
    monkeypatch.chdir(tmp_path)
    config = Configs().of("-")
    assert config is not None
    assert config.encoding == "gbk"


def test_outline_reads_grammar_and_encoding(tmp_path: Path) -> None:
    def outline(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "speechparse", "outline", "-f", "json", *arguments]
        return subprocess.run(command, capture_output=True, env={**os.environ, "SPEECHPARSE_LANG": "en"}, cwd=tmp_path, check=False)

    (tmp_path / "a.txt").write_bytes("一、提高認識\n二、狠抓落實\n".encode("big5"))
    read(tmp_path, "grammar: law\nencoding: big5\n")
    assert b'"grammar": "law"' in outline("a.txt").stdout
    assert b'"encoding": "big5"' in outline("a.txt").stdout
    assert b'"grammar": "speech"' in outline("-g", "speech", "a.txt").stdout
    assert b'"grammar": "law"' not in outline("-g", "auto", "a.txt").stdout
    assert b'"grammar": "law"' not in outline("--isolated", "a.txt").stdout
    assert outline("--encoding", "utf-8", "a.txt").returncode == 2
    write(tmp_path, "encodings: big5\n")
    (tmp_path / "b.txt").write_text("一、提高认识\n", encoding="utf-8")
    done = outline("a.txt", "b.txt")
    assert done.returncode == 2
    assert done.stderr.decode().count("unknown key 'encodings'") == 1


def test_without_one_nothing_of_it_is_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、提高认识\n", encoding="utf-8")
    code = "import sys; from speechparse.cli.program import build; build().main(['outline', 'a.txt'], standalone_mode=False)"
    code += "; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=True)
    loaded = done.stdout.decode().split()
    assert "speechparse.config" in loaded
    assert "speechparse.config.load" not in loaded
    assert "speechparse.check" not in loaded
