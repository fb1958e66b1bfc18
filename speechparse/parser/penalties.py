"""Prices the moves of the resolver, each cost with its name; the sizes of costs are in the grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from speechparse.grammar.model import Grammar, Scheme
from speechparse.parser.cues import Announced, Cues
from speechparse.parser.scan import Candidate
from speechparse.parser.stand import Entry, Move, Stand, in_the_middle

Reasons = list[tuple[str, float]]

PROMISE_REACH = 400  # code points between a promise and the list it announces


class Penalties:
    """Prices of moves for one article."""

    def __init__(self, candidates: Sequence[Candidate], schemes: tuple[Scheme, ...], grammar: Grammar, evidence: Cues) -> None:
        self.candidates = candidates
        self.schemes = schemes
        self.costs = grammar.costs
        ids = [scheme.id for scheme in schemes]
        self.kin = {(ids.index(a), ids.index(b)) for group in grammar.kin for a in group for b in group if a != b and a in ids and b in ids}
        self.returned = [_last(evidence.returns, candidate.start) for candidate in candidates]
        self.closing = evidence.closing
        self.before = dict(zip(evidence.returns, evidence.before, strict=True))
        turns = self._turns(evidence.turns)
        self.turned = [_last(turns, candidate.start) for candidate in candidates]
        promises = [self._promise(evidence.promises, number) for number in range(len(candidates))]
        self.promised = [promise.items if promise else 0 for promise in promises]
        self.announced = [promise.block if promise else -1 for promise in promises]

    def _turns(self, turns: tuple[int, ...]) -> tuple[int, ...]:
        """The turns that end what is open: none where the first stands inside a section that is numbered, as answers below questions."""
        divided = (each.start for each in self.candidates if each.head and self.schemes[each.scheme].divides)
        return () if turns and next(divided, turns[0]) < turns[0] else turns

    def _promise(self, promises: tuple[Announced, ...], number: int) -> Announced | None:
        """The phrase right before a candidate that announces its list, with no other candidate between; None if there is none."""
        candidate = self.candidates[number]
        found = bisect_right(promises, Announced(candidate.start, 0))
        if not found or candidate.ordinal != 1:
            return None
        promise = promises[found - 1]
        between = self.candidates[number - 1].start if number else -1
        near = between < promise.end and candidate.start - promise.end <= PROMISE_REACH
        return promise if near and promise.items > 1 else None

    def reasons(self, stand: Stand, number: int, move: Move) -> Reasons | None:
        """Return the costs of a move by name; None if the move is impossible."""
        if move.depth is None:
            return self.rejecting(number)
        if move.opens:
            return self.opening(stand, number, move.depth)
        return self.continuing(stand.stack[move.depth], number)

    def rejecting(self, number: int) -> Reasons:
        """Return the costs of rejecting a candidate."""
        candidate, costs = self.candidates[number], self.costs
        share = {"weak": costs.weak_boundary, "none": costs.no_boundary, "broken": costs.broken_line}
        reasons = [("reject", candidate.weight * share.get(candidate.boundary, 1.0))]
        if candidate.level:
            reasons.append(("level", costs.level))
        return reasons

    def continuing(self, entry: Entry, number: int) -> Reasons | None:
        """Return the costs of continuing a list with a candidate; None if that is impossible."""
        candidate, costs = self.candidates[number], self.costs
        before = self.candidates[entry.candidate]
        reasons: Reasons = []
        if candidate.scheme != before.scheme:
            if (candidate.scheme, before.scheme) not in self.kin:
                return None
            reasons.append(("kin", costs.kin))
        elif candidate.wording != before.wording:
            reasons.append(("word", costs.word))
        elif candidate.mark != before.mark:
            reasons.append(("mark", costs.mark))
        step = candidate.ordinal - before.ordinal
        if candidate.ordinal == 1 and step < 0:
            return None  # that is a new list
        if candidate.ordinals[:-1] != before.ordinals[:-1]:
            reasons.append(("prefix", costs.prefix))
        elif step == 0:
            reasons.append(("repeat", costs.repeat))
        elif step < 0 and candidate.ordinal:
            reasons.append(("back", costs.back))
        elif step > 1:
            gap = costs.gap_inline if not candidate.head and candidate.block == before.block else costs.gap
            reasons.append(("gap", gap + costs.gap_step * min(step - 2, 20)))
        if before.head != candidate.head:
            if candidate.head:
                reasons.append(("form", costs.form))
            else:
                reasons.append(("inline_in_head_list", costs.inline_in_head_list))
        elif not candidate.head and candidate.block - before.block > 1:
            reasons.append(("far_form", costs.far_form))
        elif not candidate.head and before.block != candidate.block:
            reasons.append(("form", costs.form))
        if candidate.level and before.level and candidate.level != before.level:
            reasons.append(("level", costs.level))
        if self.turned[number] > before.start:
            reasons.append(("turn", costs.turn))
        if entry.promised and candidate.ordinal > entry.promised:
            reasons.append(("over_promise", costs.over_promise))
        if entry.size == 1:
            reasons.append(("list", -costs.lone))
        return reasons

    def opening(self, stand: Stand, number: int, depth: int) -> Reasons:
        """Return the costs of opening a list with a candidate at a depth."""
        return [*self.beginning(stand, number, depth), *self.placing(stand, number, depth)]

    def beginning(self, stand: Stand, number: int, depth: int) -> Reasons:
        """The costs of a new list as such, which are the same at every depth except the top."""
        candidate, costs = self.candidates[number], self.costs
        reasons: Reasons = [("open", costs.open)]
        if depth == 0 and in_the_middle(stand, candidate):
            reasons.append(("middle_start", costs.middle_start))
        else:
            reasons.append(("lone", costs.lone))
            if candidate.ordinal > 1:
                reasons.append(self.start(stand, candidate, self.schemes[candidate.scheme]))
        if self.promised[number]:
            reasons.append(("promise", -costs.promise))
        return reasons

    def placing(self, stand: Stand, number: int, depth: int) -> Reasons:
        """The costs of a new list at a depth: under its parent, and in place of what is open there."""
        candidate, stack = self.candidates[number], stand.stack
        parent = stack[depth - 1].scheme if depth else -1
        reasons: Reasons = []
        usual = (parent, candidate.scheme, candidate.head) in stand.habits
        if not usual:
            reasons.append(("habit", self.costs.habit))
        if depth:
            reasons += self.below(stack[:depth], number, usual)
        if depth < len(stack):
            reasons += self.beside(stack[depth:], depth, number)
        return reasons

    def start(self, stand: Stand, candidate: Candidate, scheme: Scheme) -> tuple[str, float]:
        """The cost of a list that does not begin with one."""
        costs = self.costs
        if stand.last.get(candidate.scheme) == candidate.ordinal - 1:
            return ("runs_on", 0.0 if scheme.runs_on else costs.runs_on)
        if stand.stack and stand.stack[0].late and candidate.scheme not in stand.last:
            return ("middle_start", costs.middle_start)
        return ("late_start", costs.late_start + costs.gap_step * min(candidate.ordinal - 2, 20))

    def below(self, above: tuple[Entry, ...], number: int, usual: bool) -> Reasons:
        """The costs of a list under an item; ``usual`` if such a list came under such an item before, as a text keeps its order."""
        candidate, costs = self.candidates[number], self.costs
        reasons: Reasons = []
        scheme = self.schemes[candidate.scheme]
        parent = self.candidates[above[-1].candidate]
        over = self.schemes[parent.scheme]
        if not parent.head:
            if candidate.head:
                reasons.append(("head_in_inline", costs.head_in_inline))
            elif candidate.block != parent.block:
                reasons.append(("far_inline", costs.far_inline))
        if parent.scheme == candidate.scheme:
            if parent.wording != candidate.wording or (parent.head != candidate.head and parent.block == candidate.block):
                reasons.append(("self_nest", costs.other_word_nest))
            elif parent.mark != candidate.mark or (parent.own_line and not candidate.head):
                reasons.append(("self_nest", costs.other_mark_nest))
            else:
                reasons.append(("self_nest", costs.self_nest))
        elif any(entry.scheme == candidate.scheme and self.candidates[entry.candidate].mark == candidate.mark for entry in above[:-1]):
            reasons.append(("self_nest", costs.self_nest))
        elif scheme.rank < over.rank and not usual and (parent.head or not over.spoken or scheme.loose):
            # Inside a paragraph signs for the eye stand below a number for the ear (三是…，做到：（1）…).
            if scheme.loose or over.loose:
                reasons.append(("order", costs.order_loose * max(1.0, (over.rank - scheme.rank) / 15)))
            else:
                reasons.append(("order", costs.order + sum(self.schemes[e.scheme].rank > scheme.rank for e in above) - 1))
        if candidate.level and candidate.level <= parent.level:
            reasons.append(("level", costs.level))
        if len(candidate.ordinals) > 1:
            if candidate.ordinals[:-1] == parent.ordinals:
                reasons.append(("prefix_fits", -costs.prefix_fits))
            elif len(parent.ordinals) > 1 and candidate.ordinals[: len(parent.ordinals)] != parent.ordinals:
                reasons.append(("prefix", costs.prefix))
        again = above[-1].size > 1 and self.speaks_again(parent, over, len(above), number)
        if again or self.behind_closing(parent, candidate):
            reasons.append(("cue", costs.cue))
        if self.turned[number] > parent.start:
            reasons.append(("turn", costs.turn))
        reach = 1 + parent.own_line if candidate.head else 0
        if parent.head and over.spoken and candidate.block - parent.block > reach:
            reasons.append(("far_spoken", costs.far_spoken))
        return reasons

    def speaks_again(self, parent: Candidate, over: Scheme, depth: int, number: int) -> bool:
        """Whether the text between an item and a list below it belongs to the section above: by its words, or because a
        paragraph of its own announces the list after items that are single paragraphs.
        """
        returned = self.returned[number]
        if returned > parent.start and (depth > 1 or not parent.own_line):
            # Words right behind a run-in heading are all the text that the item has: they speak for itself.
            return not (parent.head and not over.spoken and self.before[returned] <= parent.start)
        single = parent.head and not parent.own_line and over.loose
        return single and self.announced[number] > parent.block

    def behind_closing(self, item: Candidate, candidate: Candidate) -> bool:
        """Whether the closing begins between an item and a candidate, so that the candidate belongs to the whole text."""
        return self.closing is not None and item.start < self.closing <= candidate.start

    def beside(self, closed: tuple[Entry, ...], depth: int, number: int) -> Reasons:
        """The costs of a list that replaces another under the same section, which closes those below it too."""
        candidate, costs, replaced = self.candidates[number], self.costs, closed[0]
        old = self.candidates[replaced.candidate]
        reasons: Reasons = [("close", costs.close * (len(closed) - 1))] if len(closed) > 1 else []
        if self.turned[number] > old.start:
            return reasons
        if replaced.scheme == candidate.scheme and old.mark == candidate.mark:
            outside = costs.own_line_ends if old.own_line and not candidate.head else 0.0
            reasons.append(("restart", costs.restart if old.head and candidate.head else costs.restart_inline + outside))
        elif not old.head:
            reasons.append(("sibling_inline", costs.sibling_inline))
        elif self.schemes[candidate.scheme].rank > self.schemes[old.scheme].rank:
            spoken_for = old.own_line and self.returned[number] < old.start and not self.behind_closing(old, candidate)
            reasons.append(("sibling_lower", costs.sibling_lower + (costs.own_line_ends if spoken_for else 0)))
        elif depth == 0 and replaced.late:
            reasons.append(("middle_start", costs.middle_start / 2))
        else:
            reasons.append(("sibling_list", costs.sibling_list))
        return reasons


def _last(places: tuple[int, ...], start: int) -> int:
    """The last of the places before a candidate, -1 if there is none."""
    found = bisect_right(places, start)
    return places[found - 1] if found else -1
