"""Reads amounts that begin with a number: "up to 5,000 named users", "1-2 GB per file"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from promisecheck.text import units
from promisecheck.text.bounds import bound_before, bound_behind, named_earlier
from promisecheck.text.measures import (
    noun,
    rates_further_on,
    read_nouns,
    read_rates,
    read_unit,
)
from promisecheck.text.numbers import Number, read_number
from promisecheck.text.quantity_words import Bound, words
from promisecheck.text.tokens import Token, is_hyphen, word_at
from promisecheck.text.uncounted import LAST_DAY, is_month, is_name, is_year
from promisecheck.text.units import Unit


class Amount(NamedTuple):
    """An amount in ``line[first:behind]``, in the base of its unit; see ``FoundQuantity``."""

    first: int
    behind: int
    value: float
    unit: str = ""
    nouns: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    bound: Bound = Bound.EXACT
    low: float | None = None
    unlimited: bool = False
    every: bool = False


class _Size(NamedTuple):
    """A number with the unit that stands right behind it, if any."""

    number: float
    unit: Unit | None
    behind: int
    vague: bool = False
    nouns: tuple[str, ...] = ()
    per: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        return to_base(self.number, self.unit) if self.unit else self.number


def to_base(value: float, unit: Unit) -> float:
    """The value in the base of the unit; see ``promisecheck.text.units`` for months and years."""
    amount = value * unit.factor
    if unit.name != "second" or unit.factor >= 30 * units.DAY:
        return amount
    return units.calendar_seconds(amount)


def read_amount(line: Sequence[Token], at: int) -> Amount | None:
    """The amount whose number begins at the token; ``None`` where the number counts nothing."""
    size = _read_size(line, at)
    if size is None or is_name(line, at, size.behind, size.number, bool(size.unit)):
        return None
    upper = _read_upper(line, at, size)
    last = upper or size
    if last.number <= LAST_DAY and is_month(line, last.behind):
        return None
    amount = _with_bound(line, _with_what_follows(line, at, last), last.behind)
    if upper:
        low = size.value if size.unit else upper._replace(number=size.number).value
        amount = amount._replace(low=low, bound=Bound.RANGE)
    counts = bool(amount.nouns or amount.per)
    return None if not amount.unit and is_year(line, at, counts) else amount


def _read_size(line: Sequence[Token], at: int) -> _Size | None:
    number = read_number(line, at)
    if number is None:
        return None
    behind, table = number.behind, units.table()
    if word_at(line, behind) == "nines" and 1 < number.value < 10:
        return _Size(100 - 10 ** (2 - number.value), table.units["%"], behind + 1)
    if short := table.counted_rates.get(word_at(line, behind)):
        return _Size(number.value, None, behind + 1, nouns=(noun(short[0]),), per=(short[1],))
    measured = read_unit(line, behind)
    if measured is None:
        return _Size(number.value, None, behind, number.vague)
    size = _Size(number.value, measured.unit, measured.behind, number.vague, per=measured.unit.per)
    return _with_smaller_unit(line, size)


def _with_smaller_unit(line: Sequence[Token], size: _Size) -> _Size:
    """Adds the minutes of "1 hour 30 minutes", the months of "2 years and 6 months"."""
    at = size.behind + (word_at(line, size.behind) == "and")
    number: Number | None = read_number(line, at)
    measured = read_unit(line, number.behind) if number else None
    if not (number and measured and size.unit and size.unit.name == measured.unit.name == "second"):
        return size
    ratio = size.unit.factor / measured.unit.factor
    if ratio not in (12, 60) or number.value >= ratio:
        return size
    return size._replace(number=size.number + number.value / ratio, behind=measured.behind)


def _read_upper(line: Sequence[Token], at: int, low: _Size) -> _Size | None:
    """The upper end of "5 to 10", "1-2 GB", "between 4 and 8 hours", "500 MB to 2 GB"."""
    joint = word_at(line, low.behind)
    if joint not in words().range or (joint == "and" and word_at(line, at - 1) != "between"):
        return None
    upper = _read_size(line, low.behind + 1)
    if upper is None or (low.unit and (not upper.unit or upper.unit.name != low.unit.name)):
        return None
    least = low.value if low.unit else upper._replace(number=low.number).value
    return upper if least < upper.value else None


def _with_what_follows(line: Sequence[Token], at: int, size: _Size) -> Amount:
    """The amount with what is counted and its rate."""
    rest = _read_rest(line, size)
    nouns, per = rest.nouns, rest.per
    if not size.unit and not nouns:
        earlier = named_earlier(line, at, size.behind, per)
        nouns, per = earlier.stems, per or earlier.per
    return Amount(
        first=at,
        behind=rest.behind,
        value=size.value,
        unit=size.unit.name if size.unit else "",
        nouns=nouns,
        per=tuple(sorted({*size.per, *per})),
        bound=Bound.AT_LEAST if size.vague else Bound.EXACT,
    )


class _Rest(NamedTuple):
    """What stands around a size: the nouns, the rate, and the index behind them."""

    nouns: tuple[str, ...]
    per: tuple[str, ...]
    behind: int


def _read_rest(line: Sequence[Token], size: _Size) -> _Rest:
    if size.nouns:
        return _Rest(size.nouns, (), size.behind)
    hit = bound_behind(line, size.behind)
    start = hit.behind if hit else size.behind
    if (rates := read_rates(line, start)).per:
        return _Rest((), rates.per, rates.behind)
    named = read_nouns(line, _noun_start(line, start))
    rates = read_rates(line, named.behind)
    rates = rates if rates.per else rates_further_on(line, named.behind)
    nothing_counted = start if size.unit or not named.stems else named.behind
    behind = rates.behind if rates.per else nothing_counted
    return _Rest(named.stems, (*named.per, *rates.per), behind)


def _noun_start(line: Sequence[Token], at: int) -> int:
    """Steps over the hyphen of "10-user plan" and the "of your" of "5000 of your users"."""
    if is_hyphen(line, at):
        return at + 1
    if word_at(line, at) == "of":
        at += 1
        while word_at(line, at) in words().determiners:
            at += 1
    return at


def _with_bound(line: Sequence[Token], amount: Amount, size_end: int) -> Amount:
    """The amount with "up to" and "at least" before it, "+" and "or more" behind it."""
    before = bound_before(line, amount.first)
    behind = bound_behind(line, size_end)
    later = bound_behind(line, amount.behind)
    hit = behind or later or before
    if hit is None:
        return amount
    end = max(amount.behind, later.behind if later else 0)
    return amount._replace(bound=hit.value, behind=end)
