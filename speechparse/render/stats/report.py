"""The figures of one speech, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from speechparse.analysis.lists import NumberedList
from speechparse.messages import _, ngettext, series
from speechparse.render.bars import bar, sparkline
from speechparse.render.page import Page, line
from speechparse.render.stats import wording
from speechparse.stats.lexis import Vocabulary
from speechparse.stats.model import Kept, Lengths, ListForm, Speech
from speechparse.stats.variety import WINDOW

_HEAD, _LABEL = "bold", "cyan"
_BAR, _SPARK = 24, 40  # cells at most
_BETWEEN = " · "  # words; phrases may have commas in them
_FEW = 5  # keywords of a section
_STYLES = ("bold", "", "dim")  # of sections by level

Entry = tuple[str, str]


def lines(speech: Speech, page: Page, rate: float, depth: int, top: int) -> Iterator[str]:
    """Yield the lines of the report.

    Args:
        speech: the speech.
        page: what it is printed on.
        rate: syllables a minute.
        depth: levels of sections that get a bar.
        top: how many words or phrases of a kind are shown; 0 for all.
    """
    yield page.paint(line(speech.title or _("(untitled)")), _HEAD)
    yield page.paint(line(f"{speech.document.source.path}{speech.path}"), "dim")
    yield ""
    yield from _entries(_structure(speech, page, rate), page)
    if speech.parts:
        yield ""
        yield page.paint(_("Share of the text, and time"), _HEAD)
        yield from _bars(speech, page, rate, depth)
    if speech.lists or speech.promises:
        yield ""
        yield page.paint(_("Lists"), _HEAD)
        yield from _entries(_lists(speech), page)
    if found := [*_phrases(speech, top), *(_words(speech, speech.vocabulary, top) if speech.vocabulary else ())]:
        yield ""
        yield page.paint(_("Language"), _HEAD)
        yield from _entries(found, page)


def _entries(entries: Iterable[Entry], page: Page) -> Iterator[str]:
    """Yield labels in a column, with their values beside."""
    entries = list(entries)
    column = max((cell_len(label) for label, _text in entries), default=0) + 2
    for label, text in entries:
        if not text:
            continue
        first, *more = page.folded(text, column, column)
        yield f"{page.paint(label, _LABEL)}{' ' * (column - cell_len(label))}{first}".rstrip()
        yield from more


def _structure(speech: Speech, page: Page, rate: float) -> Iterator[Entry]:
    yield _("Length"), wording.count(speech.characters)
    spoken = _("{time} at {rate:g} characters a minute").format(time=wording.minutes(speech.syllables, rate), rate=rate)
    yield _("Time to speak"), spoken
    if speech.parts:
        yield _("Sections"), _sections(speech)
        yield _("Numbering"), _numbering(speech)
        yield _("Headings"), _lengths(speech.headings)
    yield _("Paragraphs"), _lengths(speech.paragraphs)
    if speech.paragraphs.count > 1:
        yield "", sparkline(speech.paragraphs.values, max(8, min(_SPARK, page.width - 24)))
    yield _("Sentences"), _lengths(speech.sentences)


def _sections(speech: Speech) -> str:
    levels = Counter(part.section.level for part in speech.parts)
    whole = _("{count} in all").format(count=len(speech.parts))
    return _(", ").join([whole, *(_("level {level}: {count}").format(level=level, count=levels[level]) for level in sorted(levels))])


def _numbering(speech: Speech) -> str:
    """The schemes, each as its first number is written, and the forms of the markers."""
    schemes = Counter(part.section.marker.scheme for part in speech.parts)
    first = {part.section.marker.scheme: part.section.marker.text for part in reversed(speech.parts)}
    forms = Counter(part.section.marker.form for part in speech.parts)
    written = (f"{''.join(first[scheme].split())} ×{count}" for scheme, count in schemes.items())
    return _(", ").join(written) + _("; ") + _(", ").join(f"{wording.form(form)} {count}" for form, count in forms.items())


def _lengths(lengths: Lengths) -> str:
    if not lengths.count:
        return _("none")
    message = _("{count}; mean {mean:.0f} characters, median {median:.0f}, longest {longest}")
    return message.format(count=lengths.count, mean=lengths.mean, median=lengths.median, longest=lengths.longest)


def _bars(speech: Speech, page: Page, rate: float, depth: int) -> Iterator[str]:
    """Yield a line for each section: its share, its time, a bar, its heading."""
    rows = [(speech.opening, _("(opening)"), 1)] if speech.opening.characters else []
    for part in speech.parts:
        if part.section.level <= depth:
            label = f"{''.join(part.section.marker.text.split())}{part.section.title}"
            rows.append((part.size, line(label), part.section.level))
    if speech.closing.characters:
        rows.append((speech.closing, _("(closing)"), 1))
    clock = max(len(wording.clock(size.syllables, rate)) for size, _label, _level in rows)
    room = max(6, min(_BAR, page.width // 4))
    most = max(size.characters for size, _label, _level in rows)
    for size, label, level in rows:
        drawn = bar(size.characters / most, room)
        before = f"{size.characters / speech.said:>4.0%} {wording.clock(size.syllables, rate):>{clock}} "
        indent = len(before) + room + 2 * level - 1
        first, *more = page.folded(label, indent, indent)
        style = _STYLES[min(level, len(_STYLES)) - 1]
        yield f"{before}{page.paint(drawn, 'cyan')}{' ' * (indent - len(before) - len(drawn))}{page.paint(first, style)}"
        yield from (f"{' ' * indent}{page.paint(each.strip(), style)}" for each in more)


def _lists(speech: Speech) -> Iterator[Entry]:
    for each in speech.lists:
        yield _range(each.list, each.path.removeprefix(speech.path).lstrip("/")), _parallel(each)
    for kept in speech.promises:
        yield _("promise {phrase}").format(phrase=kept.promised.phrase), _kept(kept)


def _range(one: NumberedList, path: str) -> str:
    """The first and the last number of a list, below its parent."""
    first, last = (item.marker.label for item in (one.items[0], one.items[-1]))
    return f"{path}/{_('{first}–{last}').format(first=first, last=last)}".lstrip("/")


def _parallel(each: ListForm) -> str:
    """How parallel the headings are, and why."""
    traits = [_("{lengths} characters").format(lengths=_("+").join(map(str, each.clauses)))]
    if each.opening:
        traits.append(_("begin with {words}").format(words=each.opening))
    if each.ending:
        traits.append(_("end with {words}").format(words=each.ending))
    said = _("{share:.0%} parallel: {traits}").format(share=each.parallelism, traits=series(traits))
    if each.odd:
        said += _("; otherwise: {headings}").format(headings=_(", ").join(line(f"{item.marker.label} {item.title}") for item in each.odd))
    return said


def _kept(each: Kept) -> str:
    found = len(each.promised.list.items)
    where = _range(each.promised.list, "")
    if each.kept is None:
        return _("cannot be told ({where})").format(where=where)
    if each.kept:
        return _("kept ({where})").format(where=where)
    return _("not kept: {found} follow ({where})").format(found=found, where=where)


def _phrases(speech: Speech, top: int) -> Iterator[Entry]:
    kinds = (
        (_("Slogans"), [each.joined for each in speech.slogans]),
        (_("Quoted terms"), [f"“{each.joined}”" for each in speech.quoted if not each.title]),
        (_("Documents"), [f"《{each.joined}》" for each in speech.quoted if each.title]),
        (_("Cited"), [_("{who} ({verb})").format(who=each.who, verb=each.verb) for each in speech.citations]),
        (_("Figures"), [wording.figure(each) for each in speech.figures]),
    )
    for label, texts in kinds:
        if texts:
            yield label, _("{count}: {words}").format(count=len(texts), words=_most(Counter(texts).most_common(), top))


def _words(speech: Speech, told: Vocabulary, top: int) -> Iterator[Entry]:
    words = ngettext("{count} word", "{count} words", told.words).format(count=told.words)
    kinds = _("{words}, {different} different").format(words=words, different=len(told.counts))
    if told.variety is not None:
        kinds += _("; variety {variety:.2f} (MATTR, windows of {window} words)").format(variety=told.variety, window=WINDOW)
    yield _("Words"), kinds
    yield _("Keywords"), _BETWEEN.join(keyword.word for keyword in told.keywords[: top or None])
    for part in speech.parts:
        if part.section.level == 1:
            yield f"  {part.section.marker.label}", _BETWEEN.join(keyword.word for keyword in told.sections[part.section.start][:_FEW])
    yield _("Frequent words"), _most([(word, count) for word, count in told.frequent if count > 1], top)
    yield _("Phrases"), _most(told.phrases, top)
    yield _("Command words"), _dense(told.commands.words, speech.said, top)
    yield _("Four characters"), _dense(told.fours, speech.said, top)


def _dense(found: Sequence[tuple[str, int]], said: int, top: int) -> str:
    """How many per thousand characters, and which; "" if there are none."""
    count = sum(each for _word, each in found)
    message = _("{count}, {rate:.1f} per 1000 characters: {words}")
    return message.format(count=count, rate=1000 * count / max(1, said), words=_most(found, top)) if count else ""


def _most(found: Sequence[tuple[str, int]], top: int) -> str:
    """The most frequent ones, with counts above one, and how many more there are."""
    shown = found[:top] if top else found
    text = _BETWEEN.join(line(word) if count == 1 else f"{line(word)} ×{count}" for word, count in shown)
    rest = len(found) - len(shown)
    return text + (ngettext(" … and {count} more", " … and {count} more", rest).format(count=rest) if rest else "")
