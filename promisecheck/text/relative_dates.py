"""Reads periods that count from the reference date: "next quarter", "in two weeks", "by Friday"."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from promisecheck.text import spans
from promisecheck.text.calendar_words import words
from promisecheck.text.measures import time_word
from promisecheck.text.numbers import read_number
from promisecheck.text.spans import Span
from promisecheck.text.tokens import Token, word_at
from promisecheck.text.units import table

_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}
_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
_MOST_MONTHS: Final = 600


class Relative(NamedTuple):
    """A period that was read, and the index behind it."""

    behind: int
    span: Span


def read_relative(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """The period that begins at the token, seen from ``as_of``, or ``None``."""
    return (
        _shifted_unit(line, at, as_of)
        or _unit_end(line, at, as_of)
        or _length(line, at, as_of)
        or _from_now(line, at, as_of)
        or _weekday(line, at, as_of)
        or _tomorrow(line, at, as_of)
    )


def unit_around(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """The current year, quarter, month, half or week, named by its bare word."""
    span = _unit_span(word_at(line, at), 0, as_of)
    return Relative(at + 1, span) if span else None


def _unit_span(word: str, turn: int, as_of: dt.date) -> Span | None:
    one = word.removesuffix("'s")
    unit = one if one.endswith("s") else time_word(one) or one  # "the next weeks" are no period
    if unit == "week":
        monday = as_of + dt.timedelta(days=7 * turn - as_of.weekday())
        return Span(monday, monday + dt.timedelta(days=6))
    size = {"half": 6, **_MONTHS_IN}.get(unit)
    if size is None:
        return None
    first = as_of.month - (as_of.month - 1) % size
    years, month = divmod(first - 1 + turn * size, 12)
    return spans.months(as_of.year + years, month + 1, size)


def _shifted_unit(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """ "next quarter", "this coming year", "calendar year" and the like."""
    turn = words().relatives.get(word_at(line, at))
    if turn is None:
        return None
    then = at + 1
    while word_at(line, then) in ("coming", "calendar", "fiscal", "financial"):
        then += 1
    if word_at(line, then) in words().weekdays:
        return Relative(then + 1, _day_of_week(line, then, as_of)) if turn >= 0 else None
    if turn < 0 and word_at(line, then + 1) == "of":
        return None  # "the last quarter of 2027"
    span = _unit_span(word_at(line, then), turn, as_of)
    return Relative(then + 1, span) if span else None


def _unit_end(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """ "year end", "EOY", "end of quarter"."""
    hit = words().ends.at(line, at)
    span = _unit_span(hit.value, 0, as_of) if hit else None
    return Relative(hit.behind, Span(span.end, span.end)) if hit and span else None


def _length(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """ "in two weeks", "within 90 days", "over the next six months", "within the year"."""
    lead = words().before_lengths.at(line, at)
    if lead is None:
        return None
    if word_at(line, lead.behind) == "the":
        around = unit_around(line, lead.behind + 1, as_of)
        return around if word_at(line, at) == "within" else None
    end = _count_on(line, lead.behind, as_of)
    if end is None or _counts_from_other(line, end.behind):
        return None
    behind = end.behind + (word_at(line, end.behind) == "time")
    return Relative(behind, Span(as_of, end.span.end))


def _counts_from_other(line: Sequence[Token], at: int) -> bool:
    """Whether the time runs from something else than now or the deal: "of the incident"."""
    if word_at(line, at) not in ("of", "after", "from", "before"):
        return False
    near = (word_at(line, at + step) for step in range(1, 4))
    return words().events.isdisjoint(near)


def _from_now(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """ "six weeks from now"."""
    end = _count_on(line, at, as_of)
    hit = words().from_now.at(line, end.behind) if end else None
    return Relative(hit.behind, end.span) if end and hit else None


def _count_on(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """The day that is so many days, weeks, months or years after ``as_of``."""
    number = read_number(line, at)
    count, unit = (number.value, number.behind) if number else (1.0, at + 1)
    if number is None and word_at(line, at) not in ("a", "an"):
        return None
    unit += word_at(line, unit) == "-"
    working = word_at(line, unit) in table().day_kinds and word_at(line, unit) != "calendar"
    unit += word_at(line, unit) in table().day_kinds
    word = time_word(word_at(line, unit))
    if word not in _MONTHS_IN and word not in _DAYS_IN:
        return None
    days, months = count * _DAYS_IN.get(word, 0), count * _MONTHS_IN.get(word, 0)
    if max(months, days / 30) > _MOST_MONTHS:
        return None
    if working:
        days = math.ceil(days * 7 / 5)
    return Relative(unit + 1, _after(as_of, days, months))


def _after(as_of: dt.date, days: float, months: float) -> Span:
    whole = int(months)
    date = spans.shifted(as_of, whole, 1, 0) + dt.timedelta(
        days=math.ceil(days + 30 * (months - whole))
    )
    return Span(date, date)


def _weekday(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    """ "by Friday", "on Monday": the next such day."""
    if word_at(line, at) not in words().weekdays:
        return None
    if word_at(line, at - 1) not in words().before_weekdays:
        return None
    return Relative(at + 1, _day_of_week(line, at, as_of))


def _day_of_week(line: Sequence[Token], at: int, as_of: dt.date) -> Span:
    ahead = (words().weekdays[word_at(line, at)] - as_of.weekday() - 1) % 7 + 1
    date = as_of + dt.timedelta(days=ahead)
    return Span(date, date)


def _tomorrow(line: Sequence[Token], at: int, as_of: dt.date) -> Relative | None:
    if word_at(line, at) not in ("tomorrow", "tomorrow's"):
        return None
    date = as_of + dt.timedelta(days=1)
    return Relative(at + 1, Span(date, date))
