"""Pairs the parts of two trees that an editor would call the same; never by their numbers.

An ordered table of steps, each of which pairs what it is sure of, after the published algorithms for changes in hierarchical
documents: equal branches first (XyDiff: Cobéna, Abiteboul, Marian 2002), similar texts (LaDiff: Chawathe and others 1996),
parents by their children (GumTree: Falleri and others 2014).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from speechparse.diff import index
from speechparse.diff.content import Content
from speechparse.diff.divisions import pieces
from speechparse.diff.matching import Matching, Scope
from speechparse.diff.model import Node, Side
from speechparse.diff.topics import heading_weights, on_topic
from speechparse.diff.twins import below_one_parent, pair_branches, twins, uncrossed

_SPEECH = 0.25  # Dice coefficient of two speeches that are one, rewritten
_SURE = 0.5  # of the own texts of two sections that are one, edited
_BESIDES = 0.05  # a pair is in doubt where another is as good but for so much
_NEAR = 0.3  # what paired parents add to it
_HEADING = 0.5  # of headings below paired parents
_WHOLE = 0.3  # of all the text of sections below paired parents
_VOTES = 0.5  # share of the text below two parents that is paired with one another
_FAR = 0.6  # of all the text of a section that was moved to another parent
_FAR_SIZE = 12  # code points that such a section has at least
_STRAY = 0.7  # of the own text of a section that was moved to another speech
_STRAY_SIZE = 20


def matched(matching: Matching) -> None:
    """Find the pairs of two sides."""
    _speeches(matching)
    scopes = list(_scopes(matching))
    for scope in scopes:
        for step in _STEPS:
            step(matching, scope)
    _strays(matching)
    uncrossed(matching)


def _speeches(matching: Matching) -> None:
    tops = [node.number for node in matching.old.tops], [node.number for node in matching.new.tops]
    if len(tops[0]) == len(tops[1]) == 1:
        matching.pair(tops[0][0], tops[1][0])
        return
    below_one_parent(matching, *tops)
    rest = matching.free(tops)
    matching.take(matching.alike(rest, lambda content: content.whole, _SPEECH), rest)
    rest = matching.free(tops)
    matching.take(matching.alike(rest, lambda content: content.heading, _HEADING), rest)


def _scopes(matching: Matching) -> Iterator[Scope]:
    """The scopes of the matching: what is below each pair of speeches (or branches)."""
    for old in [node.number for node in matching.old.tops]:
        if old in matching.new_of:
            yield _below(matching.old, old), _below(matching.new, matching.new_of[old])


def _below(side: Side, number: int) -> list[int]:
    return [node.number for node in side.below(side.nodes[number])]


def _equal(matching: Matching, scope: Scope) -> None:
    """Pair branches that are equal to the last word and unique on each side."""
    by_key: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for old in scope[0]:
        by_key[matching.old_contents[old].key][0].append(old)
    for new in scope[1]:
        by_key[matching.new_contents[new].key][1].append(new)
    for olds, news in by_key.values():
        if len(olds) == len(news) == 1 and olds[0] not in matching.new_of and news[0] not in matching.old_of:
            pair_branches(matching, olds[0], news[0])


def _similar(matching: Matching, scope: Scope) -> None:
    """Pair sections whose own texts are alike, if no other is as like."""
    rest = matching.free(scope)
    scored = list(matching.alike(rest, lambda content: content.own, _SURE))
    best: dict[tuple[int, int], list[float]] = defaultdict(list)
    for score, old, new in scored:
        best[0, old].append(score)
        best[1, new].append(score)
    rivals = {key: sorted(scores)[-2] if len(scores) > 1 else 0.0 for key, scores in best.items()}
    matching.take((each for each in scored if each[0] > max(rivals[0, each[1]], rivals[1, each[2]]) + _BESIDES), rest)


def _similar_near(matching: Matching, scope: Scope) -> None:
    """Pair sections whose own texts are alike, those below paired parents first."""
    rest = matching.free(scope)
    scored = matching.alike(rest, lambda content: content.own, _SURE)
    matching.take(((score + _NEAR * matching.parents_paired(old, new), old, new) for score, old, new in scored), rest)


def _voted(matching: Matching, scope: Scope) -> None:
    """Pair parents whose children are pairs."""
    while True:
        olds, news = (frozenset(numbers) for numbers in matching.free(scope))
        votes: Counter[tuple[int, int]] = Counter()
        for old in scope[0]:
            new = matching.new_of.get(old)
            if new is not None:
                one, other = matching.old.nodes[old].parent, matching.new.nodes[new].parent
                if one in olds and other in news and one is not None and other is not None:
                    votes[one, other] += matching.old_contents[old].size + matching.new_contents[new].size
        sums = {pair: _size_below(matching, *pair) for pair in votes}
        scored = [(votes[pair] / sums[pair], *pair) for pair in votes if votes[pair] >= _VOTES * sums[pair] > 0]
        if not scored:
            return
        matching.take(scored, scope)


def _size_below(matching: Matching, old: int, new: int) -> int:
    """Code points below two nodes."""
    ones = sum(matching.old_contents[child].size for child in matching.old.nodes[old].children)
    return ones + sum(matching.new_contents[child].size for child in matching.new.nodes[new].children)


def _headed(matching: Matching, scope: Scope) -> None:
    """Pair what is left below paired parents, from the top: by heading, by all its text, or by its place.

    What seems to have been split off from another section, or merged with one, is none of these.
    """
    apart = pieces(matching)
    for one, other in _paired_parents(matching, scope):
        _below_pair(matching, one, other, apart)


def _on_topic(matching: Matching, scope: Scope) -> None:
    """What is left then, from the top: by topic; and below such a pair as below any other."""
    apart, weights = pieces(matching), heading_weights(matching)
    for one, other in _paired_parents(matching, scope):
        _below_pair(matching, one, other, apart)
        rest = _left(matching, one, other, apart)
        if rest[0] and rest[1]:
            matching.take(on_topic(matching, one, other, rest, weights), rest)
            matching.weak.update((old, matching.new_of[old]) for old in rest[0] if old in matching.new_of)


def _lifted(matching: Matching, scope: Scope) -> None:
    """A section whose text went into an item below it, or came from one, is the pair of the one that has its heading."""
    for old in scope[0]:
        new = matching.new_of.get(old)
        if new is not None:
            for one, other in ((old, matching.new.nodes[new].parent), (matching.old.nodes[old].parent, new)):
                if one is not None and other is not None and _better(matching, one, other, old, new):
                    matching.part(old)
                    matching.pair(one, other)
                    break


def _better(matching: Matching, one: int, other: int, old: int, new: int) -> bool:
    """Of two pairs the first has the same heading, below paired parents, and neither of it has another pair."""
    headings = [each.heading for each in (matching.old_contents[one], matching.new_contents[other])]
    free = (one == old or one not in matching.new_of) and (other == new or other not in matching.old_of)
    same = index.dice(*headings) > max(_HEADING, index.dice(matching.old_contents[old].heading, matching.new_contents[new].heading))
    return free and same and matching.parents_paired(one, other)


def _paired_parents(matching: Matching, scope: Scope) -> Iterator[tuple[Node, Node]]:
    """The parents that are a pair, from the top; the pairs are looked up as they are come to."""
    parents = {matching.old.nodes[old].parent for old in scope[0]}
    for parent in sorted(number for number in parents if number is not None):
        if parent in matching.new_of:
            yield matching.old.nodes[parent], matching.new.nodes[matching.new_of[parent]]


def _left(matching: Matching, one: Node, other: Node, apart: tuple[frozenset[int], frozenset[int]]) -> Scope:
    """The children of two parents that have no pair, and are no piece of another section."""
    return matching.free(([n for n in one.children if n not in apart[0]], [n for n in other.children if n not in apart[1]]))


def _below_pair(matching: Matching, one: Node, other: Node, apart: tuple[frozenset[int], frozenset[int]]) -> None:
    below_one_parent(matching, one.children, other.children)
    rest = _left(matching, one, other, apart)
    if rest[0] and rest[1]:
        best: dict[tuple[int, int], float] = {}
        for runs, least in ((_heading_runs, _HEADING), (_whole_runs, _WHOLE)):
            for score, old, new in matching.alike(rest, runs, least):
                best[old, new] = max(score, best.get((old, new), 0.0))
        matching.take(((score, *pair) for pair, score in best.items()), rest)
        _in_place(matching, one, other)


def _in_place(matching: Matching, one: Node, other: Node) -> None:
    """Pair items that are only a heading, one on each side between the same neighbours."""
    slots: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))  # by the place of the sibling before on the new side
    before = -1
    for old in one.children:
        before = matching.new_of.get(old, before)
        if old not in matching.new_of:
            slots[before][0].append(old)
    before = -1
    for new in other.children:
        before = new if new in matching.old_of else before
        if new not in matching.old_of:
            slots[before][1].append(new)
    for olds, news in slots.values():
        if len(olds) == len(news) == 1 and _bare(matching.old.nodes[olds[0]]) and _bare(matching.new.nodes[news[0]]):
            matching.pair(olds[0], news[0])


def _bare(node: Node) -> bool:
    return not node.text and not node.children


def _heading_runs(content: Content) -> index.Grams:
    return content.heading


def _whole_runs(content: Content) -> index.Grams:
    return content.whole


def _parted(matching: Matching, scope: Scope) -> None:
    """Sections below parents that are no pair must be much alike to be one that was moved."""
    for old in scope[0]:
        new = matching.new_of.get(old)
        if new is not None and not matching.parents_paired(old, new):
            one, other = matching.old_contents[old], matching.new_contents[new]
            if min(one.size, other.size) < _FAR_SIZE or index.dice(one.whole, other.whole) < _FAR:
                matching.part(old)


def _strays(matching: Matching) -> None:
    """Pair sections that were moved to another speech."""
    rest = matching.free((range(len(matching.old.nodes)), range(len(matching.new.nodes))))
    scored = matching.alike(rest, lambda content: content.own, _STRAY)
    sizes = matching.old_contents, matching.new_contents
    matching.take((each for each in scored if min(sizes[0][each[1]].size, sizes[1][each[2]].size) >= _STRAY_SIZE), rest)


_STEPS: tuple[Callable[[Matching, Scope], None], ...] = (
    _equal,
    _similar,
    _voted,
    twins,
    _similar_near,
    _voted,
    twins,
    _headed,
    _parted,
    _lifted,
    _headed,
    _voted,
    _on_topic,
)
