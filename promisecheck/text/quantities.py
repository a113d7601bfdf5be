"""How much a text says: "5000 users", "up to 10k rows", "600 requests per minute", "99.95 %"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from promisecheck.model import Quantity
from promisecheck.text import units
from promisecheck.text.measures import Rates, noun, read_nouns, read_rates, read_unit, word_at
from promisecheck.text.numbers import Kind, Token, read_number, tokens

_EXAMPLES = 'for example "5000 users", "4 hours" or "600 requests per minute"'


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


def to_base(value: float, unit: units.Unit) -> float:
    """The value in the base of the unit; see ``promisecheck.text.units`` for months and years."""
    amount = value * unit.factor
    months = unit.name == "second" and unit.factor >= 30 * units.DAY
    return amount if months or unit.name != "second" else units.calendar_seconds(amount)
