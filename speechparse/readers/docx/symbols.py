"""Characters of Word's symbol fonts, which a document names by font and code (``w:sym``)."""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)  # where the codes of symbol fonts stand in Unicode
_GREEK_CAPITAL = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_GREEK_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"


def _run(first: int, signs: str) -> dict[int, str]:
    return dict(enumerate(signs, first))


_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        **_run(0x6C, "●❍■□"),
        **_run(0x71, "❑❒⬧⧫◆❖"),
        **_run(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        **_run(0x9E, "·•▪○"),
        **_run(0xA7, "▪◻"),
        **_run(0xAB, "★"),
        **_run(0xD8, "➢"),
        **_run(0xDF, "←→↑↓"),
        **_run(0xE8, "➔"),
        **_run(0xFB, "✗✓☒☑"),
        0x2A: "✉",
        0x46: "☞",
    },
    "wingdings 2": {
        **_run(0x4F, "✗✓"),
        **_run(0x52, "☑"),
        **_run(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        **_run(0x97, "●"),
        **_run(0xA2, "■"),
        **_run(0xA3, "□"),
    },
    "wingdings 3": {0x7D: "▶"},
    "symbol": {
        **_run(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅"),
        **_run(0x41, _GREEK_CAPITAL),
        **_run(0x5B, "[∴]⊥_"),
        **_run(0x61, _GREEK_SMALL),
        **_run(0x7B, "{|}∼"),
        **_run(0xA2, "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
        **_run(0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"),
        0xE5: "∑",
        0xF2: "∫",
    },
}


def symbol(font: str, code: str) -> str:
    """Return the character for a font and a code (hexadecimal, as in ``w:sym``); "" if it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if point in _PRIVATE or point < 0x100:
        return _FONTS.get(font.lower(), {}).get(point & 0xFF, "")
    return chr(point) if point < 0xD800 or 0xF900 <= point < 0x110000 else ""
