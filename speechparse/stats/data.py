"""All measures as plain data (the contract of ``speechparse stats --format json``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from speechparse.stats.evenness import evenness
from speechparse.stats.lexis import Vocabulary
from speechparse.stats.model import Kept, Lengths, ListForm, Part, Size, Speech
from speechparse.stats.rows import rounded
from speechparse.stats.vocabulary import Counted, Keyword
from speechparse.tree import Document, Span

SCHEMA = "speechparse/stats/1"


def data(document: Document, speeches: Iterable[Speech], rate: float) -> dict[str, Any]:
    """Return the figures of a document as plain data.

    Args:
        document: the document.
        speeches: its speeches, measured.
        rate: syllables a minute.
    """
    return {
        "schema": SCHEMA,
        "path": document.source.path,
        "encoding": document.source.encoding,
        "grammar": document.grammar,
        "rate": rate,
        "articles": [_speech(speech, rate) for speech in speeches],
    }


def _speech(speech: Speech, rate: float) -> dict[str, Any]:
    return {
        "path": speech.path,
        "title": speech.title or None,
        "start": speech.article.start,
        "end": speech.article.end,
        "characters": speech.characters,
        "said": speech.said,
        "syllables": speech.syllables,
        "minutes": round(speech.syllables / rate, 2),
        "opening": _share(speech.opening, speech.said, rate),
        "closing": _share(speech.closing, speech.said, rate),
        "sections": {
            "count": len(speech.parts),
            "depth": speech.depth,
            "levels": _counts(str(part.section.level) for part in speech.parts),
            "schemes": _counts(part.section.marker.scheme for part in speech.parts),
            "forms": _counts(str(part.section.marker.form) for part in speech.parts),
            "evenness": evenness([part.size.characters for part in speech.parts if part.section.level == 1]),
        },
        "parts": [_part(part, speech.vocabulary, rate) for part in speech.parts],
        "headings": _lengths(speech.headings),
        "paragraphs": _lengths(speech.paragraphs),
        "sentences": _lengths(speech.sentences),
        "parallelism": rounded(speech.parallelism, 4),
        "lists": [_list(each) for each in speech.lists],
        "promises": [_promise(each) for each in speech.promises],
        "slogans": [{**_span(each), "numbers": list(each.numbers)} for each in speech.slogans],
        "quoted": [{**_span(each), "kind": "document" if each.title else "term"} for each in speech.quoted],
        "citations": [{**_span(each), "who": each.who, "verb": each.verb} for each in speech.citations],
        "figures": [{**_span(each), "number": each.number, "unit": each.unit, "counted": each.counted} for each in speech.figures],
        "words": _words(speech.vocabulary) if speech.vocabulary else None,
    }


def _share(size: Size, said: int, rate: float) -> dict[str, Any]:
    return {
        "characters": size.characters,
        "syllables": size.syllables,
        "minutes": round(size.syllables / rate, 2),
        "share": round(size.characters / said, 4) if said else 0.0,
    }


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values))


def _part(part: Part, told: Vocabulary | None, rate: float) -> dict[str, Any]:
    return {
        "path": part.path,
        "title": part.section.title,
        "level": part.section.level,
        "line": part.section.marker.position.line,
        "start": part.section.start,
        "end": part.section.end,
        "characters": part.size.characters,
        "syllables": part.size.syllables,
        "minutes": round(part.size.syllables / rate, 2),
        "share": round(part.share, 4),
        "keywords": _keywords(told.sections[part.section.start]) if told else None,
    }


def _lengths(lengths: Lengths) -> dict[str, Any]:
    return {
        "count": lengths.count,
        "mean": rounded(lengths.mean),
        "median": rounded(lengths.median),
        "longest": lengths.longest,
    }


def _list(each: ListForm) -> dict[str, Any]:
    return {
        "path": each.path,
        "items": len(each.list.items),
        "scheme": each.list.scheme,
        "start": each.list.items[0].start,
        "parallelism": round(each.parallelism, 4),
        "clauses": list(each.clauses),
        "begins": each.opening,
        "ends": each.ending,
        "odd": [{"marker": item.marker.label, "title": item.title} for item in each.odd],
    }


def _promise(each: Kept) -> dict[str, Any]:
    return {
        **_span(each.promised.span),
        "count": each.promised.count,
        "found": len(each.promised.list.items),
        "kept": each.kept,
    }


def _span(span: Span) -> dict[str, Any]:
    position = span.position
    return {"text": span.joined, "line": position.line, "column": position.column, "start": span.start, "end": span.end}


def _words(told: Vocabulary) -> dict[str, Any]:
    return {
        "count": told.words,
        "different": len(told.counts),
        "variety": rounded(told.variety, 4),
        "keywords": _keywords(told.keywords),
        "frequent": _pairs(told.frequent),
        "phrases": _pairs(told.phrases),
        "commands": {"count": told.commands.count, "per_1000": rounded(told.commands.rate), "words": _pairs(told.commands.words)},
        "four_character": _pairs(told.fours),
    }


def _keywords(keywords: Iterable[Keyword]) -> list[dict[str, Any]]:
    return [{"text": keyword.word, "count": keyword.count, "weight": round(keyword.weight, 4)} for keyword in keywords]


def _pairs(found: Iterable[Counted]) -> list[dict[str, Any]]:
    return [{"text": text, "count": count} for text, count in found]
