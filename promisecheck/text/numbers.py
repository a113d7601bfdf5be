"""Cuts a text into words, numbers and signs, and reads the numbers: "1,5", "10k", "two hundred".

What is written with digits but counts nothing (dates, times, prices, versions, names such as
"SOC 2" or "SUP-4990") becomes one opaque token, so that nothing behind looks into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from promisecheck.text import units

_SPACES = " \u00a0\u2009\u202f"
_LITERAL = rf"""
    (?:\d{{1,3}}(?P<group>[.,'’{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)(?:[.,]\d{{1,2}}(?!\d))?
      |\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)
      |\d+(?:[.,]\d+)?
    )[½¼¾]?|[½¼¾]"""
_MONEY = r"\d[\d.,'’]*(?:\s?(?:[kKM]|bn|mn|million|thousand)\b)?"
_CURRENCY = r"[$€£¥]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY|INR)\b"
_OPAQUE = rf"""
    https?://\S+|www\.\S+
  | (?:{_CURRENCY})\s?{_MONEY}
  | {_MONEY}\s?(?:{_CURRENCY}|(?:euros?|dollars?|pounds?|cents?)\b)
  | (?:19|20)\d\d-(?:\d\d-\d\d|0[1-9]|1[0-2]|[QH]\d)(?!\d)
  | (?:19|20)\d\d[/-](?:19|20)?\d\d(?!\d)
  | \d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)(?![\d.])
  | \d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?
  | \d{{1,2}}\s?[ap]\.?m\b
  | 24\s?[x×/]\s?7(?:\s?[x×/]\s?365)?
  | \d+(?:\.\d+)?[x×]\d*\b
  | \d*(?:1st|2nd|3rd|\dth)\b
  | [#№§]\s?\d[\d.]*
  | \+\d[\d ()/-]{{6,}}\d|\b0\d[\d ()/-]{{5,}}\d
  | \d{{1,3}}(?:\.\d{{1,3}}){{3}}\b
  | \d+(?:\.\d{{1,2}}){{2,}}\b
  | \d[A-Z]{{1,3}}\d\w*
  | [^\W\d_]+[-_]?\d\w*(?:[-./]\d\w*)*
  | [A-Za-z]/\d\w*"""
_TOKEN = re.compile(
    rf"(?P<grouped>\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.]\d))|(?P<opaque>{_OPAQUE})"
    rf"|(?P<number>{_LITERAL})|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>\S)",
    re.VERBOSE,
)
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})*[.)]|\(\d{1,3}\))\s")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    OPAQUE = "opaque"


class Token(NamedTuple):
    """``text[start:end]``: a word, a number, one sign, or something that counts nothing."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


class Number(NamedTuple):
    """A number that was read, and the index of the token behind it.

    ``vague`` marks "hundreds of" and "several thousand", which are at least that much.
    """

    value: float
    behind: int
    vague: bool = False


_KINDS = {
    "grouped": Kind.NUMBER,
    "number": Kind.NUMBER,
    "opaque": Kind.OPAQUE,
    "word": Kind.WORD,
    "sign": Kind.SIGN,
}


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of ``text`` with their offsets, a list number left out."""
    lead = _LIST_NUMBER.match(text)
    found = []
    for match in _TOKEN.finditer(text, lead.end() if lead else 0):
        part, (start, end) = match.group(), match.span()
        kind = _KINDS[match.lastgroup or "sign"]
        if kind is Kind.NUMBER and len(part) > 40:
            kind = Kind.OPAQUE
        found.append(Token(kind, part, part.lower(), start, end))
    return found


def read_number(line: Sequence[Token], at: int) -> Number | None:
    """The number that begins at the token, in digits or in words, or ``None``."""
    if at >= len(line):
        return None
    token = line[at]
    if token.kind is Kind.NUMBER:
        number = _scaled(line, Number(literal(token.text, _is_percent(line, at + 1)), at + 1))
    elif token.kind is Kind.WORD:
        number = _in_words(line, at)
    else:
        return None
    return _and_a_half(line, number) if number else None


@lru_cache(maxsize=4096)
def literal(written: str, percent: bool = False) -> float:
    """The value of digits as people write them.

    A sign before three digits groups thousands ("1.000", "1,000"), any other is a decimal
    sign ("1.5", "1,5"), and so is it in a percentage ("99.999 %").
    """
    fraction = _FRACTIONS.get(written[-1], 0.0)
    digits = written.rstrip("½¼¾")
    if not digits:
        return fraction
    signs = [char for char in digits if not char.isdecimal()]
    if not signs:
        return int(digits) + fraction
    whole, last, rest = digits.rpartition(signs[-1])
    grouping = len(rest) == 3 and whole != "0" and len(set(signs)) == 1
    if last in ".," and (not grouping or (percent and len(signs) == 1)):
        return float(f"{_bare(whole) or '0'}.{rest}") + fraction
    return int(_bare(digits)) + fraction


def _bare(digits: str) -> str:
    return "".join(char for char in digits if char.isdecimal())


def _is_percent(line: Sequence[Token], at: int) -> bool:
    return at < len(line) and (line[at].low == "%" or line[at].low in units.table().percent)


def _scaled(line: Sequence[Token], number: Number) -> Number:
    """The number times a "k" that touches it or a "million" behind it."""
    at = number.behind
    if at >= len(line) or line[at].kind is not Kind.WORD:
        return number
    table, token = units.table(), line[at]
    touching = token.start == line[at - 1].end
    scale = table.attached_scales.get(token.text) if touching else None
    scale = scale or table.scales.get(token.low)
    return _scaled(line, Number(number.value * scale, at + 1)) if scale else number


def _in_words(line: Sequence[Token], at: int) -> Number | None:
    """A number in words: "two hundred and fifty", "half a million", "a dozen", "hundreds of"."""
    table, low = units.table(), line[at].low
    if low in table.vague_scales:
        behind = at + 2 if _low(line, at + 1) == "of" else at + 1
        return Number(table.vague_scales[low], behind, vague=True)
    if low == "half":
        step = 2 if _low(line, at + 1) in ("a", "an") else 1
        scale = table.scales.get(_low(line, at + step))
        return Number(scale / 2, at + step + 1) if scale else None
    if low in ("a", "an"):
        scale = table.scales.get(_low(line, at + 1))
        return _sum_of_words(line, at + 1, 1.0) if scale else None
    if low in table.numbers or low in table.scales:
        return _sum_of_words(line, at, 0.0)
    return None


def _sum_of_words(line: Sequence[Token], at: int, current: float) -> Number:
    """Adds up number words from ``at`` on; ``current`` is what an article before them counts."""
    table, total = units.table(), 0.0
    while at < len(line):
        low = line[at].low
        if low in table.numbers and (current == 0 or _continues(current, table.numbers[low])):
            current += table.numbers[low]
        elif low in table.scales:
            current = max(current, 1.0) * table.scales[low]
            if table.scales[low] >= 1000:
                total, current = total + current, 0.0
        elif not (low in ("and", "-") and _low(line, at + 1) in table.numbers and total + current):
            break
        elif low == "and" and current % 100 and current:
            break
        elif low == "-" and not _continues(current, table.numbers[_low(line, at + 1)]):
            break
        at += 1
    return Number(total + current, at)


def _continues(current: float, word: float) -> bool:
    """Whether "five" may follow "twenty" or "hundred" within one number."""
    room = 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0
    return 0 < word < room


def _and_a_half(line: Sequence[Token], number: Number) -> Number:
    lows = [_low(line, number.behind + step) for step in range(3)]
    if lows == ["and", "a", "half"]:
        return Number(number.value + 0.5, number.behind + 3)
    return number


def _low(line: Sequence[Token], at: int) -> str:
    return line[at].low if 0 <= at < len(line) else ""
