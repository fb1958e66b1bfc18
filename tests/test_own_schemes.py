"""Schemes of a user's own grammar take part in the checks, without a word about them in the code."""

from __future__ import annotations

import pytest

from speechparse import parser
from speechparse.check import Active, check
from speechparse.check.facts import Facts
from speechparse.check.fix import fixed
from speechparse.check.table import RULES
from speechparse.grammar import load
from speechparse.grammar.model import Grammar
from speechparse.source import Source
from speechparse.tree import Document

OWN = """\
name: own
extends: speech
ranks: [lenticular, cn-paren, decimal-2, arabic-paren]
schemes:
  lenticular:
    divides: true
    system: chinese
    rank: 20
    proper: 【{n}】
    wrong: '[、.．]'
    head: ['【_{n}_】_[、.．]?']
    weight: {head: 6}
  task:
    system: chinese
    rank: 25
    proper: 任务{n}
    wrong: '[、：]'
    cited: true
    head: ['任务_{n}_[、：　]?']
    weight: {head: 6}
  once:
    system: chinese
    rank: 65
    loose: true
    proper: 再{n}，
    head: ['再_{n}_，']
    inline: ['再_{n}_，']
    weight: {head: 6, inline: 6}
  stem-half:
    system: stem
    rank: 31
    proper: '({n})'
    head: ['[(]_{n}_[)]']
    weight: {head: 6}
  stem-paren: {enabled: false}
  closed:
    system: chinese
    rank: 35
    proper: '{n}）'
    head: ['{n}_）']
    weight: {head: 6}
  talk:
    system: chinese
    rank: 5
    proper: 第{n}讲
    head: ['第_{n}_讲[：　]']
    weight: {head: 6}
kin:
  - [cn-verb, once]
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Grammar:
    path = tmp_path_factory.mktemp("grammar") / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return load(str(path))


CASES = {
    "a wrong mark behind a bracket": ("NUM006", "【一】、摸清底数\n家底要清楚。\n【二】压实责任\n责任要落实。\n", ["1:1"]),
    "a wrong mark behind a name": ("NUM006", "任务一：摸清底数\n家底要清楚。\n任务二　压实责任\n责任要落实。\n", ["1:1"]),
    "half-width brackets that are proper": ("NUM007", "(甲)摸清底数\n家底要清楚。\n(乙)压实责任\n责任要落实。\n", []),
    "one item of a list that is cited": ("NUM009", "一、工作安排\n任务一　摸清底数。家底要清楚。\n二、工作要求\n责任要落实。\n", []),
    "one item of another": ("NUM009", "一、工作安排\n【一】摸清底数\n家底要清楚。\n二、工作要求\n责任要落实。\n", ["2:1"]),
    "a rank that is skipped": (
        "NUM010",
        "【一】摸清底数\n1.1 查人口\n逐户查。\n1.2 查房屋\n逐栋查。\n【二】压实责任\n责任要落实。\n",
        ["2:1"],
    ),
    "一、 has no rank here": ("NUM010", "一、摸清底数\n1.查人口。逐户查。\n2.查房屋。逐栋查。\n二、压实责任\n责任要落实。\n", []),
    "ranks turned round": (
        "NUM011",
        "（一）摸清底数\n【一】查人口\n逐户查。\n【二】查房屋\n逐栋查。\n（二）压实责任\n责任要落实。\n",
        ["2:1"],
    ),
    "two ranks below 【一】": (
        "NUM012",
        "【一】提高认识\n（一）认清形势。形势逼人，我们没有歇口气的工夫。\n（二）看到差距。差距不小，我们没有讲价钱的余地。\n"
        "【二】狠抓落实\n（1）压实责任。责任清楚，落实才有保证。\n（2）严格奖惩。奖惩分明，干劲才能鼓足。\n",
        ["5:1"],
    ),
    "another word in a spoken list": ("NUM014", "抓三件事：一是摸清底数；二是压实责任；再三，严格奖惩；四是加强督查。\n", ["1:20"]),
    "a part that is not there": ("REF001", "第一讲　防汛\n水情要清楚，详见第四讲。\n第二讲　抗旱\n旱情要清楚，详见第一讲。\n", ["2:9"]),
    "of two top headings the one that runs on": (
        "HED004",
        "【一】摸清底数\n把库房清点一遍，账物相符。\n【二】压实责任。把名单张贴出去，人人知晓。\n",
        ["3:1"],
    ),
}


@pytest.mark.parametrize(("rule", "text", "places"), CASES.values(), ids=CASES)
def test_a_scheme_of_ones_own_is_checked(own: Grammar, rule: str, text: str, places: list[str]) -> None:
    found = check(parser.parse(Source(text), own), own, [_active(rule)])
    assert ["{}:{}".format(*finding.span.position) for finding in found] == places


def _active(id: str) -> Active:
    rule = next(rule for rule in RULES if rule.id == id)
    return Active(rule, rule.severity)


def test_the_mark_is_put_right_by_the_proper_form(own: Grammar) -> None:
    def find(document: Document) -> tuple[object, ...]:
        return check(document, own, [_active("NUM006")])

    text = "【一】、摸清底数\n任务一：查人口\n逐户查。\n任务二、查房屋\n逐栋查。\n【二】.压实责任\n责任要落实。\n"
    right = "【一】摸清底数\n任务一　查人口\n逐户查。\n任务二　查房屋\n逐栋查。\n【二】压实责任\n责任要落实。\n"
    assert fixed(Source(text), own, find).source.text == right


def test_a_reference_in_brackets_points_to_it(own: Grammar) -> None:
    text = "一、摸清底数\n一）查人口。逐户查。\n二）查房屋。逐栋查。\n二、压实责任\n前述第（二）项由住建局负责。\n"
    facts = Facts(parser.parse(Source(text), own), own)
    assert [each.target.marker.text for each in facts.references if each.target] == ["二）"]
