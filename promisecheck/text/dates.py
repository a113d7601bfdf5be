"""When a text says: "31/03/2027", "by March", "Q1", "end of next year". A range ends it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from promisecheck.model import Period
from promisecheck.text import spans
from promisecheck.text.calendar_words import words
from promisecheck.text.named_dates import read_named
from promisecheck.text.relative_dates import read_relative, unit_around
from promisecheck.text.spans import Part, Span
from promisecheck.text.tokens import Kind, Token, tokens, word_at
from promisecheck.text.units import table
from promisecheck.text.written_dates import Named

__all__ = ["FoundPeriod", "find_periods", "parse_period"]

_YEARS_AHEAD = 8  # until the next 29 February at the latest
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


class _Reading(NamedTuple):
    """A period in ``line[first:behind]``; ``named`` where it is one of every year."""

    first: int
    behind: int
    span: Span
    part: Part | None = None
    named: Named | None = None


def find_periods(text: str, as_of: dt.date) -> tuple[FoundPeriod, ...]:
    """All periods of a text in reading order, seen from ``as_of``; they do not overlap.

    A period without a year is the next one that has not ended on ``as_of``. Of "Q1/Q2 2027"
    and "March to May" the period runs from the beginning of the first to the end of the last.
    """
    if not _may_hold(text):
        return ()
    line, found, at = tokens(text), [], 0
    while at < len(line):
        reading = _read_range(line, at, as_of) if _may_begin(line[at]) else None
        if reading:
            found.append(_found(text, line, reading))
        at = reading.behind if reading else at + 1
    return tuple(found)


def _may_begin(token: Token) -> bool:
    return token.kind in (Kind.NUMBER, Kind.OPAQUE) or token.low in _first_words()


def _found(text: str, line: Sequence[Token], reading: _Reading) -> FoundPeriod:
    start, end = line[reading.first].start, line[reading.behind - 1].end
    return FoundPeriod(start, end, Period(*reading.span, text[start:end]))


def _read_range(line: Sequence[Token], at: int, as_of: dt.date) -> _Reading | None:
    """The period at the token, with those joined to it by "/", "to", "or" and the like."""
    reading = _read(line, at, as_of)
    while reading and word_at(line, reading.behind) in words().range_joints:
        later = _read(line, reading.behind + 1, as_of)
        if later is None or not _are_one(line, reading, later):
            break
        reading = _joined(reading, later)
    return reading


def _are_one(line: Sequence[Token], first: _Reading, last: _Reading) -> bool:
    """Whether "and" makes one period of two: "Q1 and Q2 2027", "between ... and ..."."""
    if word_at(line, first.behind) != "and":
        return True
    undated = first.named is not None and first.named.yearly is not None and not first.named.year
    return undated or word_at(line, first.first - 1) == "between"


def _joined(first: _Reading, last: _Reading) -> _Reading:
    """Both as one. Where only the last has a year, the first is the one before it."""
    span = first.span
    if first.named and first.named.yearly and not first.named.year:
        year = last.span.start.year
        before = (_in_year(first.named, year - back, first.part, span.end) for back in (0, 1))
        span = next((s for s in before if s and s.start <= last.span.start), span)
    start, end = min(span.start, last.span.start), max(span.end, last.span.end)
    return last._replace(first=first.first, span=Span(start, end))


def _read(line: Sequence[Token], at: int, as_of: dt.date) -> _Reading | None:
    try:
        return _read_plain(line, at, as_of) or _read_part(line, at, as_of)
    except (ValueError, OverflowError):
        return None  # a day that the calendar does not have


def _read_part(line: Sequence[Token], at: int, as_of: dt.date) -> _Reading | None:
    """ "end of the second quarter", "mid-March", "before the end of next year"."""
    hit = words().parts.at(line, at)
    if hit is None:
        return None
    start = hit.behind + (word_at(line, hit.behind) in ("-", "the"))
    inner = _read_plain(line, start, as_of, hit.value) or _part_of_unit(
        line, start, as_of, hit.value
    )
    within = words().parts.at(line, start)
    if inner is None and hit.value is Part.BEFORE and within and within.value is not Part.BEFORE:
        inner = _read_part(line, start, as_of)
    return inner._replace(first=at) if inner else None


def _part_of_unit(line: Sequence[Token], at: int, as_of: dt.date, part: Part) -> _Reading | None:
    """The part of the current year, quarter or month, of which the text says only "year"."""
    around = unit_around(line, at, as_of)
    if around is None or part is Part.BEFORE:
        return None
    return _Reading(at, around.behind, spans.part_of(around.span, part, as_of))


def _read_plain(
    line: Sequence[Token], at: int, as_of: dt.date, part: Part | None = None
) -> _Reading | None:
    """The period that begins at the token, or the part of it."""
    if relative := read_relative(line, at, as_of):
        span = spans.part_of(relative.span, part, as_of) if part else relative.span
        return _Reading(at, relative.behind, span, part)
    named = read_named(line, at, as_of) or _turned(line, at, as_of)
    if named is None:
        return None
    resolved = _resolved(named, part, as_of)
    return _Reading(at, named.behind, resolved, part, named) if resolved else None


def _turned(line: Sequence[Token], at: int, as_of: dt.date) -> Named | None:
    """ "next March", "this coming summer", "last spring"."""
    turn = words().relatives.get(word_at(line, at))
    named = read_named(line, at + 1, as_of) if turn is not None else None
    return named._replace(turn=turn or 0) if named else None


def _resolved(named: Named, part: Part | None, as_of: dt.date) -> Span | None:
    """The part of the named period, in its year or in the first that fits the reference date."""
    if named.fixed:
        return spans.part_of(named.fixed, part, as_of) if part else named.fixed
    years = range(as_of.year - 1, as_of.year + _YEARS_AHEAD)
    if named.turn < 0:
        years = range(as_of.year, as_of.year - 3, -1)
    for year in [named.year] if named.year else years:
        span = _in_year(named, year, part, as_of)
        if span and (named.year or _fits_turn(span, named.turn, as_of)):
            return span
    return None


def _in_year(named: Named, year: int, part: Part | None, as_of: dt.date) -> Span | None:
    try:
        span = named.yearly(year) if named.yearly else None
    except ValueError:
        return None
    return spans.part_of(span, part, as_of) if span and part else span


def _fits_turn(span: Span, turn: int, as_of: dt.date) -> bool:
    if turn > 0:
        return span.start > as_of
    return span.end < as_of if turn < 0 else span.end >= as_of


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
    names = {*known.months, *known.weekdays, "half", "tomorrow", "eoy", "eoq", "eom"}
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
