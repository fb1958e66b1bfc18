"""Mends a text: applies fixes without overlap, proves them, and repeats until there is nothing left to mend.

Each round takes the fixes of one safety, safe ones first, in order of place and without overlap; those that a proof
(``speechparse.check.proof``) does not let pass are refused, the others are made, and the text is read and checked again.
The rounds end with the first that changes nothing. Fixes that undo one another would go round for ever: where a text
comes again, that of the texts since is taken which is most like the one given, and the fixes that lead away from it are
refused. Where nothing has settled after ``ROUNDS`` rounds, or the text has swollen, it stays as it came. So mending a
mended text changes nothing.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from speechparse import compiled, parser
from speechparse.check.model import Edit, Finding, Fix, Safety
from speechparse.check.proof import edited, holds, implausible
from speechparse.errors import FixError
from speechparse.grammar.model import Grammar
from speechparse.messages import _
from speechparse.source import Source, keeping
from speechparse.tree import Document

ROUNDS = 20
_ROOM = 1000  # code points; a text that has grown by so many and doubled is swollen
_LINE_END = compiled.pattern(r"\r\n|\n|\r")

Find = Callable[[Document], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A source after its fixes.

    Attributes:
        source: with the path, encoding, byte order mark and newline style of the one that was given.
        applied: the findings whose fixes were made, in the order they were made; spans are those of the text at that time.
        refused: the findings of the mended text whose fixes did not stand the proof.
    """

    source: Source
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Round:
    """The result of one round."""

    document: Document
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


def fixed(source: Source, grammar: Grammar, find: Find, unsafe: bool = False) -> Fixed:
    """Return the source with all fixes made.

    Args:
        source: the text.
        grammar: the grammar to read it with, before and after.
        find: gives the findings of a document, in order of place.
        unsafe: make unsafe fixes too. What is only for display is never made.

    Raises:
        FixError: there is something to mend, but the bytes of the file could not be kept.
    """
    document = parser.parse(source, grammar)
    seen: dict[str, int] = {}
    rounds: list[_Round] = []
    starts: list[Document] = []
    while len(rounds) < ROUNDS and len(document.source.text) <= 2 * len(source.text) + _ROOM:
        seen[document.source.text] = len(rounds)
        starts.append(document)
        rounds.append(_round(document, grammar, find(document), unsafe))
        if not rounds[-1].applied:
            return _result(document, rounds[:-1], rounds[-1].refused)
        document = rounds[-1].document
        if (again := seen.get(document.source.text)) is not None:
            n = min(range(again, len(rounds)), key=lambda n: _unlike(source.text, starts[n].source.text))
            return _result(starts[n], rounds[:n], rounds[n].applied + rounds[n].refused)
    return _result(starts[0], (), rounds[0].applied + rounds[0].refused)


def _result(document: Document, rounds: Iterable[_Round], refused: tuple[Finding, ...]) -> Fixed:
    return Fixed(document.source, tuple(finding for each in rounds for finding in each.applied), refused)


def _unlike(one: str, other: str) -> int:
    """Count the pairs of neighbouring characters that only one of two texts has."""
    pairs, others = Counter(pairwise(one)), Counter(pairwise(other))
    return (pairs - others).total() + (others - pairs).total()


def _round(document: Document, grammar: Grammar, findings: Sequence[Finding], unsafe: bool) -> _Round:
    """Apply safe fixes; unsafe ones only if no safe one is left."""
    refused: list[Finding] = []
    for safety in (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,):
        wanted: dict[Fix, list[Finding]] = {}
        for finding in findings:
            if finding.fix and finding.fix.safety is safety and _changes(document.source, finding.fix):
                wanted.setdefault(finding.fix, []).append(finding)
        if wanted and document.source.raw:
            raise FixError(_why_not(document.source))
        made = _made(document, grammar, sorted(wanted, key=lambda fix: (fix.edits[0].start, fix.edits[0].end)))
        refused += (finding for fix in made.refused for finding in wanted[fix])
        if made.applied:
            return _Round(made.document, tuple(finding for fix in made.applied for finding in wanted[fix]), tuple(refused))
    return _Round(document, (), tuple(refused))


