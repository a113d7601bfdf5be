"""Reads what stands behind a number: its unit, what is counted, and the rate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from promisecheck.text import units
from promisecheck.text.quantity_words import words
from promisecheck.text.tokens import Kind, Token, is_hyphen, kind_at, touches, word_at
from promisecheck.text.units import Unit
from promisecheck.text.words import stem

_MOST_NOUNS: Final = 4
_MOST_BETWEEN: Final = 6  # words between what is counted and "per minute"


class Measured(NamedTuple):
    """The unit behind a number, and the index of the token behind it."""

    unit: Unit
    behind: int


class Nouns(NamedTuple):
    """The stems of the words that may name what is counted, and the index behind them.

    ``per`` is a rate among them, as in "10,000 daily calls".
    """

    stems: tuple[str, ...]
    behind: int
    per: tuple[str, ...] = ()


class Rates(NamedTuple):
    """The canonical words of a rate as written, and the index behind it."""

    per: tuple[str, ...]
    behind: int


@lru_cache(maxsize=4096)
def noun(word: str) -> str:
    """The stem under which a counted thing is compared: "reqs" as "requests", "VMs" as "VM"."""
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return stem(word[:-1])
    return stem(units.table().short_nouns.get(word.lower(), word))


def time_word(low: str) -> str | None:
    """The canonical word of a time ("hour" for "hrs" and "hours'"), or ``None``."""
    return units.table().times.get(low.removesuffix("'s"))


def read_unit(line: Sequence[Token], at: int) -> Measured | None:
    """The unit of measure at the token behind a number, also as in "30-day" and "per cent"."""
    if is_hyphen(line, at):
        at += 1
    if at >= len(line):
        return None
    table, token, low = units.table(), line[at], line[at].low.removesuffix("'s")
    if low == "per" and word_at(line, at + 1) == "cent":
        return Measured(table.units["%"], at + 2)
    if low in ("quarter", "quarters") and _words(line, at + 1, 3) == ["of", "an", "hour"]:
        return Measured(Unit("second", 900.0), at + 4)
    if low in table.day_kinds and time_word(word_at(line, at + 1)) == "day":
        return Measured(table.units["day"], at + 2)
    if token.text in table.bit_symbols and _is_per_second(line, at + 1):
        return Measured(table.bit_symbols[token.text], at + 1)
    unit = table.symbols.get(token.text) or table.units.get(low)
    if unit is None and touches(line, at):
        unit = table.attached.get(token.text)
    return Measured(unit, at + 1) if unit and _is_measure(line, at, unit) else None


def _words(line: Sequence[Token], at: int, count: int) -> list[str]:
    return [word_at(line, at + step) for step in range(count)]


def _is_measure(line: Sequence[Token], at: int, unit: Unit) -> bool:
    """Bits measure a rate only: "1 Gbit/s", but not the "2 Gbit ports" and "64 bit"."""
    return unit.name != "bit" or bool(unit.per) or _is_per_second(line, at + 1)


def read_nouns(line: Sequence[Token], at: int, most: int = _MOST_NOUNS) -> Nouns:
    """Up to ``most`` words from the token on, until one that cannot belong to a noun phrase."""
    found: list[str] = []
    per: list[str] = []
    behind = at
    while behind < len(line) and len(found) < most and _may_name(line, behind):
        if rate := _inner_rate(line, behind):
            per.append(rate)
        elif line[behind].kind is Kind.WORD:
            found.append(noun(line[behind].text))
        behind += 1
    return Nouns(tuple(found), behind, tuple(per)) if found else Nouns((), at)


def nouns_before(line: Sequence[Token], at: int, most: int = _MOST_NOUNS) -> tuple[str, ...]:
    """Like ``read_nouns``, for the words that end right before the token."""
    first = at
    while first > 0 and at - first < most and _may_name(line, first - 1):
        first -= 1
    return tuple(noun(token.text) for token in line[first:at] if token.kind is Kind.WORD)


def _may_name(line: Sequence[Token], at: int) -> bool:
    token, stops = line[at], words().not_nouns
    if token.kind is Kind.WORD:
        table = units.table()
        counts = token.low in table.numbers and not is_hyphen(line, at + 1)
        adverb = token.low in table.rate_adverbs and not _stands_before_noun(line, at)
        return token.low not in stops and not counts and not adverb
    return token.kind is Kind.OPAQUE or (is_hyphen(line, at) and word_at(line, at + 1) not in stops)


def _inner_rate(line: Sequence[Token], at: int) -> str | None:
    """The rate in "10,000 daily calls"; "daily active users" has none."""
    if word_at(line, at + 1) in words().active:
        return None
    rate = units.table().rate_adverbs.get(line[at].low)
    return rate if _stands_before_noun(line, at) else None


def _stands_before_noun(line: Sequence[Token], at: int) -> bool:
    follows = kind_at(line, at + 1) is Kind.WORD
    return follows and word_at(line, at + 1) not in words().not_nouns


def read_rates(line: Sequence[Token], at: int) -> Rates:
    """All rates from the token on: "per user per month", "/min", "a day", "monthly"."""
    found: list[str] = []
    while rate := _read_rate(line, at, first=not found):
        found.extend(rate.per)
        at = rate.behind
    return Rates(tuple(found), at)


def rates_further_on(line: Sequence[Token], at: int) -> Rates:
    """The rates in "600 requests against our API per minute", a few words further on."""
    for later in range(at, min(at + _MOST_BETWEEN, len(line))):
        if word_at(line, later) == "per" and time_word(word_at(line, later + 1)):
            return read_rates(line, later)
        if line[later].kind is not Kind.WORD:
            break
    return Rates((), at)


def _read_rate(line: Sequence[Token], at: int, first: bool) -> Rates | None:
    table, low = units.table(), word_at(line, at)
    if not first and low in (",", "and", "&") and word_at(line, at + 1) in table.rate_words:
        return _rate_word(line, at + 2, signed=False)
    if low == "for" and word_at(line, at + 1) in ("each", "every"):
        return _rate_word(line, at + 2, signed=False)
    if low in table.rate_adverbs and not _stands_before_noun(line, at):
        return Rates((table.rate_adverbs[low],), at + 1)
    if low == "/" or low in table.rate_words:
        return _rate_word(line, at + 1, signed=low == "/")
    timed = time_word(word_at(line, at + 1))
    if timed and (low in ("a", "an") or (not first and low in ("and", "&"))):
        return Rates((timed,), at + 2)
    return None


def _rate_word(line: Sequence[Token], at: int, signed: bool) -> Rates | None:
    """The time or thing behind "per" or, where ``signed``, behind "/"."""
    if word_at(line, at) in words().lengths:
        at += 1
    low = word_at(line, at)
    if timed := time_word(low) or (signed and units.table().rate_signs.get(low)):
        return Rates((timed,), at + 1)
    named = read_nouns(line, at)
    return Rates(named.stems[-1:], named.behind) if named.stems else None


def _is_per_second(line: Sequence[Token], at: int) -> bool:
    rate = _read_rate(line, at, first=True)
    return rate is not None and rate.per == ("second",)
