"""Cuts a text into words, numbers and signs.

What is written with digits but counts nothing (dates, times, prices, versions, names such as
"AES-256" or "SUP-4990") becomes one opaque token, so that no reader looks into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

_LONGEST_NUMBER: Final = 24  # characters; what is longer is an account number or the like
_HYPHENS: Final = frozenset("-‐‑–")

_LETTER = r"[^\W\d_½¼¾¹²³]"
_SPACES = " \u00a0\u2009\u202f"
_NUMBER = rf"""
    (?:\d{{1,3}}(?P<group>[.,'’{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}}){{0,6}}(?!\d)(?:[.,]\d{{1,2}}(?!\d))?
      |\d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d)
      |\d+(?:\.\d+|,\d{{1,3}}(?!\d))?
    )[½¼¾]?|[½¼¾]"""
_MONEY = r"\d[\d.,'’]{0,20}+(?:\s?(?:[kKM]|bn|mn|million|thousand)\b)?"
_CODES = r"(?i:eur|usd|gbp|chf)|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY|INR"
_PRICE_OR_LINK = rf"""
    https?://\S+ | www\.\S+
  | (?:[$€£¥]|\b(?:{_CODES})\b)\s?{_MONEY}"""
_OPAQUE = rf"""
    {_MONEY}\s?(?:[$€£¥]|(?:{_CODES}|euros?|dollars?|pounds?|cents?|pence|quid|bucks)\b)
  | (?:19|20)\d\d-(?:\d\d-\d\d|0[1-9]|1[0-2]|[QH]\d)(?!\d)     # 2027-03-31, 2027-03, 2027-Q1
  | (?:19|20)\d\d[/-](?:19|20)?\d\d(?!\d)                      # 2027/28
  | \d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)(?!\d|\.\d)   # 31/03/2027
  | \d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?
  | \d{{1,2}}\s?[ap]\.?m\b
  | 24\s?[x×/]\s?7(?:\s?[x×/]\s?365)?(?!\d)
  | \d+(?:\.\d+)?[x×]\d*\b                                     # 10x, 1920x1080
  | \d*(?:1st|2nd|3rd|\dth)\b
  | [#№§]\s?\d[\d.]*
  | \+\d[\d ()/-]{{6,30}}\d | \b0\d[\d ()/-]{{5,30}}\d         # telephone numbers
  | \d+(?:-\d+){{2,}}
  | \d{{1,3}}(?:\.\d{{1,3}}){{3}}\b                            # addresses
  | \d+(?:\.\d{{1,2}}){{2,}}\b                                 # 3.2.1
  | \d[A-Z]{{1,3}}\d\w*                                        # 2B2C
  | (?!(?i:early|mid|late|end|pre|post|sub|up)-){_LETTER}+[-_]?\d\w*(?:[-./]\d\w*)*
                                                               # v2.1, AES-256, Q3
  | [A-Za-z]/\d\w*                                             # S/4HANA"""
_TOKEN = re.compile(
    rf"""(?P<link>{_PRICE_OR_LINK})
    | (?P<word>(?>{_LETTER}+(?:['’]{_LETTER}+)*)(?!\d|[-_]\d|/\d))
    | (?P<grouped>\d{{1,3}}(?:\.\d{{3}}){{2,6}}+(?!\d|\.\d))
    | (?P<opaque>{_OPAQUE}
      )
    | (?P<number>{_NUMBER})
    | (?P<other>{_LETTER}+(?:['’]{_LETTER}+)*)
    | (?P<sign>\S)""",
    re.VERBOSE,
)
_LIST_NUMBER = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,2})*[.)]|\(\d{1,3}\)|\d{1,2}\.\d{1,2}(?=\s+[A-Z][a-z]))\s"
)


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    OPAQUE = "opaque"


@dataclass(slots=True)
class Token:
    """``text[start:end]``: a word, a number, one sign, or something that counts nothing."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


_KINDS: Final = {
    "link": Kind.OPAQUE,
    "word": Kind.WORD,
    "grouped": Kind.NUMBER,
    "opaque": Kind.OPAQUE,
    "number": Kind.NUMBER,
    "other": Kind.WORD,
    "sign": Kind.SIGN,
}


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of ``text`` with their offsets, a list number left out."""
    lead = _LIST_NUMBER.match(text)
    return tuple(_token(match) for match in _TOKEN.finditer(text, lead.end() if lead else 0))


def _token(match: re.Match[str]) -> Token:
    part, (start, end) = match.group(), match.span()
    kind = _KINDS[match.lastgroup or "sign"]
    if kind is Kind.NUMBER and len(part) > _LONGEST_NUMBER:
        kind = Kind.OPAQUE
    return Token(kind, part, part.lower().replace("’", "'"), start, end)


def word_at(line: Sequence[Token], at: int) -> str:
    """The token in lower case, or "" outside the line."""
    return line[at].low if 0 <= at < len(line) else ""


def kind_at(line: Sequence[Token], at: int) -> Kind | None:
    """The kind of the token, or ``None`` outside the line."""
    return line[at].kind if 0 <= at < len(line) else None


def touches(line: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between this token and the one before it."""
    return 0 < at < len(line) and line[at].start == line[at - 1].end


def is_hyphen(line: Sequence[Token], at: int) -> bool:
    """Whether the token is a hyphen without space around it."""
    return word_at(line, at) in _HYPHENS and touches(line, at) and touches(line, at + 1)
