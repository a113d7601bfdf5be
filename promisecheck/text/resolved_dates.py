"""Reads the period at a token and settles its year, its part and how far it runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from promisecheck.text.calendar_words import words
from promisecheck.text.named_dates import read_named
from promisecheck.text.relative_dates import read_relative, unit_around
from promisecheck.text.spans import Part, Span, part_of
from promisecheck.text.tokens import Token, word_at
from promisecheck.text.written_dates import Named

_YEARS_AHEAD: Final = 8  # until the next 29 February at the latest


class Reading(NamedTuple):
    """A period in ``line[first:behind]``; ``named`` where it is one of every year."""

    first: int
    behind: int
    span: Span
    part: Part | None = None
    named: Named | None = None


def read_range(line: Sequence[Token], at: int, as_of: dt.date) -> Reading | None:
    """The period at the token, with those joined to it by "/", "to", "or" and the like."""
    reading = _read(line, at, as_of)
    while reading and word_at(line, reading.behind) in words().range_joints:
        later = _read(line, reading.behind + 1, as_of)
        if later is None or not _are_one(line, reading, later):
            break
        reading = _joined(reading, later)
    return reading


def _are_one(line: Sequence[Token], first: Reading, last: Reading) -> bool:
    """Whether "and" makes one period of two: "Q1 and Q2 2027", "between ... and ..."."""
    if word_at(line, first.behind) != "and":
        return True
    undated = first.named is not None and first.named.yearly is not None and not first.named.year
    return undated or word_at(line, first.first - 1) == "between"


def _joined(first: Reading, last: Reading) -> Reading:
    """Both as one. Where only the last has a year, the first is the one before it."""
    span = first.span
    if first.named and first.named.yearly and not first.named.year:
        year = last.span.start.year
        before = (_in_year(first.named, year - back, first.part, span.end) for back in (0, 1))
        span = next((s for s in before if s and s.start <= last.span.start), span)
    start, end = min(span.start, last.span.start), max(span.end, last.span.end)
    return last._replace(first=first.first, span=Span(start, end))


def _read(line: Sequence[Token], at: int, as_of: dt.date) -> Reading | None:
    try:
        return _read_plain(line, at, as_of) or _read_part(line, at, as_of)
    except (ValueError, OverflowError):
        return None  # a day that the calendar does not have


def _read_part(line: Sequence[Token], at: int, as_of: dt.date) -> Reading | None:
    """ "end of the second quarter", "mid-March", "before the end of next year"."""
    hit = words().parts.at(line, at)
    if hit is None:
        return None
    start = hit.behind + (word_at(line, hit.behind) in ("-", "the"))
    part, within = hit.value, words().parts.at(line, start)
    inner = _read_plain(line, start, as_of, part) or _part_of_unit(line, start, as_of, part)
    if inner is None and part is Part.BEFORE and within and within.value is not Part.BEFORE:
        inner = _read_part(line, start, as_of)
    return inner._replace(first=at) if inner else None


def _part_of_unit(line: Sequence[Token], at: int, as_of: dt.date, part: Part) -> Reading | None:
    """The part of the current year, quarter or month, of which the text says only "year"."""
    around = unit_around(line, at, as_of)
    if around is None or part is Part.BEFORE:
        return None
    return Reading(at, around.behind, part_of(around.span, part, as_of))


def _read_plain(
    line: Sequence[Token], at: int, as_of: dt.date, part: Part | None = None
) -> Reading | None:
    """The period that begins at the token, or the part of it."""
    if relative := read_relative(line, at, as_of):
        return Reading(at, relative.behind, part_of(relative.span, part, as_of), part)
    named = read_named(line, at, as_of) or _turned(line, at, as_of)
    if named is None:
        return None
    resolved = _resolved(named, part, as_of)
    return Reading(at, named.behind, resolved, part, named) if resolved else None


def _turned(line: Sequence[Token], at: int, as_of: dt.date) -> Named | None:
    """ "next March", "this coming summer", "last spring"."""
    turn = words().relatives.get(word_at(line, at))
    named = read_named(line, at + 1, as_of) if turn is not None else None
    return named._replace(turn=turn or 0) if named else None


def _resolved(named: Named, part: Part | None, as_of: dt.date) -> Span | None:
    """The part of the named period, in its year or in the first that fits the reference date."""
    if named.fixed:
        return part_of(named.fixed, part, as_of)
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
    return part_of(span, part, as_of) if span else None


def _fits_turn(span: Span, turn: int, as_of: dt.date) -> bool:
    if turn > 0:
        return span.start > as_of
    return span.end < as_of if turn < 0 else span.end >= as_of
