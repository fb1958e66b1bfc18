"""The invariants that every tree must hold."""

from __future__ import annotations

from speechparse.source import Source, keeping
from speechparse.tree import Document, Section


def check(document: Document) -> None:
    """Leaves tile the text; markers are what is written; children lie inside their parent, in order."""
    text = document.source.text
    place = 0
    for leaf in document.leaves():
        assert leaf.start == place
        assert leaf.end > leaf.start
        place = leaf.end
    assert place == len(text)
    assert "".join(leaf.text for leaf in document.leaves()) == text
    source = document.source
    if not source.raw:  # where it is given, the file is no text file, or its encoding has two ways to write a character
        whole = source.encode()
        bare = whole[len(source.mark) : len(whole) - len(source.rest)]
        assert bare.decode(source.encoding, keeping(source.encoding)) == text
    _described(source)
    for article in document.articles:
        _inside(article.sections, article.start, article.end, 1)
        for section in article.walk():
            assert text[section.marker.start : section.marker.end] == section.marker.text
            assert section.start == section.marker.start


def _described(source: Source) -> None:
    """What a reader says of its text lies inside it, in order."""
    offsets = [place.offset for place in source.places]
    assert offsets == sorted(offsets)
    assert all(place.number > 0 for place in source.places)
    lines = [offset for offset, _level in source.levels]
    assert lines == sorted(set(lines))
    bounds = [offset for span in source.apart for offset in span]
    assert bounds == sorted(bounds)
    assert all(0 <= offset <= len(source.text) for offset in (*offsets, *lines, *bounds))


def _inside(sections: tuple[Section, ...], start: int, end: int, level: int) -> None:
    place = start
    for section in sections:
        assert section.level == level
        assert place <= section.start < section.end <= end
        place = section.end
        _inside(section.children, section.start, section.end, level + 1)
