"""An ellipsis or a dash has another form than …… and ——.

The ellipsis is six dots in the place of two characters (……), the dash a line in the place of two characters (——). Three dots, three
full stops, hyphens and half a dash are what a keyboard gives. A single — between two words may be a hyphen (北京—上海) and is
left alone.

Wrong:
    资金、技术、人才...都要向一线倾斜。
    --在全市防汛工作会议上的讲话

Right:
    资金、技术、人才……都要向一线倾斜。
    ——在全市防汛工作会议上的讲话

Source: GB/T 15834—2011 4.10.2, 4.11.2 and A.9.1 (not more than two ellipses).

Fix: safe. The right form is put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.analysis.characters import HAN
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_AFTER = f"[{HAN}”’）》、，。？！]"
_BEFORE = f"[{HAN}“‘（《]"


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start, end = found.span()
    dash = found.group()[0] in "-－—"
    if facts.mainland and facts.prose_at(end if dash else start):  # hyphens before a line may pass for an ornament
        message = (_("“{mark}” for the dash “——”") if dash else _("“{mark}” for the ellipsis “……”")).format(mark=found.group())
        yield Flaw(facts.span(start, end), message, Fix((Edit(start, end, "——" if dash else "……"),), Safety.SAFE))


RULE = Rule(
    "PUN006",
    "ellipsis-and-dash",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    # Longer rows of dots lead the eye from a heading to its page.
    pattern=(
        r"(?!。[^。])(?:"  # nearly all full stops
        rf"(?<={_AFTER})(?<![.．…])(?:\.{{3,6}}|．{{3,6}})(?![.．…]|\s*[0-9])"
        r"|(?<!。)。{3,6}(?!。)"
        rf"|(?<={_AFTER})(?<!…)(?:…|…{{3}}|…{{5,}})(?![….]|\s*[0-9])"
        rf"|(?<={_AFTER})(?:-{{2,3}}|－{{2,3}}|—{{3}})(?=[“‘（《{HAN}])"
        rf"|(?:^|(?<=[\r\n])|(?<=[\r\n]\s)|(?<=[\r\n]\s\s))(?:-{{2}}|－{{1,2}}|—)(?={_BEFORE}))"
    ),
    starts=".．。…-－—",
)
