"""From text to tree: layout, articles, scan, resolve, build."""

from __future__ import annotations

import re

from speechparse.grammar import Grammar, load
from speechparse.grammar.choose import choose
from speechparse.grammar.load import blanks
from speechparse.parser import articles, layout
from speechparse.parser.build import Builder
from speechparse.parser.penalties import Setting
from speechparse.parser.resolve import Reading, resolve
from speechparse.parser.scan import scan, scanner
from speechparse.source import Source
from speechparse.tree import Document


def grammar(name: str, text: str) -> Grammar:
    """The grammar of a name; for "auto" the shipped one that fits the text best."""
    return choose(text) if name == "auto" else load(name)


def parse(source: Source, rules: Grammar) -> Document:
    """The tree of a source, read with a grammar. Every text has a tree; nothing is raised."""
    return explain(source, rules)[0]


def explain(source: Source, rules: Grammar) -> tuple[Document, list[Reading]]:
    """The tree, and for each article the decisions that led to it."""
    laid = layout.read(source)
    schemes = scanner(rules).schemes
    regions = articles.split(source.text, laid, rules)
    readings = []
    for region in regions:
        candidates = scan(source.text, laid, rules, region.body, region.quiet)
        readings.append(resolve(candidates, schemes, rules, _setting(source.text, laid, rules, region)))
    builder = Builder(source, laid, schemes, articles.patterns(rules.parts))
    return builder.document(regions, [reading.decisions for reading in readings], rules.name), readings


def _setting(text: str, laid: layout.Layout, rules: Grammar, region: articles.Region) -> Setting:
    if not region.body:
        return Setting()
    start, stop = laid.blocks[region.body[0]].start, laid.blocks[region.body[-1]].end
    returns = re.compile(rf"(?<=[。！？；\s\u3000])(?:{blanks(rules.cues.returns)})")
    turns = re.compile(blanks(rules.cues.turns))
    return Setting(
        tuple(found.start() for found in returns.finditer(text, start, stop)),
        tuple(laid.blocks[n].start for n in region.body if turns.match(text, laid.blocks[n].start, laid.blocks[n].end)),
    )