def _why_not(source: Source) -> str:
    """The reason why a source cannot be mended whose text, encoded again, is not the file."""
    if not source.places:  # it has lines of its own: a text file
        message = _("{path}: cannot be mended: {encoding} has two ways to write some of its characters; convert the file to UTF-8 first")
    else:
        message = _("{path}: not mended: it is no text file; mend it in the program that it is written with")
    return message.format(path=source.path, encoding=source.encoding)


def _changes(source: Source, fix: Fix) -> bool:
    return any(source.text[edit.start : edit.end] != _as_in(source, edit.text) for edit in fix.edits)


@dataclass(slots=True)
class _Made:
    """A document with fixes made, and the fixes that were refused."""

    document: Document
    applied: list[Fix] = field(default_factory=list)
    refused: list[Fix] = field(default_factory=list)


def _made(document: Document, grammar: Grammar, wanted: Sequence[Fix]) -> _Made:
    """Apply as many of the fixes as fit beside one another and pass the proof."""
    made = _Made(document, refused=list(implausible(document, wanted)))

    def add(fixes: Sequence[Fix], fail: bool = False) -> None:
        """Apply fixes, halving a group that fails the proof (``fail``: known to) until the ones at fault are found."""
        both = [*made.applied, *fixes]
        after = None if fail else _edited(document.source, both)
        tree = parser.parse(after, grammar) if after else None
        if tree and holds(document, tree, both):
            made.document, made.applied = tree, both
        elif len(fixes) == 1:
            made.refused += fixes
        else:
            half = len(fixes) // 2
            add(fixes[:half])
            add(fixes[half:], fail=half < len(fixes) - 1 and made.applied == both[: len(both) - len(fixes) + half])

    left = list(wanted)
    while not made.applied and left:
        refused = set(made.refused)
        left = [fix for fix in left if fix not in refused]
        if left:
            add(_chosen(left))
    return made


def _chosen(fixes: Iterable[Fix]) -> list[Fix]:
    """The first fixes that neither overlap nor touch; the others come in the next round."""
    chosen: list[Fix] = []
    taken: list[Edit] = []  # in order of place, none touching that of another fix
    for fix in fixes:
        if not any(_touches(taken, edit) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(taken, edit)
    return chosen


def _touches(taken: Sequence[Edit], edit: Edit) -> bool:
    """Whether an edit overlaps or touches one that is taken."""
    last = bisect_right(taken, edit.end, key=lambda other: other.start)
    return last > 0 and taken[last - 1].end >= edit.start


def _edited(source: Source, fixes: Iterable[Fix]) -> Source | None:
    """The source with the edits made; None if they cannot be made, or not be written in its encoding."""
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: (edit.start, edit.end))
    ends = [0, *(place for edit in edits for place in (edit.start, edit.end)), len(source.text)]
    if any(one > other or _splits(source.text, other) for one, other in pairwise(ends)):
        return None
    edits = [replace(edit, text=_as_in(source, edit.text)) for edit in edits]
    after = replace(source, text=edited(source.text, edits))
    return after if _keeps(after) else None


def _as_in(source: Source, text: str) -> str:
    """A text to insert, with the line ends of the source."""
    return _LINE_END.sub(source.newline, text)


def _splits(text: str, offset: int) -> bool:
    r"""Whether an offset is between the two characters of a \r\n."""
    return text[max(offset - 1, 0) : offset + 1] == "\r\n"


def _keeps(source: Source) -> bool:
    """Whether the text stays the same when it is encoded and decoded again."""
    try:
        data = source.encode()
        return data[len(source.mark) : len(data) - len(source.rest)].decode(source.encoding, keeping(source.encoding)) == source.text
    except UnicodeError:
        return False
