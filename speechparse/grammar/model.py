"""A grammar as frozen values: schemes, look-alikes, article parts, cues and costs."""

from __future__ import annotations

from speechparse.frozen import Frozen


class Written(Frozen):
    """One way to write a marker of a scheme.

    Attributes:
        write: the pattern, with {n} for the number.
        where: "" for anywhere in its list, "own-line" if the heading must be the whole line, "alone" if nothing else
            may stand on the line, "paragraph" if it must not begin a line that continues the one above.
        after: for inline markers, the marks of which one must stand before it ("" for any boundary).
        beside: id of a scheme that the text must show too ("1 总则" is a marker where there is a "1.1"); "" for none.
        anywhere: inside a paragraph it needs no mark before it (（1） and ① are plain enough).
        weight: the cost of rejecting the marker (None: the scheme's own weight).
    """

    write: str
    where: str = ""
    after: str = ""
    beside: str = ""
    anywhere: bool = False
    weight: float | None = None


class Family(Frozen):
    """The open part of a scheme: number and one word that the list repeats (一靠 二靠).

    Attributes:
        exclude: words that never make one, as they count things (一级).
        after: characters after which it may stand as after a boundary (要一靠…).
        head: weight at the head of a paragraph.
        inline: weight inside one.
    """

    exclude: str = ""
    after: str = ""
    head: float = 2.0
    inline: float = 1.5


class Scheme(Frozen):
    """One way of numbering.

    Attributes:
        id: public name, stable.
        system: number system (a key of ``numerals.SYSTEMS``).
        rank: usual depth among schemes; a smaller rank stands higher.
        loose: the scheme is used at any depth.
        divides: its items are headings; in text that lost its line breaks they still begin a paragraph.
        spoken: its items are sentences or single paragraphs (一是…。二是…).
        proper: the proper form, by GB/T 15834—2011 B.3 where the standard knows the scheme, else by custom.
        heading: "first" if the heading runs to the first closing mark, "own" if only a heading on its own line counts
            (条: what follows on the line is the provision itself).
        completed: a marker alone on its line is completed by the next line (第一章 / 总则).
        runs_on: numbers run on through the whole text, whatever section they are in.
        head: forms at the head of a line; inline: forms inside a paragraph.
        weight_head, weight_inline: what it costs to take such a marker for none.
        wrong: pattern of the punctuation that stands behind a number, its word and its bracket by mistake, where the proper
            form has another or none; "" if nothing is known to be wrong.
        cited: its numbers are given elsewhere (in an agenda, to notes): a text may well show one of them alone.
    """

    id: str
    system: str
    rank: float
    proper: str
    head: tuple[Written, ...]
    inline: tuple[Written, ...] = ()
    loose: bool = False
    divides: bool = False
    spoken: bool = False
    heading: str = "first"
    completed: bool = False
    runs_on: bool = False
    enabled: bool = True
    family: Family | None = None
    weight_head: float = 3.0
    weight_inline: float = 1.5
    wrong: str = ""
    cited: bool = False


class Lookalike(Frozen):
    """A pattern that looks like a marker of a scheme but is not one.

    Attributes:
        scheme: id of the scheme.
        write: the pattern.
        weight: at the head of a line it may be one after all (三、五年规划 below 二、): what it costs there to take it for none,
            if that is less than what it costs else; None if it never is.
    """

    scheme: str
    write: str
    weight: float | None = None


class Parts(Frozen):
    """Patterns of the parts of an article, each matched from the beginning of a paragraph."""

    article_marker: str
    attachment: str
    title_end: str
    title_first: str
    title_rest: str
    title_label: str
    title_site: str
    date: str
    date_label: str
    subtitle: str
    occasion: str
    speaker: str
    salutation: str
    recipients: str
    source_note: str
    document_number: str
    contents: str
    note: str
    notes: str
    trailer: str
    closing: str


class Cues(Frozen):
    """Words that show what a passage belongs to."""

    farewells: str
    returns: str
    turns: str
    bodies: str
    sentences: str
    particles: str


class Costs(Frozen):
    """Costs of a reading; docs/grammars.md says what each one is for."""

    open: float
    habit: float
    lone: float
    gap: float
    gap_inline: float
    gap_step: float
    repeat: float
    back: float
    restart: float
    restart_inline: float
    late_start: float
    middle_start: float
    runs_on: float
    order: float
    order_loose: float
    self_nest: float
    other_word_nest: float
    other_mark_nest: float
    head_in_inline: float
    far_inline: float
    sibling_list: float
    sibling_inline: float
    sibling_lower: float
    own_line_ends: float
    close: float
    kin: float
    word: float
    mark: float
    form: float
    far_form: float
    inline_in_head_list: float
    cue: float
    turn: float
    weak_boundary: float
    no_boundary: float
    broken_line: float
    promise: float
    over_promise: float
    far_spoken: float
    level: float
    prefix: float
    prefix_fits: float


class Grammar(Frozen):
    """A whole grammar, after ``extends`` has been followed; compared by identity.

    Attributes:
        ranks: ids of the schemes in the usual order of ranks, from the top.
    """

    name: str
    description: dict[str, str]
    schemes: tuple[Scheme, ...]
    lookalikes: tuple[Lookalike, ...]
    kin: tuple[frozenset[str], ...]
    parts: Parts
    cues: Cues
    costs: Costs
    promises: tuple[str, ...] = ()
    recognise: tuple[tuple[str, float], ...] = ()
    path: str = ""
    ranks: tuple[str, ...] = ()

    def scheme(self, id: str) -> Scheme:
        """Return the scheme of an id.

        Raises:
            KeyError: the grammar has no such scheme.
        """
        for scheme in self.schemes:
            if scheme.id == id:
                return scheme
        raise KeyError(id)

    def aloud(self) -> frozenset[str]:
        """Ids of the schemes whose numbers are heard (第一，一是): the spoken ones, and those that one list may mix with them."""
        spoken = {scheme.id for scheme in self.schemes if scheme.spoken}
        return frozenset(spoken.union(*(kin for kin in self.kin if kin & spoken)))
