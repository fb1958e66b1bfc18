"""Finds what two speeches have in common, as plain frozen values."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from speechparse.analysis import folding
from speechparse.matrix.fingerprints import Signs, signs, winnowed
from speechparse.matrix.passages import Run, runs, tiled
from speechparse.matrix.shared import shared
from speechparse.source import Source
from speechparse.tree import Document, LeafKind, Section, Span

_UNREAD = (LeafKind.GAP, LeafKind.FURNITURE, LeafKind.APART)


@dataclass(frozen=True, slots=True)
class Speech:
    """An article among others.

    Attributes:
        file: the path of its source.
        path: its section path (#2); "" where it is the only one of its file.
        title: None where it has none.
        characters: how many it has as they are compared: without blanks and marks, a figure as one.
    """

    file: str
    path: str
    title: str | None
    characters: int

    @property
    def name(self) -> str:
        """File and section path (FILE#2)."""
        return self.file + self.path


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a speech.

    Attributes:
        path: its section path, with #N in front where its file has several articles.
        title: its heading; "" without one.
        span: all of it, with the sections below it.
    """

    path: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class SharedSection:
    """Two sections with the same, or nearly the same, text.

    Attributes:
        one: the section of the one speech.
        other: the section of the other.
        same: whether heading and text are the same apart from marks, blanks and figures, not just nearly.
    """

    one: Part
    other: Part
    same: bool

    def mirrored(self) -> SharedSection:
        return SharedSection(self.other, self.one, self.same)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two speeches share, apart from marks, blanks and figures.

    Attributes:
        one: where they stand in the one speech.
        other: where they stand in the other.
        characters: how many they are (see ``Speech``).
    """

    one: Span
    other: Span
    characters: int

    def mirrored(self) -> Passage:
        return Passage(self.other, self.one, self.characters)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two speeches have in common.

    Attributes:
        one: the one, first by file and place.
        other: the other.
        characters: how many they share.
        sections: the sections they share, in the order of the one; not those below a shared one.
        passages: the passages they share, longest first.
    """

    one: Speech
    other: Speech
    characters: int
    sections: tuple[SharedSection, ...]
    passages: tuple[Passage, ...]

    @property
    def share_of_one(self) -> float:
        """The shared characters as a share (0 to 1) of the one speech."""
        return self.characters / self.one.characters

    @property
    def share_of_other(self) -> float:
        """The shared characters as a share (0 to 1) of the other speech."""
        return self.characters / self.other.characters

    @property
    def share(self) -> float:
        """The share of the smaller speech."""
        return max(self.share_of_one, self.share_of_other)

    def mirrored(self) -> Overlap:
        """Return the overlap with the two speeches exchanged."""
        sections = sorted((section.mirrored() for section in self.sections), key=_by_place)
        passages = sorted((passage.mirrored() for passage in self.passages), key=_by_length)
        return Overlap(self.other, self.one, self.characters, tuple(sections), tuple(passages))


@dataclass(frozen=True, slots=True)
class Text:
    """An article as it is kept for comparison with others.

    Attributes:
        speech: its names.
        source: where it comes from.
        signs: what of it is compared.
        prints: its fingerprints, in order.
        places: where among the signs they stand.
        parts: its sections, in order of text.
        stretches: for each section the signs that it begins and ends at, its marker aside.
    """

    speech: Speech
    source: Source = field(repr=False)
    signs: Signs = field(repr=False)
    prints: array[int] = field(repr=False)
    places: array[int] = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    stretches: tuple[tuple[int, int], ...] = field(repr=False)

    @property
    def placed(self) -> dict[int, list[int]]:
        """The fingerprints, each with its places."""
        placed: dict[int, list[int]] = defaultdict(list)
        for fingerprint, place in zip(self.prints, self.places, strict=True):
            placed[fingerprint].append(place)
        return dict(placed)


def texts(document: Document, size: int, window: int) -> Iterator[Text]:
    """Yield the articles of a document with their fingerprints: the least hash of ``window`` runs of ``size`` signs."""
    articles, source = document.articles, document.source
    plain = folding.simple(source.text)
    for number, article in enumerate(articles, 1):
        path = f"#{number}" if len(articles) > 1 else ""
        read = signs(plain, ((leaf.start, leaf.end) for leaf in article.leaves() if leaf.kind not in _UNREAD))
        chosen = list(winnowed(read.signs, size, window))
        named = list(_named(article.sections, [path] if path else []))
        yield Text(
            Speech(source.path, path, article.title.joined if article.title else None, len(read.signs)),
            source,
            read,
            array("I", (fingerprint for fingerprint, _ in chosen)),
            array("I", (place for _, place in chosen)),
            tuple(Part(name, section.title, Span(source, section.start, section.end)) for name, section in named),
            tuple((bisect_left(read.places, section.marker.end), bisect_left(read.places, section.end)) for _, section in named),
        )


def overlap(one: Text, placed: dict[int, list[int]], other: Text, shortest: int) -> Overlap:
    """Return what two texts have in common; exchanging the texts gives the mirror image.

    Args:
        one: the one.
        placed: its fingerprints, each with its places.
        other: the other.
        shortest: characters from which a passage counts.
    """
    found = runs(one.signs.signs, other.signs.signs, placed, list(zip(other.prints, other.places, strict=True)), shortest)
    # Which of two runs is taken must follow from the texts, not from which of them is the one and which the other.
    turned = one.signs.signs > other.signs.signs
    first, second = (other, one) if turned else (one, other)
    tiles = tiled((run.turned() if turned else run for run in found), shortest)
    sections = shared(first.signs.signs, first.stretches, second.signs.signs, second.stretches, sorted(tiles), shortest)
    result = Overlap(
        first.speech,
        second.speech,
        sum(run.length for run in tiles),
        tuple(sorted((_section(first, here, second, there) for here, there in sections), key=_by_place)),
        tuple(sorted((_passage(first, second, run) for run in tiles), key=_by_length)),
    )
    return result.mirrored() if turned else result


def _named(sections: tuple[Section, ...], above: list[str]) -> Iterator[tuple[str, Section]]:
    for section in sections:
        labels = [*above, section.marker.label]
        yield "/".join(labels), section
        yield from _named(section.children, labels)


def _section(one: Text, here: int, other: Text, there: int) -> SharedSection:
    same = one.signs.signs[slice(*one.stretches[here])] == other.signs.signs[slice(*other.stretches[there])]
    return SharedSection(one.parts[here], other.parts[there], same)


def _passage(one: Text, other: Text, run: Run) -> Passage:
    return Passage(_span(one, run.one, run.length), _span(other, run.other, run.length), run.length)


def _span(text: Text, first: int, length: int) -> Span:
    return Span(text.source, *text.signs.span(first, first + length))


def _by_length(passage: Passage) -> tuple[int, int, int]:
    return -passage.characters, passage.one.start, passage.other.start


def _by_place(section: SharedSection) -> tuple[int, int]:
    return section.one.span.start, section.other.span.start
