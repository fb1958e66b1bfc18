"""Pairs equal branches that occur several times on a side, so that they keep their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from speechparse.diff.content import Content
from speechparse.diff.matching import Matching, Scope
from speechparse.diff.model import Side

_LARGE = 100_000  # pairs of equal branches; of more the first is paired with the first, and so on

Cost = tuple[int, float]
"""How many pairs would be crossed, and how far the places are from one another."""


def twins(matching: Matching, scope: Scope) -> None:
    """Pair equal branches: first those below paired parents, then the rest; large ones first, so that what is below goes along.

    A pair of twins whose parents are no pair is made anew: the parents may have been paired with others since.
    """
    by_size: dict[int, list[Scope]] = defaultdict(list)
    for olds, news in _groups(matching, scope):
        if len(olds) + len(news) > 2:
            by_size[_size(matching, olds[0])].append((olds, news))
    for size in sorted(by_size, reverse=True):
        for olds, news in by_size[size]:
            _part(matching, olds, news)
        for within in (_below_pairs, _anywhere):
            anchors = sorted(matching.new_of.items())  # the same for all of a size: none of them comes first
            for olds, news in by_size[size]:
                for ones, others in within(matching, olds, news):
                    _in_order(matching, ones, others, anchors)


def below_one_parent(matching: Matching, ones: Sequence[int], others: Sequence[int]) -> None:
    """Pair the equal branches among the children of two parents that are a pair."""
    anchors = sorted((old, matching.new_of[old]) for old in ones if matching.new_of.get(old) in others)
    for olds, news in _groups(matching, (ones, others)):
        _in_order(matching, olds, news, anchors)


def uncrossed(matching: Matching) -> None:
    """Exchange the pairs of equal siblings that are in another order: nobody could tell one from the other."""
    before: dict[int, int] = {}
    while before != matching.new_of:  # every exchange leaves less that crosses
        before = matching.new_of
        new_of = _exchanged(matching.old, matching.new, matching.old_contents, before)
        old_of = _exchanged(matching.new, matching.old, matching.new_contents, {new: old for old, new in new_of.items()})
        matching.old_of, matching.new_of = old_of, {old: new for new, old in old_of.items()}


def pair_branches(matching: Matching, old: int, new: int) -> None:
    """Pair two equal branches with all that is below them."""
    matching.pair(old, new)
    for one, other in zip(matching.old.nodes[old].children, matching.new.nodes[new].children, strict=True):
        if one not in matching.new_of and other not in matching.old_of:
            pair_branches(matching, one, other)


def _exchanged(side: Side, other: Side, contents: Sequence[Content], pair_of: Mapping[int, int]) -> dict[int, int]:
    """The pairs of a side once equal siblings, whose pairs are siblings too, have exchanged them with all below."""
    found = dict(pair_of)
    for siblings in ([node.number for node in side.tops], *(node.children for node in side.nodes)):
        groups: dict[tuple[int, int | None], list[int]] = defaultdict(list)
        for number in siblings:
            if number in found:
                groups[contents[number].key, other.nodes[found[number]].parent].append(number)
        for equal in groups.values():
            turned = sorted(equal, key=found.__getitem__)
            if turned != equal:
                inside = {each for number in equal for each in _branch(other, found[number])}
                for place in zip(*(_branch(side, number) for number in equal), strict=True):
                    _turn(found, dict(zip(equal, place, strict=True)), turned, inside)
    return found


def _turn(found: dict[int, int], place: Mapping[int, int], turned: Iterable[int], inside: Container[int]) -> None:
    """Exchange the pairs of one place in equal branches; if one of them is elsewhere, all stay.

    Args:
        found: the pairs.
        place: by the head of each branch, the part in that place.
        turned: the heads in the order in which each takes the pairs of another.
        inside: what lies below the pairs of the heads.
    """
    pairs = {head: found.get(number) for head, number in place.items()}
    if all(pair is None or pair in inside for pair in pairs.values()):
        for number, head in zip(place.values(), turned, strict=True):
            found.pop(number, None)
            pair = pairs[head]
            if pair is not None:
                found[number] = pair


def _branch(side: Side, number: int) -> list[int]:
    return [number, *(node.number for node in side.below(side.nodes[number]))]


def _groups(matching: Matching, scope: Scope) -> list[Scope]:
    """The branches of either side that are equal."""
    groups: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for old in scope[0]:
        groups[matching.old_contents[old].key][0].append(old)
    for new in scope[1]:
        groups[matching.new_contents[new].key][1].append(new)
    return [(olds, news) for olds, news in groups.values() if olds and news]


def _size(matching: Matching, old: int) -> int:
    """How many parts a branch has."""
    return sum(1 for _node in matching.old.below(matching.old.nodes[old]))


def _part(matching: Matching, olds: Sequence[int], news: Sequence[int]) -> None:
    for old in olds:
        new = matching.new_of.get(old)
        if new is not None and new in news and not matching.parents_paired(old, new):
            matching.part(old)


def _below_pairs(matching: Matching, olds: Sequence[int], news: Sequence[int]) -> Iterator[Scope]:
    """The equal branches by parents that are a pair."""
    homes: dict[int | None, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for old in olds:
        parent = matching.old.nodes[old].parent
        homes[None if parent is None else matching.new_of.get(parent, -1)][0].append(old)
    for new in news:
        homes[matching.new.nodes[new].parent][1].append(new)
    yield from homes.values()


def _anywhere(_matching: Matching, olds: Sequence[int], news: Sequence[int]) -> Iterator[Scope]:
    yield olds, news


def _in_order(matching: Matching, ones: Sequence[int], others: Sequence[int], anchors: Sequence[tuple[int, int]]) -> None:
    """Pair equal branches that have no pair yet, without crossing one another; where one side has more, those that cross least.

    Args:
        matching: the pairs so far.
        ones: branches of the old side.
        others: those of the new side.
        anchors: the pairs that are not to be crossed, in order of the old side.
    """
    olds, news = matching.free((ones, others))
    turned = len(olds) > len(news)  # both ways round the fewer look for their places among the more
    few, many = (news, olds) if turned else (olds, news)
    places: Sequence[int] = range(len(few))
    if few and len(few) < len(many) and len(few) * len(many) <= _LARGE:
        lengths = len(matching.old.nodes), len(matching.new.nodes)
        if turned:
            anchors, lengths = sorted((new, old) for old, new in anchors), lengths[::-1]
        places = _places(_costs(few, many, anchors, lengths))
    for one, place in zip(few, places, strict=True):
        pair_branches(matching, *((many[place], one) if turned else (one, many[place])))


def _costs(few: Sequence[int], many: Sequence[int], anchors: Sequence[tuple[int, int]], lengths: tuple[int, int]) -> list[list[Cost]]:
    found: list[list[Cost]] = []
    for one in few:
        at = bisect_left(anchors, (one, -1))
        before, behind = (sorted(other for _one, other in some) for some in (anchors[:at], anchors[at:]))
        crossed = (len(before) - bisect_left(before, other) + bisect_left(behind, other) for other in many)
        found.append([(count, abs(one / lengths[0] - other / lengths[1])) for count, other in zip(crossed, many, strict=True)])
    return found


def _places(costs: Sequence[Sequence[Cost]]) -> list[int]:
    """The cheapest places, in order, of the few among the many."""
    spare = len(costs[0]) - len(costs)
    best: list[Cost] = [(0, 0.0)] * (spare + 1)  # of all so far, by how many of the many were passed over
    chosen: list[list[int]] = []
    for n, row in enumerate(costs):
        found: list[tuple[Cost, int]] = []
        for passed, (crossed, far) in enumerate(row[n : n + spare + 1]):
            cost = (best[passed][0] + crossed, best[passed][1] + far)
            found.append(min(found[-1], (cost, passed)) if found else (cost, passed))
        best = [cost for cost, _passed in found]
        chosen.append([passed for _cost, passed in found])
    passed, places = spare, []
    for n in reversed(range(len(costs))):
        passed = chosen[n][passed]
        places.append(n + passed)
    return places[::-1]
