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
    """Return a grammar by its name; for "auto" the shipped one that fits the text best."""
    return choose(text) if name == "auto" else load(name)


def parse(source: Source, rules: Grammar) -> Document:
    """Return the tree of a source read with a grammar. Every text has one; nothing is raised."""
    laid = layout.read(source)
    regions = articles.split(Paragraphs(source.text, laid, rules))
    builder = Builder(source, laid, rules, scanner(rules).schemes)
    read = ((resolve(penalties), found.promises) for found, penalties in _priced(source, laid, rules, regions))
    return builder.document(regions, read, rules.name)


def reasons(source: Source, rules: Grammar) -> list[Reason]:
    """For each candidate of a source, in order: what it was taken for, and why."""
    return [reason for penalties in priced(source, rules) for reason in explain(penalties)]


def priced(source: Source, rules: Grammar) -> Iterator[Penalties]:
    """Yield, for each article of a source, its candidates with the prices of reading them one way or another."""
    laid = layout.read(source)
    regions = articles.split(Paragraphs(source.text, laid, rules))
    return (penalties for _found, penalties in _priced(source, laid, rules, regions))


def _priced(
    source: Source, laid: layout.Layout, rules: Grammar, regions: Iterable[articles.Region]
) -> Iterator[tuple[cues.Cues, Penalties]]:
    """Yield, for each article, the evidence in it and the prices of its readings."""
    for region in regions:
        schemes = scanner(rules).schemes
        candidates = scan(source.text, laid, rules, region.body, region.quiet)
        last = max((each.block for each in candidates if each.head and schemes[each.scheme].divides), default=region.body.start)
        found = cues.find(source.text, laid, rules, region.body, last)
        yield found, Penalties(candidates, schemes, rules, found)
