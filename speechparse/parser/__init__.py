"""From text to tree: layout, articles, scan, resolve, build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechparse.grammar import Grammar, load
from speechparse.grammar.choose import choose
from speechparse.parser import articles, cues, layout
from speechparse.parser.build import Builder
from speechparse.parser.paragraphs import Paragraphs
from speechparse.parser.penalties import Penalties
from speechparse.parser.resolve import Reason, explain, resolve
from speechparse.parser.scan import scan
from speechparse.parser.scanner import scanner
from speechparse.source import Source
from speechparse.tree import Document


def grammar(name: str, text: str) -> Grammar:
    """The grammar of a name; for "auto" the shipped one that fits the text best."""
    return choose(text) if name == "auto" else load(name)


def parse(source: Source, rules: Grammar) -> Document:
    """The tree of a source, read with a grammar. Every text has a tree; nothing is raised."""
    laid, regions, evidence = _prepared(source, rules)
    choices = [resolve(penalties) for penalties in _priced(source.text, laid, rules, regions, evidence)]
    builder = Builder(source, laid, rules, scanner(rules).schemes)
    return builder.document(regions, choices, [found.promises for found in evidence], rules.name)


def reasons(source: Source, rules: Grammar) -> list[Reason]:
    """For each candidate of a source, in order: what it was taken for, and why."""
    return [reason for penalties in priced(source, rules) for reason in explain(penalties)]


def priced(source: Source, rules: Grammar) -> Iterator[Penalties]:
    """For each article of a source its candidates, and what it costs to read them so or so."""
    laid, regions, evidence = _prepared(source, rules)
    return _priced(source.text, laid, rules, regions, evidence)


def _prepared(source: Source, rules: Grammar) -> tuple[layout.Layout, list[articles.Region], list[cues.Cues]]:
    """The layout of a source, its articles, and the evidence in each."""
    laid = layout.read(source)
    regions = articles.split(Paragraphs(source.text, laid, rules))
    return laid, regions, [cues.find(source.text, laid, rules, region.body) for region in regions]


def _priced(
    text: str, laid: layout.Layout, rules: Grammar, regions: Iterable[articles.Region], evidence: Iterable[cues.Cues]
) -> Iterator[Penalties]:
    for region, found in zip(regions, evidence, strict=True):
        candidates = scan(text, laid, rules, region.body, region.quiet)
        yield Penalties(candidates, scanner(rules).schemes, rules, found)
