"""The number formats of Word's lists: a number as Word writes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PLAIN = "零一二三四五六七八九"
_LETTERS = 30  # a letter is written no more than so often (z, zz, zzz …)
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def written(number: int, form: str) -> str:
    """Write a number in a format, by Word's name for it; numbers that a format cannot write, and unknown formats, are decimal."""
    return _FORMATS.get(form, str)(number) or str(number)


def _run(signs: str, number: int) -> str:
    """One sign a number (①, 甲)."""
    return signs[number - 1 : number] if number > 0 else ""


def _signs(first: str, count: int) -> Callable[[int], str]:
    return partial(_run, "".join(chr(ord(first) + n) for n in range(count)))


def _digits(digits: str, number: int) -> str:
    """Digit by digit (一〇 for 10)."""
    return "".join(digits[int(digit)] for digit in str(number)) if number >= 0 else ""


def _counted(digits: str, units: str, ones: str, number: int) -> str:
    """With units (一百零八). ``ones``: what a one before a unit is written as at the head of the number, and elsewhere."""
    if not 0 < number < 10_000:
        return ""
    written_, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            zero = bool(written_)
            continue
        if zero:
            written_ += digits[0].strip()
        zero = False
        one = digits[1] if digit > 1 or not place or ones == "all" or (ones == "ten" and (written_ or place > 1)) else ""
        written_ += (digits[digit] if digit > 1 else one) + (units[place - 1] if place else "")
    return written_


def _below_hundred(zero: str, number: int) -> str:
    """With units up to 99, then digit by digit (一○○)."""
    return _counted(_PLAIN, "十百千", "ten", number) if number < 100 else _digits(zero + _PLAIN[1:], number)


def _letters(first: str, number: int) -> str:
    """One letter up to 26, then aa, bb, cc."""
    times, letter = divmod(number - 1, 26)
    return chr(ord(first) + letter) * (times + 1) if 0 <= times < _LETTERS else ""


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    written_ = ""
    for value, sign in _ROMAN.items():
        times, number = divmod(number, value)
        written_ += sign * times
    return written_


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number // 10 % 10 == 1 else ends.get(number % 10, 'th')}"


_FULL_WIDTH = partial(_digits, "０１２３４５６７８９")
_COUNTED = partial(_counted, _PLAIN, "十百千", "ten")
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": partial(_below_hundred, "○"),
    "taiwaneseCounting": partial(_below_hundred, "○"),
    "chineseCountingThousand": _COUNTED,
    "taiwaneseCountingThousand": _COUNTED,
    "chineseLegalSimplified": partial(_counted, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "all"),
    "ideographLegalTraditional": partial(_counted, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "all"),
    "japaneseCounting": partial(_counted, " 一二三四五六七八九", "十百千", "none"),
    "japaneseLegal": partial(_counted, " 壱弐参四伍六七八九", "拾百阡", "all"),
    "koreanCounting": partial(_counted, " 일이삼사오육칠팔구", "십백천", "none"),
    "ideographDigital": partial(_digits, "〇" + _PLAIN[1:]),
    "japaneseDigitalTenThousand": partial(_digits, "〇" + _PLAIN[1:]),
    "taiwaneseDigital": partial(_digits, "○" + _PLAIN[1:]),
    "koreanDigital": partial(_digits, "영일이삼사오육칠팔구"),
    "koreanDigital2": partial(_digits, _PLAIN),
    "ideographTraditional": partial(_run, _STEMS),
    "ideographZodiac": partial(_run, _BRANCHES),
    "ideographZodiacTraditional": lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
    "ideographEnclosedCircle": _signs("㈠", 10),  # in brackets, whatever its name
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "ganada": partial(_run, "가나다라마바사아자차카타파하"),
    "chosung": partial(_run, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": partial(_letters, "A"),
    "lowerLetter": partial(_letters, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
}
