"""Finds where two texts differ: pairs clauses first, then words within a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from zlib import crc32

from speechparse.analysis import folding
from speechparse.diff import index, order
from speechparse.diff.clauses import Clause
from speechparse.diff.model import Change, Nature
from speechparse.diff.tokens import Cutter, Token, tokens
from speechparse.tree import Span

_ALIKE = 0.4  # Dice coefficient of two clauses that are one, reworded
_READABLE = 0.5  # share of common tokens of two texts, at least, for their words to be compared
_LARGE = 250_000  # pairs of tokens; texts with more are not compared word by word
_BRIDGE = 1  # code points between two changes that are told as one

Places = tuple[Span, Span]
Stretch = Sequence[Span]  # a text in order, in pieces where it is not in one: sections, page numbers stand between
Code = tuple[int, int, int, int]  # first token and the one behind the last, on either side


def changes(old: Sequence[Clause], new: Sequence[Clause], places: Places, cut: Cutter = list) -> tuple[Change, ...]:
    """Return the changes from one text to another, in order.

    Args:
        old: the clauses of the one.
        new: the clauses of the other.
        places: where text that is put in or taken out stands on the side that does not have it, if nothing stands before it.
        cut: how runs of Chinese characters are cut into words.
    """
    ones, others = ([clause.span.text for clause in each] for each in (old, new))
    if ones == others:
        return ()
    if ones > others:  # the comparison is made the other way round, so that both ways say the same
        return tuple(change.mirrored() for change in _told(new, old, (places[1], places[0]), cut))
    return tuple(_told(old, new, places, cut))


def headings(old: Span | None, new: Span | None, places: Places, cut: Cutter = list) -> tuple[Change, ...]:
    """Return the changes from one heading to another."""
    if old is None or new is None:
        both = old or places[0], new or places[1]
        return () if old is new else (Change(Nature.WORDS, *both),)
    if old.text > new.text:
        return tuple(change.mirrored() for change in _bridged(_words([new], [old], cut)))
    return tuple(_bridged(_words([old], [new], cut)))


def _told(old: Sequence[Clause], new: Sequence[Clause], places: Places, cut: Cutter) -> Iterator[Change]:
    apart = [frozenset(clause.span.start for clause in each if clause.apart) for each in (old, new)]
    return _bridged(_changes(old, new, places, cut), (apart[0], apart[1]))


def _changes(old: Sequence[Clause], new: Sequence[Clause], places: Places, cut: Cutter) -> Iterator[Change]:
    pairs = [(-1, -1), *_aligned(old, new), (len(old), len(new))]
    same = [n for n, (i, j) in enumerate(pairs) if n in (0, len(pairs) - 1) or old[i].words == new[j].words]
    for first, last in pairwise(same):
        (i, j), (k, m) = pairs[first], pairs[last]
        if i >= 0:
            yield from _words([old[i].span], [new[j].span], cut)
        if _joined(old[i + 1 : k]) == _joined(new[j + 1 : m]):
            if i + 1 < k:  # the same words in other clauses
                yield from _words(_stretch(old, i + 1, k, places[0]), _stretch(new, j + 1, m, places[1]), cut)
        else:
            yield from _between(old, new, pairs[first : last + 1], places, cut)


def _between(
    old: Sequence[Clause], new: Sequence[Clause], pairs: Sequence[tuple[int, int]], places: Places, cut: Cutter
) -> Iterator[Change]:
    """The changes between two clauses that are the same, where others between them are the same reworded."""
    for n, ((i, j), (k, m)) in enumerate(pairwise(pairs)):
        if n:
            yield from _words([old[i].span], [new[j].span], cut)
        ones, others = _stretch(old, i + 1, k, places[0]), _stretch(new, j + 1, m, places[1])
        if k - i > 1 and m - j > 1:
            yield from _words(ones, others, cut)
        elif k - i > 1 or m - j > 1:
            yield from (Change(Nature.WORDS, one, other) for one, other in _across(ones, others))


def _joined(clauses: Sequence[Clause]) -> str:
    return "".join(clause.words for clause in clauses)


def _stretch(clauses: Sequence[Clause], first: int, behind: int, place: Span) -> Stretch:
    """The text of some clauses; if there are none, an empty span behind the clause before."""
    if first < behind:
        begins = [first, *(n for n in range(first + 1, behind) if clauses[n].apart)]
        ends = [*begins[1:], behind]
        return [Span(place.source, clauses[n].span.start, clauses[m - 1].span.end) for n, m in zip(begins, ends, strict=True)]
    at = clauses[first - 1].span.end if first else clauses[0].span.start if clauses else place.start
    return [Span(place.source, at, at)]


def _across(ones: Stretch, others: Stretch) -> Iterator[tuple[Span, Span]]:
    """The pieces of two texts across from one another: the first, the last, and what is between as far as it goes."""
    shared = min(len(ones), len(others))
    last = shared if len(ones) == len(others) or shared == 1 else shared - 1
    yield from zip(ones[:last], others[:last], strict=True)
    yield from ((each, _behind(others[last - 1])) for each in ones[last : len(ones) - shared + last])
    yield from ((_behind(ones[last - 1]), each) for each in others[last : len(others) - shared + last])
    yield from zip(ones[len(ones) - shared + last :], others[len(others) - shared + last :], strict=True)


def _behind(span: Span) -> Span:
    return Span(span.source, span.end, span.end)


def _aligned(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[int, int]]:
    """The clauses that are the same, or the same reworded, in order on both sides."""
    first = 0
    while first < min(len(old), len(new)) and old[first].words == new[first].words:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last].words == new[-1 - last].words:
        last += 1
    ends = [(n, n) for n in range(first)] + [(len(old) - n, len(new) - n) for n in range(last, 0, -1)]
    inner = _inner(old[first : len(old) - last], new[first : len(new) - last])
    return sorted([*ends, *((i + first, j + first) for i, j in inner)])


def _inner(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[int, int]]:
    same = _same(old, new)
    rest_old = sorted(set(range(len(old))) - {i for i, _ in same})
    rest_new = sorted(set(range(len(new))) - {j for _, j in same})
    near = index.alike([_grams(old[i]) for i in rest_old], [_grams(new[j]) for j in rest_new], _ALIKE)
    chosen = index.chosen(near, (len(rest_old), len(rest_new)))
    likely = _uncrossed(old, new, [(each.score, rest_old[each.old], rest_new[each.new]) for each in chosen])
    pairs = sorted([*((1.0, i, j) for i, j in same), *likely], key=lambda each: each[1])
    weights = [score * _weight(old, new, i, j) for score, i, j in pairs]
    kept = order.steady([j for _, _, j in pairs], weights)
    return [pairs[n][1:] for n in sorted(kept)]


def _same(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[int, int]]:
    """The clauses with the same words that stand equally often on both sides, the first with the first."""
    where: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for which, each in enumerate((old, new)):
        for number, clause in enumerate(each):
            where[clause.words][which].append(number)
    return [pair for ones, others in where.values() if len(ones) == len(others) for pair in zip(ones, others, strict=True)]


def _uncrossed(old: Sequence[Clause], new: Sequence[Clause], pairs: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Pairs of the same words keep their order."""
    groups: dict[tuple[str, str, float], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for score, i, j in pairs:
        ones, others = groups[old[i].words, new[j].words, score]
        ones.append(i)
        others.append(j)
    return [(key[2], i, j) for key, each in groups.items() for i, j in zip(sorted(each[0]), sorted(each[1]), strict=True)]


def _grams(clause: Clause) -> index.Grams:
    return index.grams(clause.faceless, 2)


def _weight(old: Sequence[Clause], new: Sequence[Clause], i: int, j: int) -> float:
    """The weight of a pair by its text; of equals one is slightly heavier, the same one in both directions."""
    one, other = old[i].words, new[j].words
    trifle = crc32(f"{sorted((one, other))} {i + j} {abs(i - j)}".encode("utf-8", "replace")) / 2**33
    return len(one) + len(other) + trifle


def _words(old: Stretch, new: Stretch, cut: Cutter) -> Iterator[Change]:
    """The changes between two short texts, word by word; one change where they have little in common."""
    written = "\n".join(span.text for span in old), "\n".join(span.text for span in new)
    if written[0] == written[1]:
        return
    ones, others = [token for span in old for token in tokens(span, cut)], [token for span in new for token in tokens(span, cut)]
    matcher = SequenceMatcher(None, [token.face for token in ones], [token.face for token in others], autojunk=False)
    if _nature(*written) is Nature.WORDS and (len(ones) * len(others) > _LARGE or not _readable(matcher)):
        codes = [_trimmed(ones, others)]
    else:
        codes = list(_codes(matcher, ones, others))
    for i, k, j, m in codes:
        for left, right in _across(_ranges(old, ones, i, k), _ranges(new, others, j, m)):
            yield Change(_nature(left.text, right.text), left, right)


def _codes(matcher: SequenceMatcher[str], ones: Sequence[Token], others: Sequence[Token]) -> Iterator[Code]:
    """The differences of two runs of tokens; tokens that differ only in writing are compared one by one."""
    for code, i, k, j, m in matcher.get_opcodes():
        if code != "equal":
            yield i, k, j, m
        else:
            yield from ((i + n, i + n + 1, j + n, j + n + 1) for n in range(k - i) if ones[i + n].text != others[j + n].text)


def _readable(matcher: SequenceMatcher[str]) -> bool:
    return matcher.quick_ratio() >= _READABLE and matcher.ratio() >= _READABLE


def _trimmed(ones: Sequence[Token], others: Sequence[Token]) -> Code:
    """Leave out the tokens with which both begin and end."""
    first = last = 0
    most = min(len(ones), len(others))
    while first < most and ones[first].text == others[first].text:
        first += 1
    while last < most - first and ones[-1 - last].text == others[-1 - last].text:
        last += 1
    return first, len(ones) - last, first, len(others) - last


def _ranges(stretch: Stretch, found: Sequence[Token], first: int, behind: int) -> Stretch:
    """The range of some tokens; if there are none, an empty span behind the token before."""
    if first == behind:
        at = found[first - 1].end if first else stretch[0].start
        return [Span(stretch[0].source, at, at)]
    inner = ([token for token in found[first:behind] if span.start <= token.start < span.end] for span in stretch)
    return [Span(stretch[0].source, each[0].start, each[-1].end) for each in inner if each]


def _bridged(made: Iterable[Change], apart: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())) -> Iterator[Change]:
    """Join changes with next to nothing between them, and a mark that changed with the words beside it.

    Args:
        made: the changes in order.
        apart: where on either side text begins that is apart from the text before it.
    """
    last: Change | None = None
    for change in made:
        if last and _one(last, change) and not (_over(last.old, change.old, apart[0]) or _over(last.new, change.new, apart[1])):
            old, new = (Span(one.source, one.start, other.end) for one, other in ((last.old, change.old), (last.new, change.new)))
            last = Change(Nature.WORDS, old, new)
            continue
        if last:
            yield last
        last = change
    if last:
        yield last


def _over(last: Span, span: Span, apart: frozenset[int]) -> bool:
    return last.end < span.start and span.start in apart


def _one(last: Change, change: Change) -> bool:
    between = max(change.old.start - last.old.end, change.new.start - last.new.end)
    natures = {last.nature, change.nature}
    return between <= (_BRIDGE if natures == {Nature.WORDS} else 0) and Nature.WORDS in natures and Nature.MASKED not in natures


def _nature(old: str, new: str) -> Nature:
    if folding.words(old) == folding.words(new):
        return Nature.PUNCTUATION
    return Nature.MASKED if folding.masked(old, new) else Nature.WORDS
