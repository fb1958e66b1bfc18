"""Builds a frozen ``Grammar`` from plain values; mistakes are reported with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from speechparse import numerals
from speechparse.errors import GrammarError
from speechparse.frozen import WANTED, Frozen
from speechparse.grammar.model import Costs, Cues, Family, Grammar, Lookalike, Parts, Scheme, Written
from speechparse.grammar.patterns import NUMBER, blanks
from speechparse.messages import _
from speechparse.values import Place, Values, dotted

_WHERE = ("", "own-line", "alone", "paragraph")


class Builder(Values):
    """Turns plain values into the frozen grammar and reports mistakes with their place."""

    error = GrammarError

    def grammar(self, raw: dict[str, Any], path: str) -> Grammar:
        self.keys(raw, (), {"name", "abstract", "extends", "description", "schemes", "kin", "lookalikes", "parts", "cues",
                            "costs", "promises", "recognise", "ranks"})  # fmt: skip
        self.needed(raw, (), ("name", "schemes", "parts", "cues", "costs"))
        schemes = tuple(self.scheme(name, value) for name, value in self.mapping(raw["schemes"], ("schemes",)).items())
        known = {scheme.id for scheme in schemes}
        for scheme in schemes:
            for form in (*scheme.head, *scheme.inline):
                if form.beside:
                    self.scheme_id(form.beside, ("schemes", scheme.id), known)
        return Grammar(
            name=self.text(raw["name"], ("name",)),
            description=self.description(raw.get("description", {})),
            schemes=schemes,
            lookalikes=tuple(self.lookalike(value, place, known) for value, place in self.entries(raw, "lookalikes")),
            kin=tuple(self.kinship(value, place, known) for value, place in self.entries(raw, "kin")),
            parts=Parts(**self.patterns(raw["parts"], ("parts",), Parts)),
            cues=Cues(**self.patterns(raw["cues"], ("cues",), Cues)),
            costs=Costs(**self.costs(raw["costs"], ("costs",))),
            promises=tuple(self.numbered(value, place) for value, place in self.entries(raw, "promises")),
            recognise=self.signs(raw.get("recognise", {})),
            path=path,
            ranks=tuple(self.scheme_id(value, place, known) for value, place in self.entries(raw, "ranks")),
        )

    def description(self, raw: Any) -> dict[str, str]:
        return {key: self.text(value, ("description", key)) for key, value in self.mapping(raw, ("description",)).items()}

    def signs(self, raw: Any) -> tuple[tuple[str, float], ...]:
        place: Place = ("recognise",)
        signs = self.mapping(raw, place).items()
        return tuple((self.pattern(key, (*place, key)), self.number(value, (*place, key))) for key, value in signs)

    def kinship(self, raw: Any, place: Place, known: set[str]) -> frozenset[str]:
        return frozenset(self.scheme_id(value, (*place, n), known) for n, value in enumerate(self.items(raw, place)))

    def entries(self, raw: dict[str, Any], key: str) -> Iterator[tuple[Any, Place]]:
        """The entries of a list at the top of the grammar, each with its place."""
        for n, value in enumerate(self.items(raw.get(key, []), (key,))):
            yield value, (key, n)

    def scheme(self, id: str, raw: Any) -> Scheme:
        place = ("schemes", id)
        raw = self.mapping(raw, place)
        self.keys(
            raw,
            place,
            {
                "system",
                "rank",
                "loose",
                "divides",
                "spoken",
                "proper",
                "heading",
                "completed",
                "runs_on",
                "enabled",
                "head",
                "inline",
                "family",
                "weight",
                "wrong",
                "cited",
            },
        )
        self.needed(raw, place, ("system", "rank", "proper", "head"))
        system = self.one_of(raw["system"], (*place, "system"), numerals.SYSTEMS)
        weight = self.mapping(raw.get("weight", {}), (*place, "weight"))
        self.keys(weight, (*place, "weight"), {"head", "inline"})
        return Scheme(
            id=id,
            system=system,
            rank=self.number(raw["rank"], (*place, "rank")),
            proper=self.proper(raw["proper"], (*place, "proper")),
            head=self.forms(raw["head"], (*place, "head")),
            inline=self.forms(raw.get("inline", []), (*place, "inline")),
            loose=self.flag(raw.get("loose", False), (*place, "loose")),
            divides=self.flag(raw.get("divides", False), (*place, "divides")),
            spoken=self.flag(raw.get("spoken", False), (*place, "spoken")),
            heading=self.one_of(raw.get("heading", "first"), (*place, "heading"), ("first", "own")),
            completed=self.flag(raw.get("completed", False), (*place, "completed")),
            runs_on=self.flag(raw.get("runs_on", False), (*place, "runs_on")),
            enabled=self.flag(raw.get("enabled", True), (*place, "enabled")),
            family=self.family(raw["family"], (*place, "family")) if "family" in raw else None,
            weight_head=self.number(weight.get("head", Scheme.weight_head), (*place, "weight", "head")),
            weight_inline=self.number(weight.get("inline", Scheme.weight_inline), (*place, "weight", "inline")),
            wrong=self.pattern(raw.get("wrong", ""), (*place, "wrong")),
            cited=self.flag(raw.get("cited", False), (*place, "cited")),
        )

    def proper(self, raw: Any, place: Place) -> str:
        """A text with the number in it, which is filled in later: other braces would be taken for a number of another name."""
        text = self.text(raw, place)
        if set(text.replace("{n}", "", 1)) & {"{", "}"}:
            raise self.wrong(place, _("the number {n} is wanted exactly once: {text!r}").format(n="{n}", text=text))
        return text

    def forms(self, raw: Any, place: Place) -> tuple[Written, ...]:
        return tuple(self.form(value, (*place, n)) for n, value in enumerate(self.items(raw, place)))

    def form(self, raw: Any, place: Place) -> Written:
        raw = {"write": raw} if isinstance(raw, str) else self.mapping(raw, place)
        self.keys(raw, place, {"write", "where", "after", "beside", "anywhere", "weight"})
        self.needed(raw, place, ("write",))
        write = self.numbered(raw["write"], (*place, "write"))
        return Written(
            write=write,
            where=self.one_of(raw.get("where", ""), (*place, "where"), _WHERE),
            after=self.text(raw.get("after", ""), (*place, "after")),
            beside=self.text(raw.get("beside", ""), (*place, "beside")),
            anywhere=self.flag(raw.get("anywhere", False), (*place, "anywhere")),
            weight=self.number(raw["weight"], (*place, "weight")) if "weight" in raw else None,
        )

    def numbered(self, raw: Any, place: Place) -> str:
        """Return a pattern that holds the number exactly once and has no groups of its own."""
        text = self.pattern(raw, place)
        numbers = NUMBER.findall(text)
        if len(numbers) != 1:
            raise self.wrong(place, _("the number {n} is wanted exactly once: {text!r}").format(n="{n}", text=text))
        if numbers[0]:
            self.one_of(numbers[0], place, numerals.SYSTEMS)
        if re.compile(blanks(NUMBER.sub("1", text))).groups:
            raise self.wrong(place, _("groups are written (?:…) here: {text!r}").format(text=text))
        return text

    def family(self, raw: Any, place: Place) -> Family:
        raw = self.mapping(raw, place)
        self.keys(raw, place, {"not", "after", "weight"})
        weight = self.mapping(raw.get("weight", {}), (*place, "weight"))
        self.keys(weight, (*place, "weight"), {"head", "inline"})
        return Family(
            exclude=self.text(raw.get("not", ""), (*place, "not")),
            after=self.text(raw.get("after", ""), (*place, "after")),
            head=self.number(weight.get("head", Family.head), (*place, "weight", "head")),
            inline=self.number(weight.get("inline", Family.inline), (*place, "weight", "inline")),
        )

    def lookalike(self, raw: Any, place: Place, known: set[str]) -> Lookalike:
        raw = self.mapping(raw, place)
        self.keys(raw, place, {"scheme", "write", "weight"})
        self.needed(raw, place, ("scheme", "write"))
        return Lookalike(
            scheme=self.scheme_id(raw["scheme"], (*place, "scheme"), known),
            write=self.pattern(raw["write"], (*place, "write")),
            weight=self.number(raw["weight"], (*place, "weight")) if "weight" in raw else None,
        )

    def scheme_id(self, raw: Any, place: Place, known: set[str]) -> str:
        """Return the id of a scheme, which must be known."""
        return self.one_of(raw, place, sorted(known))

    def patterns(self, raw: Any, place: Place, model: type[Frozen]) -> dict[str, str]:
        """Return the patterns of a mapping whose keys are the fields of a model."""
        raw = self.mapping(raw, place)
        self.keys(raw, place, model.FIELDS)
        self.needed(raw, place, model.FIELDS)
        return {name: self.pattern(raw[name], (*place, name)) for name in model.FIELDS}

    def costs(self, raw: Any, place: Place) -> dict[str, float]:
        raw = self.mapping(raw, place)
        self.keys(raw, place, Costs.FIELDS)
        for name, default in Costs.FIELDS.items():
            if name not in raw and default is WANTED:
                raise self.wrong(place, _("the cost {key!r} is missing").format(key=name))
        return {name: self.number(value, (*place, name)) for name, value in raw.items()}

    def pattern(self, raw: Any, place: Place) -> str:
        """Return a value that must be a regular expression in the pattern language of grammars."""
        text = self.text(raw, place)
        try:
            re.compile(f"(?:{blanks(NUMBER.sub('1', text))})")
        except re.error as error:
            raise self.wrong(place, _("{key}: not a regular expression: {problem}").format(key=dotted(place), problem=error)) from error
        return text
