"""Every text that a user reads exists in Chinese and English."""

from __future__ import annotations

import ast
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from rich.cells import cell_len
from update_messages import KEYWORDS, PACKAGE, PO_FILE, catalog, template

_FIELD = re.compile(r"\{[^{}]*\}")


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def test_every_message_is_translated() -> None:
    known = {_texts(message.id)[0]: message for message in catalog() if message.id}
    wanted = {_texts(message.id)[0] for message in template() if message.id}
    assert wanted == set(known), "run tests/update_messages.py"
    assert [key for key, message in known.items() if not all(_texts(message.string)) or message.fuzzy] == []


def test_no_message_hides_in_a_formatted_string() -> None:
    """There it would not be extracted on every Python."""
    wanted = {_texts(message.id)[0] for message in template() if message.id}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                said = node.args[0]
                assert not isinstance(said, ast.Constant) or said.value in wanted, f"{path}:{node.lineno}"


def test_translations_keep_the_fields() -> None:
    for message in catalog():
        if message.id:
            allowed = {field for text in _texts(message.id) for field in _FIELD.findall(text)}
            for text in _texts(message.string):
                assert set(_FIELD.findall(text)) <= allowed, text


def test_the_compiled_catalogue_is_fresh() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalog())
    assert PO_FILE.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run tests/update_messages.py"


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "用法"),
        ({"LANG": "zh_TW.UTF-8"}, "用法"),
        ({"LANG": "en_US.UTF-8"}, "Usage"),
        ({"LANG": "de_DE.UTF-8"}, "Usage"),
        ({"LANG": "C"}, "Usage"),
        ({"LANGUAGE": "en:zh", "LANG": "en_GB.UTF-8"}, "Usage"),
        ({"SPEECHPARSE_LANG": "zh", "LANG": "en_US.UTF-8"}, "用法"),
        ({"SPEECHPARSE_LANG": "zh", "LANG": "C"}, "用法"),
        ({"SPEECHPARSE_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "Usage"),
        ({}, "Usage"),
    ],
)
def test_the_language_follows_the_user(environment: dict[str, str], word: str) -> None:
    assert word in _help(environment, [])


@pytest.mark.parametrize(
    "call", ["outline --help --lang zh", "grammar list --help --lang=zh", "check --lang zh -h", "grammar --lang zh -h"]
)
def test_the_option_may_stand_anywhere(call: str) -> None:
    done = subprocess.run([sys.executable, "-m", "speechparse", *call.split()], capture_output=True, check=True)
    assert "用法：" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("outline", "缺少参数 PATH。"),
        ("grammar show", "缺少参数 NAME。"),
        ("outline --depth x speech.txt", "'x' 不是整数。"),
        ("stats --rate x speech.txt", "'x' 不是数字。"),
    ],
)
def test_what_is_wrong_with_a_call_is_told_in_whole_sentences(call: str, told: str) -> None:
    environment = os.environ | {"SPEECHPARSE_LANG": "zh"}
    done = subprocess.run([sys.executable, "-m", "speechparse", *call.split()], capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").rstrip().endswith(told)


def test_the_option_comes_before_everything() -> None:
    assert "用法" in _help({"SPEECHPARSE_LANG": "en"}, ["--lang", "zh"])
    assert "Usage" in _help({"LANG": "zh_CN.UTF-8"}, ["--lang=en"])


@pytest.mark.parametrize("command", ["outline", "stats", "diff", "check", "explain", "grammar"])
@pytest.mark.parametrize("columns", [60, 80])
def test_help_pages_keep_to_the_width_of_the_terminal(command: str, columns: int) -> None:
    call = [sys.executable, "-m", "speechparse", "--lang", "zh", command, "--help"]
    done = subprocess.run(call, capture_output=True, check=True, env=os.environ | {"COLUMNS": str(columns)})
    lines = done.stdout.decode("utf-8").splitlines()
    assert [line for line in lines if cell_len(line) > columns and " " in line.strip() and not line.lstrip().startswith("-")] == []
    assert [line for line in lines if line.strip().startswith(tuple("，。；：、！？）》”’"))] == []


def _help(environment: dict[str, str], options: list[str]) -> str:
    path = {"PATH": str(Path(sys.executable).parent), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "speechparse", *options, "outline", "--help"], env=path | environment, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def test_the_systems_reasons_are_told_in_the_users_language(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "speechparse", "--lang", "zh", "outline", "nothing.txt"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, env=os.environ | {"PYTHONUTF8": "1"}, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().strip() == "speechparse: nothing.txt：无法读取：没有这个文件或文件夹"
