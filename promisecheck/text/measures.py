"""Reads what stands behind a number: its unit, what is counted, and the rate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from promisecheck.text import units
from promisecheck.text.numbers import Kind, Token
from promisecheck.text.units import Unit
from promisecheck.text.words import stem

_HYPHENS: Final = frozenset("-‐‑–")
_MOST_NOUNS: Final = 4


class Measured(NamedTuple):
    """The unit behind a number, and the index of the token behind it."""

    unit: Unit
    behind: int


class Nouns(NamedTuple):
    """The stems of the words that may name what is counted, and the index behind them."""

    stems: tuple[str, ...]
    behind: int


class Rates(NamedTuple):
    """The canonical words of a rate as written, and the index behind it."""

    per: tuple[str, ...]
    behind: int


def word_at(line: Sequence[Token], at: int) -> str:
    """The token in lower case, or "" outside the line."""
    return line[at].low if 0 <= at < len(line) else ""


def touches(line: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between this token and the one before it."""
    return 0 < at < len(line) and line[at].start == line[at - 1].end


def is_hyphen(line: Sequence[Token], at: int) -> bool:
    """Whether the token is a hyphen without space around it."""
    return word_at(line, at) in _HYPHENS and touches(line, at) and touches(line, at + 1)


@lru_cache(maxsize=4096)
def noun(word: str) -> str:
    """The stem under which a counted thing is compared: "reqs" as "requests", "VMs" as "VM"."""
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return stem(word[:-1])
    return stem(units.table().short_nouns.get(word.lower(), word))


def read_unit(line: Sequence[Token], at: int) -> Measured | None:
    """The unit of measure at the token behind a number, also as in "30-day" and "per cent"."""
    if is_hyphen(line, at):
        at += 1
    if at >= len(line):
        return None
    table, token, low = units.table(), line[at], bare(line[at].low)
    if low == "per" and word_at(line, at + 1) == "cent":
        return Measured(table.units["%"], at + 2)
    if low in table.day_kinds and table.times.get(bare(word_at(line, at + 1))) == "day":
        return Measured(table.units["day"], at + 2)
    if token.text in table.bit_symbols and _is_per_second(line, at + 1):
        return Measured(table.bit_symbols[token.text], at + 1)
    unit = table.symbols.get(token.text) or table.units.get(low)
    if unit is None and touches(line, at):
        unit = table.attached.get(low)
    return Measured(unit, at + 1) if unit else None


def bare(word: str) -> str:
    """The word without the apostrophe of "six months' notice"."""
    return word.replace("’", "'").removesuffix("'s")


def read_nouns(line: Sequence[Token], at: int, most: int = _MOST_NOUNS) -> Nouns:
    """Up to ``most`` words from the token on, until one that cannot belong to a noun phrase."""
    found: list[str] = []
    while at < len(line) and len(found) < most and _may_name(line, at):
        if line[at].kind is Kind.WORD:
            found.append(noun(line[at].text))
        at += 1
    return Nouns(tuple(found), at)


def _may_name(line: Sequence[Token], at: int) -> bool:
    token = line[at]
    if token.kind is Kind.WORD:
        return token.low not in units.table().not_nouns
    joins = word_at(line, at + 1) not in units.table().not_nouns
    return token.kind is Kind.OPAQUE or (is_hyphen(line, at) and joins)


def read_rates(line: Sequence[Token], at: int) -> Rates:
    """All rates from the token on: "per user per month", "/min", "a day", "monthly"."""
    found: list[str] = []
    while rate := _read_rate(line, at, first=not found):
        found.extend(rate.per)
        at = rate.behind
    return Rates(tuple(found), at)


def _read_rate(line: Sequence[Token], at: int, first: bool) -> Rates | None:
    table, low = units.table(), word_at(line, at)
    if not first and low in (",", "and", "&") and word_at(line, at + 1) in table.rate_words:
        at, low = at + 1, word_at(line, at + 1)
    if low == "for" and word_at(line, at + 1) in ("each", "every"):
        at, low = at + 1, word_at(line, at + 1)
    if low in table.rate_adverbs:
        return Rates((table.rate_adverbs[low],), at + 1)
    if low == "/":
        return _rate_word(line, at + 1, signed=True)
    if low in ("p.a", "pa"):
        return Rates(("year",), at + 1)
    if low in table.rate_words:
        return _rate_word(line, at + 1, signed=False)
    timed = table.times.get(word_at(line, at + 1))
    if timed and (low in ("a", "an") or (not first and low in ("and", "&"))):
        return Rates((timed,), at + 2)
    return None


def _rate_word(line: Sequence[Token], at: int, signed: bool) -> Rates | None:
    table, low = units.table(), word_at(line, at)
    if low in ("single", "calendar"):
        return _rate_word(line, at + 1, signed)
    if timed := table.times.get(low) or (signed and table.rate_signs.get(low)):
        return Rates((timed,), at + 1)
    named = read_nouns(line, at)
    return Rates(named.stems[-1:], named.behind) if named.stems else None


def _is_per_second(line: Sequence[Token], at: int) -> bool:
    rates = _read_rate(line, at, first=True)
    return rates is not None and rates.per == ("second",)
