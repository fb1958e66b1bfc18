"""Counts the syllables of a text read aloud in Mandarin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from speechparse import compiled, numerals
from speechparse.analysis.characters import HAN
from speechparse.stats import lexicon

_LONGEST = 16  # digits of a number that is read by place; longer ones digit by digit
_LONG = 7  # digits of a number that may be a telephone number
_GROUP = 4  # digits to the next 万 or 亿
_PLACES = ("", "万", "亿", "万亿")
_SILENT_ZERO = 10**_GROUP // 10
_W = 3  # da-bu-liu; every other letter counts for one
_FULL_WIDTH = {full: chr(full - 0xFEE0) for run in (range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B)) for full in run}
_FULL_WIDTH |= {ord(full): half for full, half in zip("．％﹪／＋－～：＝＜＞＊＆＄", ".%%/+-~:=<>*&$", strict=True)}
_WIDE = compiled.pattern(f"[{''.join(map(chr, _FULL_WIDTH))}]")
_WIDE_COMMA = compiled.pattern(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_EMPHASIS = compiled.pattern(r"(\*{1,3})(?![\s*])([^*\n]{4,200}?)\1(?!\*)")
_VOWELS = compiled.pattern("[aeiouyàáâäèéêëìíîïòóôöùúûü]+", re.IGNORECASE)
_SILENT = "，。、；！？“”‘’（）《》"  # nothing that is said begins with one of them, and most texts have many
_DASH = "[-–—~～−]{1,2}"


def syllables(text: str) -> int:
    """Return the number of syllables of a text read aloud in Mandarin.

    - A Chinese character is one syllable, 儿 too. Punctuation, blanks and Markdown's marks are none.
    - Numbers are said by place, two thousand as 两千 (1234: 一千二百三十四, 7; 10005: 一万零五, 4), decimals digit by digit
      behind 点 (12.5: 十二点五), percents as 百分之 (12.5%: 7), fractions as 分之 (1/3: 三分之一), ratios as 比 (3:1).
    - Digit by digit are said: years (2025年, and 1900 to 2099 where no unit follows), numbers that begin with 0, telephone
      numbers, seven digits and more that begin with 1 (unless they end in 0000), more than sixteen digits.
    - 2025-06-30, 2025/6/30 and 2025.6.30 are 二零二五年六月三十日; 9:30 is 九点三十, 9:00 九点, 9:05 九点零五.
    - The mark of a range (1-6月: 一至六月) and a minus are one syllable, and so is whatever stands for a name or figure that
      was taken out (××, X, ** and __ are 某, however long; stars around four characters and more are Markdown's emphasis).
    - Units and signs are said in Chinese (5km: 五公里; ℃: 摄氏度; the list is ``lexicon/readings.txt``).
    - Latin letters in capitals are spelled, each a syllable but W, which is three (da-bu-liu): GDP 3, WTO 5, 5G 2. Other Latin
      words have a syllable for each group of vowels, at least one. Roman numbers from II on, ① and Ⅲ are said as the number.

    Time grows with the length of the text.
    """
    if _WIDE.search(text):
        text = _WIDE_COMMA.sub(",", text).translate(_FULL_WIDTH)
    if "*" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return sum(_READ[found.lastgroup or ""](found) for found in _tokens().finditer(text))


def _integer(digits: str) -> int:
    """The syllables of an integer read by place value."""
    number = int(digits)
    if number == 0:
        return 1
    groups = []
    while number:
        number, rest = divmod(number, 10**_GROUP)
        groups.append(rest)
    read, skipped = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            zero = "零" if read and (skipped or group < _SILENT_ZERO) else ""
            read += zero + _group(group, inner=bool(read)) + ("万" if place > 2 and groups[2] else _PLACES[place])
        skipped = not group
    return len(read)


def _group(number: int, inner: bool) -> str:
    """Four digits in Chinese; ten inside a number is 一十."""
    thousands, rest = divmod(number, 1000)
    read = f"{numerals.chinese(thousands)}千" if thousands else ""
    if not rest:
        return read
    written = numerals.chinese(rest)
    if written.startswith("十") and (inner or thousands):
        written = f"一{written}"
    return read + ("零" if thousands and rest < 100 else "") + written


def _number(digits: str) -> int:
    """The syllables of an integer, read by place value, or digit by digit if it is the number of a thing."""
    spelled = (
        len(digits) > _LONGEST
        or (len(digits) > 1 and digits[0] == "0")
        or (len(digits) >= _LONG and digits[0] == "1" and not digits.endswith("0000"))
    )
    return len(digits) if spelled else _integer(digits)


def _date(found: re.Match[str]) -> int:
    year, month, day = re.findall(r"\d+", found.group())
    return len(year) + _integer(month) + _integer(day) + len("年月日")


def _time(found: re.Match[str]) -> int:
    hour, minute, *second = found.group().split(":")
    spoken = _integer(hour) + len("点")
    if second:
        return spoken + _minutes(minute) + len("分") + _minutes(second[0]) + len("秒")
    return spoken + (0 if minute == "00" else _minutes(minute))


def _minutes(digits: str) -> int:
    return len(digits) if digits[0] == "0" and digits != "00" else _integer(digits)


def _decimal(found: re.Match[str]) -> int:
    whole, *places = found.group().replace(",", "").split(".")
    return _number(whole) + sum(len("点") + len(digits) for digits in places)


def _pair(found: re.Match[str]) -> int:
    """1/3 and 3:1."""
    one, other = re.findall(r"\d+", found.group())
    return _number(one) + _number(other) + len("分之" if "/" in found.group() else "比")


def _word(found: re.Match[str]) -> int:
    word = found.group()
    if word.isupper():
        return len(word) + (_W - 1) * word.count("W")
    return max(1, sum(1 for _ in _VOWELS.finditer(word)))


def _roman(found: re.Match[str]) -> int:
    value = numerals.value("roman", found.group())
    return len(numerals.chinese(value)) if value else _word(found)


def _sign(found: re.Match[str]) -> int:
    """①, ⑿ and Ⅲ."""
    value = unicodedata.numeric(found.group(), 0)
    return _integer(str(int(value))) if value == int(value) else 0


@cache
def _readings() -> dict[str, str]:
    return {sign: words for sign, words, *_ in lexicon.entries("readings")}


_READ: dict[str, Callable[[re.Match[str]], int]] = {
    "han": lambda found: len(found.group()),
    "date": _date,
    "phone": lambda found: sum(map(str.isdigit, found.group())),
    "time": _time,
    "pair": _pair,
    "per": lambda _: len("每"),
    "hotline": lambda found: len(found.group()),
    "year": lambda found: len(found.group()),
    "number": _decimal,
    "span": lambda _: 1,
    "mask": lambda _: 1,
    "reading": lambda found: len(_readings()[found.group().strip()]),
    "roman": _roman,
    "word": _word,
    "sign": _sign,
}


def _either(signs: list[str]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


@cache
def _tokens() -> re.Pattern[str]:
    """The pattern of everything that is said. Its quantifiers are possessive, so that time grows linearly with the text."""
    anywhere = _either([sign for sign, _, *where in lexicon.entries("readings") if not where])
    behind = _either([sign for sign, _, *where in lexicon.entries("readings") if where])
    units = "|".join(re.escape(name) for names, *_ in lexicon.entries("units") for name in names.split() if name not in ("年", "日"))
    han = f"[{HAN}\uf900-\ufaff\U00020000-\U0003ffff々]"
    day = r"(?:0?[1-9]|1[0-2]){}(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    dates = "|".join(rf"{mark}{day.format(mark)}" for mark in ("-", "/", r"\."))
    year = r"\s?年|[-–—~～至]{1,2}[12]\d{3}\s?年"
    counts = rf"\s?(?:[多余几万亿千百]|{units})"
    parts = {
        "han": rf"{han}++",
        "date": rf"(?<!\d)[12]\d{{3}}(?:{dates})",
        "phone": r"(?<!\d)(?:0\d{2,3}|[48]00)(?:-\d{3,8}){1,3}+(?![\d-])",
        "time": r"(?<!\d)(?:2[0-4]|1\d|0?\d):[0-5]\d(?::[0-5]\d)?(?!\d)",
        "pair": r"(?<![\d/])\d{1,7}[/:]\d{1,7}(?![\d/])",
        "per": rf"(?<={han})/(?={units})",
        "hotline": rf"(?<!\d)\d{{3,5}}(?=[”’」]?(?:{_either([word for word, *_ in lexicon.entries('spelled')])}))",
        "year": rf"(?<![\d.,])(?:[12]\d{{3}}(?={year})|(?:19|20)\d\d(?![\d%‰,.]|{counts}))",
        "number": r"(?:(?<!\d)\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)*+",
        "span": rf"(?:(?<=[\d%‰℃])|(?<=\d{han})){_DASH}(?=\d)|(?<![A-Za-z\d—–-])[-−](?=\d)",
        "mask": r"[×✕╳○〇◯△□]++|(?<![A-Za-z])[XxＸｘ]++(?![A-Za-z])|_{2,}+|(?<=[^\s*])\*++|\*++(?![\s*])",
        "reading": rf"(?:{anywhere})|(?<=\d) ?(?:{behind})(?![A-Za-z])",
        "roman": r"(?<![A-Za-z])(?:[IVX]{2,5})(?![A-Za-z])",
        "word": r"[A-Za-zÀ-ÖØ-öø-ÿ]++",
        "sign": r"[①-⒛㉑-㉟㊱-㊿❶-❿⓫-⓾㈠-㈩㊀-㊉Ⅰ-ⅿ]",
    }
    said = "|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items())
    return compiled.pattern(rf"(?![{_SILENT}])(?:{said})")
