"""Finds the encoding of bytes: by byte order mark, by trying strict UTF-8, then by how common the characters are.

Twenty-year-old machines write GBK or Big5, Windows writes UTF-16; a text may be cut off in the middle of a character at
either end. Read in a wrong encoding, Chinese turns into rare characters: the reading with the most common ones is right.
"""

from __future__ import annotations

from typing import NamedTuple

from speechparse.source import keeping

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")  # its marks; the first begins like that of UTF-16, and no text is in it
_GUESSES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_SAMPLE = 24_000  # bytes looked at
_TEXT = 0.3  # a reading that scores less is no text
_BAD = 3  # how much more a character that no text has counts than a common one

# The most frequent characters of official papers, simplified and traditional, and the marks around them.
_COMMON = frozenset(
    "的和人业国发民一建大展化中进全政产会设工加实生行有要新地作制力经务定在主法理市动年保体合区重以高不社强提用能等推为资持改应是关机对规成增家基济第部"
    "本公开方上施面出度我农管分现十同代条平企服事性各革技学个治入系城当创三共长义量级点文科好水办时育了党支坚们五通构员二院自项安于标利到内质品结完决场"
    "深权下造与金位期领可续活调教府多效门向物快源统善者及步更立优域或策程件导外村心收划护信就过目表放准数取来计术四所医得积总特费其查升防任态监际投融委"
    "明万局稳交据范障意这专求间前证省题环商责营供案议元解整广运式集相指由单险境组依路海促极流协批战问型群审确居后情研健正转并形口需电职联备引之础日财使"
    "必比处检乡小线道种报众复色住请格落执争益消类百他助网将台精起按亿次核具认扩养变风做照配价原接两织达继严把九疗从老空根先评干反镇军房受六常思预综适节"
    "見申打培参界律才知族果率控补况别略命验月须最察都势灾模着世修央督八息究试断土低值布易税团识无算承措围校贸想减然"
    "區與為動業議會資開計規園運員務並設發於辦將機車桃國學料進參劃關經時權預線畫產專過農題對點至應戶報內決後處體論約個來續環條創場協項館標統請補捷站討導質"
    "網觀結長圖營備警每實青無如現眾此訊綠總告護執電說透北評組光達選書而段例影廠子節因樂票興維藝負讓灣鐵智除裝客輔"
    "，。、；：！？“”‘’（）《》〈〉【】〔〕「」『』—…·　０１２３４５６７８９％"
)
_ASCII = frozenset(map(chr, (9, 10, 13, *range(32, 127))))


class Guess(NamedTuple):
    """An encoding, and how many bytes to leave out before it (half a character that was cut off)."""

    encoding: str
    skip: int


def guess(data: bytes) -> Guess | None:
    """Return the encoding of bytes without a byte order mark; None if they are not text."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\x00" not in data or data.count(b"\x00") * 20 < len(data):
            return Guess("utf-8", 0)
    skips = {encoding: (0,) if encoding == "utf-8" else (0, 1) for encoding in _GUESSES}
    scores = {Guess(encoding, skip): _score(data, encoding, skip) for encoding in _GUESSES for skip in skips[encoding]}
    best = max(scores, key=lambda one: scores[one])
    return best if scores[best] >= _TEXT else None


def _score(data: bytes, encoding: str, skip: int) -> float:
    """The share of common characters, less that of characters that no text has."""
    sample = data[skip : skip + _SAMPLE]
    if encoding.startswith("utf-16"):
        sample = sample[: len(sample) // 2 * 2]
    text = sample.decode(encoding, keeping(encoding))
    if not text:
        return 0.0
    common = sum(char in _COMMON for char in text)
    ascii_ = sum(char in _ASCII for char in text)
    bad = sum((char < " " and char not in "\t\n\r\f") or "\ud800" <= char <= "\uf8ff" for char in text)
    return (common + 0.5 * ascii_ - _BAD * bad) / len(text)
