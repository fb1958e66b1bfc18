"""The number systems that markers are written in.

Each system is a regular-expression fragment for the written number and a function that gives its value. Values are
positive integers, or ``LAST``; ``value`` gives None for what looks like a number of the system but is none (十十).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from speechparse.compiled import pattern
from speechparse.frozen import Frozen

LAST = 0
"""The value of a number that says only that it is the last (最后)."""

_DIGITS = {c: v for v, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {c: v for v, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2, "兩": 2, "貳": 2, "贰": 2, "參": 3, "叄": 3, "参": 3, "陸": 6, "○": 0, "Ｏ": 0, "O": 0}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = pattern("(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _chinese(text: str) -> int | None:
    """Return the value of 十二, 二十一, 廿一, 一百零八, 一二 (digits in a row) or 貳拾."""
    total, digit, last_unit, row = 0, None, 10_000, len(text) > 1
    for char in text:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last_unit or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit, row = None, unit, False
        elif char in _TENS:
            if total or digit is not None:
                return None
            total, last_unit, row = _TENS[char], 10, False
        else:
            figure = _DIGITS[char]
            if row and digit is not None:
                digit = digit * 10 + figure
            elif digit not in (None, 0):
                return None
            else:
                digit = figure
    return (total + (digit or 0)) or None


def _arabic(text: str) -> int | None:
    return int(text) or None


def _dotted(text: str) -> int | None:
    return int(text.replace("．", ".").rsplit(".", 1)[-1]) or None


def _roman(text: str) -> int | None:
    if "Ⅰ" <= text[0] <= "Ⅻ" and len(text) == 1:
        return ord(text) - ord("Ⅰ") + 1
    if not _ROMAN.fullmatch(text.upper()):
        return None
    total = previous = 0
    for char in reversed(text.upper()):
        figure = _ROMAN_LETTERS[char]
        total += figure if figure >= previous else -figure
        previous = max(previous, figure)
    return total


def _stem(text: str) -> int | None:
    return _STEMS.index(text) + 1


def _branch(text: str) -> int | None:
    return _BRANCHES.index(text) + 1


def _latin(text: str) -> int | None:
    letter = text.translate(_HALF_WIDTH).upper()
    return ord(letter) - ord("A") + 1


_HALF_WIDTH = {full: full - 0xFEE0 for full in range(ord("！"), ord("～") + 1)}

_Run = tuple[str, str, int]
# First and last sign of each Unicode run of numbers in one sign, with the value of the first.
_SIGN_RUNS: dict[str, tuple[_Run, ...]] = {
    "circled": (("①", "⑳", 1), ("㉑", "㉟", 21), ("㊱", "㊿", 36), ("❶", "❿", 1), ("⓫", "⓴", 11), ("⓵", "⓾", 1)),
    "enclosed-arabic": (("⑴", "⒇", 1),),
    "dotted-arabic": (("⒈", "⒛", 1),),
    "enclosed-chinese": (("㈠", "㈩", 1), ("㊀", "㊉", 1)),
}


def _sign(text: str) -> int | None:
    for runs in _SIGN_RUNS.values():
        for first, last, value in runs:
            if first <= text <= last:
                return ord(text) - ord(first) + value
    return None


_SLIPS = str.maketrans("=＝", "二二")  # a scanner reads 二 as two bars
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": LAST, "最後": LAST}


class System(Frozen):
    """A number system: ``pattern`` (a regular expression without groups) and ``value`` of what it matches."""

    pattern: str
    value: Callable[[str], int | None]


def _signs(name: str) -> System:
    runs = "".join(f"{first}-{last}" for first, last, _ in _SIGN_RUNS[name])
    return System(f"[{runs}]", _sign)


SYSTEMS: dict[str, System] = {
    "chinese": System("[一二三四五六七八九十百千零〇廿卅卌两○]{1,7}", _chinese),
    "chinese-slip": System("[一二三四五六七八九十=＝]{1,3}", lambda text: _chinese(text.translate(_SLIPS))),
    "chinese-capital": System("[壹贰叁肆伍陆柒捌玖拾佰零貳參叄陸]{1,4}", _chinese),
    "arabic": System("[0-9０-９]{1,3}", _arabic),
    "dotted-2": System(r"[0-9０-９]{1,3}[.．][0-9０-９]{1,3}", _dotted),
    "dotted-3": System(r"[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){2}", _dotted),
    "dotted-4": System(r"[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){3,5}", _dotted),
    "annex-2": System(r"[A-ZＡ-Ｚ][.．][0-9０-９]{1,3}", _dotted),
    "annex-3": System(r"[A-ZＡ-Ｚ](?:[.．][0-9０-９]{1,3}){2,4}", _dotted),
    "roman": System("(?:[Ⅰ-Ⅻ]|[IVX]{1,5})", _roman),
    "latin": System("[A-Za-zＡ-Ｚａ-ｚ]", _latin),
    "sequence": System("首先|其次|再次|再者|最[后後]", _SEQUENCE.get),
    "branch": System(f"[{_BRANCHES}]", _branch),
    "stem": System(f"[{_STEMS}]", _stem),
    **{name: _signs(name) for name in _SIGN_RUNS},
}


def value(system: str, text: str) -> int | None:
    """Return the value of a written number (blanks inside are ignored); None if it has none."""
    bare = "".join(text.split())
    return SYSTEMS[system].value(bare) if bare else None


@lru_cache(maxsize=4096)  # the same few numbers stand in every text; the tree holds one tuple for each
def parts(system: str, text: str) -> tuple[int, ...]:
    """Return all numbers of a written number: (1, 2, 3) for 1.2.3, (2, 1) for B.1; one number for other systems."""
    bare = "".join(text.split())
    if system.startswith("dotted-") and system != "dotted-arabic":
        return tuple(int(piece) for piece in bare.replace("．", ".").split("."))
    if system.startswith("annex"):
        letter, *rest = bare.replace("．", ".").split(".")
        return (_latin(letter) or 0, *(int(piece) for piece in rest))
    number = value(system, bare)
    return () if number is None else (number,)


_CHINESE_DIGITS = "零一二三四五六七八九"
_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_FULL_WIDTH = {half: half + 0xFEE0 for half in range(ord("!"), ord("~") + 1)}


def chinese(number: int) -> str:
    """Write a number from 1 to 999 in Chinese (12 gives 十二, 108 gives 一百零八).

    Raises:
        ValueError: the number is out of range.
    """
    if not 0 < number < 1000:
        raise ValueError(f"not between 1 and 999: {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_CHINESE_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if tens == 1 and not hundreds else f"{_CHINESE_DIGITS[tens]}十"
    elif hundreds and ones:
        written += "零"
    return written + (_CHINESE_DIGITS[ones] if ones else "")


def write(system: str, *numbers: int, like: str = "") -> str:
    """Write a number in a system: ("chinese", 12) gives 十二, ("dotted-3", 1, 2, 3) gives 1.2.3.

    Args:
        system: a key of ``SYSTEMS``.
        numbers: all the numbers, as ``parts`` gives them (one for most systems).
        like: numbers of the same list, blanks between them: the new one is written in their manner (１２, a, ❸, 貳, 二〇);
            where they differ, in that of the first.

    Raises:
        ValueError: the system cannot write the number.
    """
    manner = like.split() or [""]
    written = _write_pieces(system, numbers, manner[0]) if len(numbers) > 1 else _write_one(system, numbers[0], manner)
    if not re.fullmatch(SYSTEMS[system].pattern, written) or parts(system, written) != numbers:
        raise ValueError(f"{system} cannot write {numbers}")
    return written


def _write_one(system: str, number: int, manner: list[str]) -> str:
    if system in _SIGN_RUNS:
        return _write_sign(_SIGN_RUNS[system], number, manner[0])
    if system == "chinese-capital":
        return _write_capital(number, "".join(manner))
    if system.startswith("chinese"):
        return _write_chinese(number, manner)
    if system == "roman":
        return _write_roman(number, manner[0])
    if system == "latin":
        return _in_width(chr(ord("a" if manner[0].translate(_HALF_WIDTH).islower() else "A") + number - 1), manner[0])
    if system in ("branch", "stem"):
        return (_BRANCHES if system == "branch" else _STEMS)[number - 1 : number]
    if system == "sequence":
        return manner[0] if _SEQUENCE.get(manner[0]) == number else next((word for word, n in _SEQUENCE.items() if n == number), "")
    return _in_width(str(number), manner[0])


def _write_pieces(system: str, numbers: tuple[int, ...], like: str) -> str:
    """Write 1.2.3 or B.1 piece by piece, with the points between as they were."""
    pieces = re.split("[.．]", like) if like else [""] * len(numbers)
    points = re.findall("[.．]", like) or ["."] * (len(numbers) - 1)
    if len(pieces) != len(numbers):
        raise ValueError(f"{like} has not {len(numbers)} numbers")
    written = [_write_one("arabic", number, [piece]) for number, piece in zip(numbers, pieces, strict=True)]
    if system.startswith("annex"):
        written[0] = _write_one("latin", numbers[0], pieces[:1])
    return written[0] + "".join(point + piece for point, piece in zip(points, written[1:], strict=True))


def _write_chinese(number: int, manner: list[str]) -> str:
    zero = next((sign for sign in "〇○" if any(sign in one for one in manner)), "零")
    if any(len(one) > 1 and not set(one) & {*_UNITS, *_TENS} for one in manner):  # 一二 for 12
        return "".join(_CHINESE_DIGITS[int(digit)] for digit in str(number)).replace("零", "〇" if zero == "零" else zero)
    return chinese(number).replace("零", zero)


def _write_capital(number: int, manner: str) -> str:
    written = chinese(number).translate({ord(plain): capital for plain, capital in zip(_CHINESE_DIGITS, _CAPITAL_DIGITS, strict=True)})
    written = written.replace("十", "拾").replace("百", "佰")
    if set(manner) & set("貳參叄陸"):
        written = written.translate(str.maketrans("贰叁陆", "貳叄陸" if "叄" in manner else "貳參陸"))
    return written


def _write_roman(number: int, like: str) -> str:
    if "Ⅰ" <= like[:1] <= "Ⅻ" and number <= 12:
        return chr(ord("Ⅰ") + number - 1)
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _write_sign(runs: tuple[_Run, ...], number: int, like: str) -> str:
    """Return the sign of the run that ``like`` is in, or of one that continues it (❶ to ❿, then ⓫)."""
    run: _Run | None = next((run for run in runs if run[0] <= like[:1] <= run[1]), runs[0])
    while run and number > _last(run):
        run = next((other for other in runs if other[2] == _last(run) + 1), None)
    while run and number < run[2]:
        run = next((other for other in runs if _last(other) + 1 == run[2]), None)
    return chr(ord(run[0]) + number - run[2]) if run else ""


def _last(run: _Run) -> int:
    """Return the value of the last sign of a run."""
    return run[2] + ord(run[1]) - ord(run[0])


def _in_width(written: str, like: str) -> str:
    """Return a text in full width if ``like`` is."""
    return written.translate(_FULL_WIDTH) if "！" <= like[:1] <= "～" else written
