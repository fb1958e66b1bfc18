"""Who is cited: 习近平总书记强调, 党的二十大报告提出, 会议指出, 《…意见》规定, 俗话说.

A citation is a source, a verb that reports what it says, and the saying behind it. The source is the subject: it stands at the head of its
clause, behind a word or two at most (正如, 近日); only those who are known by name may stand further on. What is done by what a source
says (按照中央要求, 落实…的要求, 党中央提出的任务) is no citation, nor is what the speaker himself says (我强调).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis import folding
from speechparse.analysis.characters import HAN
from speechparse.stats import lexicon
from speechparse.stats.unwrapped import Unwrapped
from speechparse.tree import Span

_REACH = 90  # code points before the verb in which its source is looked for
_MADE = 12  # code points of 作出一系列重要, before 指示
_SENTENCE = compiled.pattern("[。！？!?；;：\n]")
_CLAUSE = compiled.pattern(f"[，,”’」）)—](?![{HAN}]{{0,4}}(?:规划|纲要|建议))")  # “十五五”规划 is one word
_CLAUSES = 3  # 习近平总书记在…时，对…，强调
_NAMES = ("person", "saying")
_TITLE = (
    "《[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,30})?》(?:（[^（）]{1,30}）)?"
    f"(?:第[{HAN}0-9]{{1,8}}条)?(?:第[{HAN}0-9]{{1,4}}款)?"
)
_DATE = "[0-9０-９〇一二三四五六七八九十]{1,4}[年月日][底初末]?"
_PREFIX = 22  # code points


@dataclass(frozen=True, slots=True)
class Citation(Span):
    """A source and the verb, with what stands between them.

    Attributes:
        who: the source (习近平总书记, 党的二十大报告).
        verb: what it does (强调, 提出).
    """

    who: str = ""
    verb: str = ""


class _Verb(NamedTuple):
    """A verb of saying: the kinds of sources that it follows, and what stands behind it where it reports something."""

    kinds: frozenset[str]
    behind: re.Pattern[str]


def citations(pieces: Iterable[Span]) -> Iterator[Citation]:
    """The citations of a text, in order."""
    for piece in pieces:
        text = Unwrapped(piece)
        simple = folding.simple(text.text)
        for verb in _any_verb().finditer(simple):
            if found := _source(simple, verb):
                start, end = found
                yield Citation(piece.source, *text.range(start, verb.end()), text.text[start:end], text.text[slice(*verb.span())])


def _source(text: str, verb: re.Match[str]) -> tuple[int, int] | None:
    """Where the source of a verb begins and ends; None if the verb cites nobody."""
    kinds, reports = _verbs()[verb.group()]
    attribute = text.startswith("的", verb.end())
    made = _lead("given", "{}").fullmatch(verb.group()) and _lead("made", "(?:{})$").search(
        text, max(0, verb.start() - _MADE), verb.start()
    )
    if not (attribute or made or reports.match(text, verb.end())):
        return None
    low = max(0, verb.start() - _REACH)
    low = max([low, *(mark.end() for mark in _SENTENCE.finditer(text, low, verb.start()))])
    starts = [low, *(mark.end() for mark in _CLAUSE.finditer(text, low, verb.start()))][-_CLAUSES:]
    for start in reversed(starts):
        for kind, pattern in _patterns():
            find = pattern.search if kind in _NAMES else pattern.fullmatch
            found = find(text, start, verb.start())
            if found and kind in kinds and _is_subject(text[start : found.start("who")], attribute):
                return found.span("who")
    return None


def _is_subject(before: str, attribute: bool) -> bool:
    """Whether what comes before the source in its clause shows that it says something; 正如…所说的 is a citation too."""
    if _lead("as", "(?:{})[“‘]?$").search(before):
        return True
    if attribute:
        return False
    if _lead("plain", "(?:{})").fullmatch(before):
        return True
    return not (_lead("govern", "{}").search(before) or _lead("before", "(?:{})$").search(before))


@cache
def _any_verb() -> re.Pattern[str]:
    """A verb of saying that no other follows: 明确提出 is 提出, 强调指出 is 指出."""
    verbs = "|".join(sorted(_verbs(), key=len, reverse=True))
    return compiled.pattern(f"(?:{verbs})(?!{verbs})")


@cache
def _verbs() -> dict[str, _Verb]:
    found = {}
    for verb, kinds, *rest in lexicon.entries("citation-verbs"):
        listed = "|".join(map(re.escape, " ".join(rest).lstrip("=").split()))
        behind = f"\\s*(?:{listed})" if "".join(rest).startswith("=") else f"(?!的{'|' if listed else ''}{listed})"
        found[verb] = _Verb(frozenset(kinds.split()), compiled.pattern(behind))
    return found


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each kind of source the pattern of a clause from its beginning, or from the name on, to the verb."""
    adverbs = f"(?:{_words('between', 'adverb')})*"
    ends = f"(?:{_words('between', 'end')}|(?={_words('leads', 'made')}))"
    where = f"(?:(?:{_words('between', 'where')})(?:[^。；！？：“”「」]|“[^“”]{{1,8}}”){{0,60}}?{ends})"
    leads = f"(?:{_DATE}|{_words('leads', 'plain')}|{_words('leads', 'as')}|[\\s“‘（(#*-])*"
    sources: dict[str, list[str]] = {}
    for kind, *written in lexicon.entries("citation-sources"):
        sources.setdefault(kind, []).extend(" ".join(written).split())
    surnames = "".join(sources.pop("surname"))
    patterns = []
    honours = "|".join(sources.pop("honour"))
    for kind, words in sources.items():
        who = "|".join(_written(word, surnames) for word in sorted(words, key=len, reverse=True))
        before, end = ("", "\\Z") if kind in _NAMES else (leads, "")
        comma = "，?" if kind in ("meeting", "organ") else ""
        between = adverbs if kind == "saying" else f"{adverbs}(?:，?{where}，?|{comma}){adverbs}"
        patterns.append((kind, compiled.pattern(f"{before}(?P<who>{who})(?!{honours}){between}{end}")))
    return tuple(patterns)


def _written(word: str, surnames: str) -> str:
    """A source as a pattern: … stands for the words before (…会议), # for a name (#同志), 《》 for a title."""
    prefix = f"(?:(?:党的|(?!{_words('leads', 'inside')})[{HAN}0-9０-９、]){{1,{_PREFIX}}}?)?"
    pattern = re.escape(word).replace("《》", _TITLE).replace("…", prefix)
    return pattern.replace(re.escape("#"), f"[{surnames}][{HAN}]{{1,2}}")


@cache
def _lead(kind: str, form: str) -> re.Pattern[str]:
    return compiled.pattern(form.format(_words("leads", kind)))


@cache
def _words(name: str, kind: str) -> str:
    found = [word for listed, *words in lexicon.entries(f"citation-{name}") if listed == kind for word in " ".join(words).split()]
    return "|".join(sorted(map(re.escape, found), key=len, reverse=True))
