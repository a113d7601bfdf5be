"""Stretches of days, from their first to their last, and how the calendar cuts them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final, NamedTuple

_DAY: Final = dt.timedelta(days=1)


class Span(NamedTuple):
    """The first and the last day of a stretch."""

    start: dt.date
    end: dt.date


class Part(StrEnum):
    """Which part of a span is meant."""

    EARLY = "early"  # its first third
    MIDDLE = "middle"  # up to its half
    SECOND_HALF = "second half"
    END = "end"
    BEFORE = "before"  # up to the day before it
    PAST = "past"  # what of it lies behind


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - _DAY).day


def day(year: int, month: int, number: int) -> Span:
    """One day. Raises ``ValueError`` where the calendar has none."""
    date = dt.date(year, month, number)
    return Span(date, date)


def months(year: int, first: int, count: int) -> Span:
    """``count`` months from month ``first`` of a year on. Raises ``ValueError`` out of range."""
    more, last = divmod(first + count - 2, 12)
    end = dt.date(year + more, last + 1, _days_in(year + more, last + 1))
    return Span(dt.date(year, first, 1), end)


def quarter(year: int, number: int) -> Span:
    """Quarter 1 to 4 of a year."""
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Span:
    """Half 1 or 2 of a year."""
    return months(year, 6 * number - 5, 6)


def week(year: int, number: int) -> Span:
    """A week by ISO number, Monday to Sunday."""
    monday = dt.date.fromisocalendar(year, number, 1)
    return Span(monday, monday + 6 * _DAY)


def easter(year: int) -> Span:
    """Easter Sunday, by the anonymous Gregorian rule."""
    century, of_century = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    shift = (8 * century + 13) // 25
    epact = (19 * (year % 19) + century - leaps - shift + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, date = divmod(epact + weekday - 7 * late + 114, 31)
    return day(year, month, date + 1)


def thanksgiving(year: int) -> Span:
    """The fourth Thursday of November."""
    first = dt.date(year, 11, 1)
    return day(year, 11, 1 + (3 - first.weekday()) % 7 + 21)


def shifted(date: dt.date, count: int, months_each: int, days_each: int) -> dt.date:
    """The day ``count`` times so many months or days later; the 31st becomes the 30th."""
    if not months_each:
        return date + count * days_each * _DAY
    years, month = divmod(date.month - 1 + count * months_each, 12)
    last = _days_in(date.year + years, month + 1)
    return dt.date(date.year + years, month + 1, min(date.day, last))


def part_of(span: Span, part: Part | None, as_of: dt.date) -> Span:
    """The part of the span, or all of it; ``as_of`` divides what lies behind from what comes."""
    if part is None:
        return span
    length = (span.end - span.start).days + 1
    if part is Part.EARLY:
        return Span(span.start, _rounded(span.start, length / 3))
    if part is Part.MIDDLE:
        return Span(span.start, _rounded(span.start, length / 2))
    if part is Part.SECOND_HALF:
        return Span(_rounded(span.start, length / 2) + _DAY, span.end) if length > 1 else span
    if part is Part.BEFORE:
        return Span(span.start - _DAY, span.start - _DAY)
    if part is Part.PAST:
        return Span(span.start, max(span.start, min(span.end, as_of)))
    return Span(_rounded(span.start, length * 2 / 3) + _DAY if length > 1 else span.start, span.end)


def _rounded(start: dt.date, days: float) -> dt.date:
    """The last day of the first ``days`` days, at the end of a month where one is near."""
    end = start + max(int(days) - 1, 0) * _DAY
    if days < 28:
        return end
    near = end + 4 * _DAY
    if near.month != end.month:
        return near.replace(day=1) - _DAY
    return end.replace(day=1) - _DAY if end.day <= 4 else end
