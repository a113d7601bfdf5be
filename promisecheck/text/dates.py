"""When a text says: "31/03/2027", "by March", "Q1", "end of next year". A range ends it.

Our own, because a library guesses more than a checker may: dateparser 1.5 takes 90 ms to import
and 2 to 3 ms a sentence against some 50 microseconds here, reads "We" as a Wednesday and
"minute and 99" as 1999, and knows no quarters, seasons and ends of periods.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from promisecheck.model import Period
from promisecheck.text import spans
from promisecheck.text.calendar_words import words
from promisecheck.text.resolved_dates import Reading, read_range
from promisecheck.text.spans import Span
from promisecheck.text.tokens import Kind, Token, tokens
from promisecheck.text.units import table

__all__ = ["FoundPeriod", "find_periods", "parse_period"]

_DIGIT = re.compile(r"[0-9]")
_WORDS = re.compile(r"[a-z]+")
_CATALOG_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|[- ]?Q(?P<quarter>[1-4])"
    r"|[- ]?H(?P<half>[12]))?"
    r"|Q(?P<quarter_first>[1-4])[- ](?P<quarter_year>\d{4})"
    r"|H(?P<half_first>[12])[- ](?P<half_year>\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period that stands from ``start`` to ``end`` of what was searched."""

    start: int
    end: int
    period: Period


def find_periods(text: str, as_of: dt.date) -> tuple[FoundPeriod, ...]:
    """All periods of a text in reading order, seen from ``as_of``; they do not overlap.

    A period without a year is the next one that has not ended on ``as_of``. Of "Q1/Q2 2027"
    and "March to May" the period runs from the beginning of the first to the end of the last.
    """
    if not _may_hold(text):
        return ()
    line, found, at = tokens(text), [], 0
    while at < len(line):
        reading = read_range(line, at, as_of) if _may_begin(line[at]) else None
        if reading:
            found.append(_found(text, line, reading))
        at = reading.behind if reading else at + 1
    return tuple(found)


def _may_begin(token: Token) -> bool:
    return token.kind in (Kind.NUMBER, Kind.OPAQUE) or token.low in _first_words()


def _found(text: str, line: Sequence[Token], reading: Reading) -> FoundPeriod:
    start, end = line[reading.first].start, line[reading.behind - 1].end
    return FoundPeriod(start, end, Period(*reading.span, text[start:end]))


def _may_hold(text: str) -> bool:
    """Cheap: whether a digit or a word that a period may hold is there at all."""
    return bool(_DIGIT.search(text)) or not _signs().isdisjoint(_WORDS.findall(text.lower()))


@cache
def _first_words() -> frozenset[str]:
    """All words that a period may begin with."""
    known, numbers = words(), table()
    names = {*known.months, *known.weekdays, *known.ordinals, *known.relatives, *known.numbered}
    counts = {*numbers.numbers, *numbers.scales, "a", "an", "half", "tomorrow", "tomorrow's"}
    phrases = (known.seasons, known.feasts, known.parts, known.ends, known.before_lengths)
    return frozenset(names | counts).union(*(book.first_words for book in phrases))


@cache
def _signs() -> frozenset[str]:
    known = words()
    names = {
        *known.months,
        *known.weekdays,
        "half",
        "tomorrow",
        "eoy",
        "eoq",
        "eom",
        "quarter",
        "q",
        "twenty",
    }
    return frozenset(names | set(table().times) | known.seasons.signs() | known.feasts.signs())


def parse_period(text: str) -> Period:
    """The day, month, quarter, half or year that a catalog names, such as 2027-06-30 or 2027-Q1.

    Raises ``ValueError`` with one sentence where the text is none of these.
    """
    match = _CATALOG_PERIOD.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        span = _catalog_span(match)
    except ValueError:
        raise ValueError(
            f'"{text.strip()}" is no date: write a day (2027-06-30), a month (2027-03), '
            "a quarter (2027-Q1), a half (2027-H2) or a year (2027)."
        ) from None
    return Period(*span, text.strip())


def _catalog_span(match: re.Match[str]) -> Span:
    year = int(match["year"] or match["quarter_year"] or match["half_year"])
    if match["day"]:
        return spans.day(year, int(match["month"]), int(match["day"]))
    if match["month"]:
        return spans.months(year, int(match["month"]), 1)
    if quarter := match["quarter"] or match["quarter_first"]:
        return spans.quarter(year, int(quarter))
    if half := match["half"] or match["half_first"]:
        return spans.half(year, int(half))
    return spans.months(year, 1, 12)
