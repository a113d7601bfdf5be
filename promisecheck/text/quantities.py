"""How much a text says: "5000 users", "up to 10k rows", "600 requests per minute", "99.95 %"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from promisecheck.model import Quantity
from promisecheck.text import units
from promisecheck.text.amounts import Amount, read_amount, to_base
from promisecheck.text.boundless import read_boundless
from promisecheck.text.durations import read_duration
from promisecheck.text.measures import Rates, noun, read_nouns, read_rates, read_unit
from promisecheck.text.numbers import read_number
from promisecheck.text.quantity_words import Bound, words
from promisecheck.text.tokens import Kind, Token, tokens, word_at

__all__ = ["Bound", "FoundQuantity", "find_quantities", "parse_quantity"]

_EXAMPLES = 'for example "5000 users", "4 hours" or "600 requests per minute"'
_DIGIT = re.compile(r"[0-9½¼¾∞]")
_WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """``text``, which stands from ``start`` to ``end`` of what was searched, as an amount.

    ``value`` is in the base of ``unit``: "byte", "bit", "second", "%", or "" where things are
    counted. Then ``nouns`` holds the stems of the words that may name the things; behind a
    measure they say what is measured. ``per`` holds the canonical words of the rate, sorted. A
    range has its upper end as ``value`` and its lower one as ``low``. ``unlimited`` goes with
    an infinite value, ``every`` says that something is repeated in that time.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str = ""
    nouns: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    bound: Bound = Bound.EXACT
    low: float | None = None
    unlimited: bool = False
    every: bool = False


@lru_cache(maxsize=4096)
def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """All amounts of a text in reading order; they do not overlap."""
    if not _may_hold(text):
        return ()
    line, found, at = tokens(text), [], 0
    while at < len(line):
        amount = _read(line, at)
        if amount:
            found.append(_found(text, line, amount))
        at = max(amount.behind, at + 1) if amount else at + 1
    return tuple(found)


def _read(line: Sequence[Token], at: int) -> Amount | None:
    if line[at].kind is not Kind.NUMBER and line[at].low not in _first_words():
        return None
    return read_boundless(line, at) or read_duration(line, at) or read_amount(line, at)


def _found(text: str, line: Sequence[Token], amount: Amount) -> FoundQuantity:
    start, end = line[amount.first].start, line[amount.behind - 1].end
    return FoundQuantity(
        start,
        end,
        text[start:end],
        amount.value,
        amount.unit,
        amount.nouns,
        amount.per,
        amount.bound,
        amount.low,
        amount.unlimited,
        amount.every,
    )


def _may_hold(text: str) -> bool:
    """Cheap: whether a digit or a word that an amount may begin with is there at all."""
    return bool(_DIGIT.search(text)) or not _signs().isdisjoint(_WORDS.findall(text.lower()))


@cache
def _first_words() -> frozenset[str]:
    """All words that an amount may begin with."""
    table = units.table()
    numbers = {*table.numbers, *table.scales, *table.vague_scales, *table.vague_factors}
    times = {"a", "an", "the", "half", "every", "each", *words().times_of, *table.rate_adverbs}
    return words().boundless.first_words | numbers | times | {"as"}


@cache
def _signs() -> frozenset[str]:
    table = units.table()
    number_words = {*table.numbers, *table.scales, *table.vague_scales}
    time_words = {*table.times, *table.rate_adverbs}
    return frozenset(
        number_words | time_words | words().boundless.signs(words().not_nouns) | {"many", "much"}
    )


def parse_quantity(text: str) -> Quantity:
    """The quantity that a catalog's limit names, in the base of its unit.

    Storage is in bytes (KB is 1000, KiB 1024), time in seconds, a share in "%", anything else
    in the stem of the last word of what is counted. Raises ``ValueError`` with one sentence
    where the text is no such quantity.
    """
    line = tokens(text)
    quantity = _unlimited(line, text) or _measured(line, text) or _counted(line, text)
    if quantity is None:
        raise ValueError(
            f'"{text.strip()}" is no amount: write a number and its unit, {_EXAMPLES}.'
        )
    if not quantity.unit and math.isfinite(quantity.value):
        raise ValueError(f'"{text.strip()}" does not say what is counted: write {_EXAMPLES}.')
    return quantity


def _unlimited(line: Sequence[Token], text: str) -> Quantity | None:
    if word_at(line, 0) != "unlimited":
        return None
    named = read_nouns(line, 1)
    return _whole(line, text, math.inf, named.stems[-1] if named.stems else "", named.behind)


def _measured(line: Sequence[Token], text: str) -> Quantity | None:
    number = read_number(line, 0)
    measured = read_unit(line, number.behind) if number else None
    if number is None or measured is None:
        return None
    unit, behind = measured.unit, _to_rate(line, measured.behind)
    return _whole(line, text, to_base(number.value, unit), unit.name, behind, unit.per)


def _counted(line: Sequence[Token], text: str) -> Quantity | None:
    number = read_number(line, 0)
    if number is None:
        return None
    if short := units.table().counted_rates.get(word_at(line, number.behind)):
        return _whole(line, text, number.value, noun(short[0]), number.behind + 1, (short[1],))
    named = read_nouns(line, number.behind, most=len(line))
    unit = named.stems[-1] if named.stems else ""
    return _whole(line, text, number.value, unit, _to_rate(line, named.behind))


def _to_rate(line: Sequence[Token], at: int) -> int:
    """Skips what only says more ("of history", "at once"), up to a rate or the end."""
    while at < len(line) and line[at].kind is not Kind.NUMBER and not read_rates(line, at).per:
        if word_at(line, at) in ("and", "or"):
            break
        at += 1
    return at


def _whole(
    line: Sequence[Token],
    text: str,
    value: float,
    unit: str,
    behind: int,
    per: tuple[str, ...] = (),
) -> Quantity | None:
    """The quantity, if its rate is all that follows."""
    rates = _all_rates(line, behind)
    if rates.behind != len(line):
        return None
    return Quantity(value, unit, tuple(sorted((*per, *rates.per))), text.strip())


def _all_rates(line: Sequence[Token], at: int) -> Rates:
    """The rates, also with a thing behind "and" as in "per month and user"."""
    rates = read_rates(line, at)
    while rates.per and word_at(line, rates.behind) == "and":
        named = read_nouns(line, rates.behind + 1)
        if not named.stems:
            break
        rates = Rates((*rates.per, named.stems[-1]), named.behind)
    return rates
