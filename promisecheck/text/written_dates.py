"""Reads dates that are written with digits: "2027-03-31", "31/03/2027", "Q3/27", "03/2027"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from promisecheck.text import spans
from promisecheck.text.calendar_words import Yearly, words
from promisecheck.text.spans import Span
from promisecheck.text.tokens import Kind, Token, kind_at, touches, word_at
from promisecheck.text.uncounted import is_numbered_product

YEARS: Final = range(1990, 2100)
_LONE_YEARS: Final = range(2015, 2050)

_DAY = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)"
    r"|(?P<first_short>\d{1,2})[/-](?P<second_short>\d{1,2})[/-](?P<year_short>\d\d)"
    r"|(?P<first_full>\d\d)\.(?P<second_full>\d\d)\.(?P<year_full>\d\d)"
)
_DAY_PARTS = [name for name in _DAY.groupindex if name != "sign"]
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_YEARS = re.compile(r"(?P<first>\d{4})[/-](?P<second>\d\d(?:\d\d)?)")
_PART = re.compile(
    r"(?P<kind>q|h|fy-?|kw|cw|w)(?P<number>\d{1,4})(?:[-/](?P<year>\d\d(?:\d\d)?))?"
    r"|(?P<number_first>\d)(?P<kind_second>q|h)(?P<year_second>\d\d(?:\d\d)?)"
    r"|(?P<year_first>\d{4})-(?P<kind_last>[qh])(?P<number_last>\d)"
)
_MONTH = re.compile(r"(?P<month>[a-z]+)-?(?P<year>\d\d(?:\d\d)?)")
_MOST: Final = {"q": 4, "h": 2, "kw": 53, "cw": 53, "w": 53}
_OF_KIND: Final = {
    "q": spans.quarter,
    "h": spans.half,
    "kw": spans.week,
    "cw": spans.week,
    "w": spans.week,
}


class Named(NamedTuple):
    """A period that was read, and the index behind it: fixed, or one of every year."""

    behind: int
    fixed: Span | None = None
    yearly: Yearly | None = None
    year: int | None = None
    turn: int = 0  # 1 is "next March", not the one that has begun; -1 is "last March"


def full_year(written: str) -> int:
    """The year of "2027" and "27"."""
    return int(written) + (2000 if len(written) < 3 else 0)


def read_opaque(line: Sequence[Token], at: int) -> Named | None:
    """The period of a token that is a date, quarter, half, week or financial year."""
    low = line[at].low
    in_path = word_at(line, at - 1) == "/" and touches(line, at)
    if in_path and low[0].isdigit():
        return None
    if match := _ISO.fullmatch(low):
        return Named(at + 1, _iso(match))
    if match := _DAY.fullmatch(low):
        return Named(at + 1, _day(match))
    if match := _YEARS.fullmatch(low):
        return Named(at + 1, _year_and_more(match["first"], match["second"]))
    if match := _PART.fullmatch(low):
        return None if _is_question(line, at) else _part(match, at + 1)
    if (match := _MONTH.fullmatch(low)) and (month := words().months.get(match["month"])):
        return Named(at + 1, spans.months(full_year(match["year"]), month, 1))
    return None


def _iso(match: re.Match[str]) -> Span:
    year, month = int(match["year"]), int(match["month"])
    if match["day"]:
        return spans.day(year, month, int(match["day"]))
    return spans.months(year, month, 1)


def _year_and_more(first: str, second: str) -> Span:
    """Two years as in "2027/28", or a year and its month as in "2027/03"."""
    last = int(first[: 4 - len(second)] + second)
    if last > int(first):
        return Span(_year_of(int(first)).start, _year_of(last).end)
    return spans.months(int(first), int(second), 1)


def _day(match: re.Match[str]) -> Span:
    """Day before month, unless that is impossible."""
    written = [part for part in match.group(*_DAY_PARTS) if part]
    first, second, year = int(written[0]), int(written[1]), full_year(written[2])
    if second > 12:
        first, second = second, first
    return spans.day(year, second, first)


def _year_of(year: int) -> Span:
    return spans.months(year, 1, 12)


def _is_question(line: Sequence[Token], at: int) -> bool:
    """Whether "Q1" numbers a question: first in its text and in lower case, or before "."."""
    ends = word_at(line, at + 1) in (".", ")") and at + 2 < len(line)
    return at == 0 and (ends or line[at].text[0] == "q")


def _part(match: re.Match[str], behind: int) -> Named | None:
    kind = match["kind"] or match["kind_second"] or match["kind_last"]
    number = int(match["number"] or match["number_first"] or match["number_last"])
    year = match["year"] or match["year_second"] or match["year_first"]
    if kind.startswith("fy"):
        return Named(behind, _year_of(full_year(year or str(number))))
    if kind == "w" and not year:
        return None
    return part_of_year(kind, number, behind, full_year(year) if year else None)


def part_of_year(kind: str, number: int, behind: int, year: int | None = None) -> Named | None:
    """Quarter, half or week ``number``; ``kind`` is one of q, h, kw, cw, w."""
    if not 1 <= number <= _MOST[kind]:
        return None
    return Named(behind, yearly=partial(_numbered, kind, number), year=year)


def _numbered(kind: str, number: int, year: int) -> Span:
    return _OF_KIND[kind](year, number)


def read_number_date(line: Sequence[Token], at: int) -> Named | None:
    """The period that begins with a bare number: "03/2027", "31/03", "2027", "3Q 2027"."""
    written, joint, then = line[at].text, word_at(line, at + 1), word_at(line, at + 2)
    if not written.isdecimal():
        month, _, year = written.partition(".")
        return _month_of_year(month, year, at + 1) if len(year) == 4 else None
    joined = joint == "/" and touches(line, at + 1) and touches(line, at + 2)
    if joined and len(then) == 4:
        return _month_of_year(written, then, at + 3)
    if joined and then.isdecimal() and int(written) <= 31 and 1 <= int(then) <= 12:
        if word_at(line, at - 1) not in words().before_weekdays:
            return None
        return Named(at + 3, yearly=partial(_day_of, int(written), int(then)))
    if joint in ("q", "h") and touches(line, at + 1) and line[at + 1].text.isupper():
        return part_of_year(joint, int(written), at + 2)
    return _year(line, at) if _is_lone_year(line, at) else None


def _year(line: Sequence[Token], at: int) -> Named:
    """ "2027", and "2027 Q1"."""
    year, part = int(line[at].text), _PART.fullmatch(word_at(line, at + 1))
    if part and part["kind"] in ("q", "h") and not part["year"]:
        named = part_of_year(part["kind"], int(part["number"]), at + 2, year)
        if named:
            return named
    return Named(at + 1, _year_of(year))


def _is_lone_year(line: Sequence[Token], at: int) -> bool:
    """Not the number of "Office 2024" nor a part of "ITB/2026/118"."""
    slash = "/" in (word_at(line, at - 1), word_at(line, at + 1))
    return is_year(line, at, _LONE_YEARS) and not is_numbered_product(line, at) and not slash


def _day_of(number: int, month: int, year: int) -> Span:
    return spans.day(year, month, number)


def _month_of_year(month: str, year: str, behind: int) -> Named | None:
    if not (month.isdecimal() and year.isdecimal() and len(month) < 3 and int(year) in YEARS):
        return None
    return Named(behind, spans.months(int(year), int(month), 1))


def is_year(line: Sequence[Token], at: int, years: range = YEARS) -> bool:
    """Whether the token is a year in four digits."""
    written = word_at(line, at)
    return (
        kind_at(line, at) is Kind.NUMBER
        and len(written) == 4
        and written.isdecimal()
        and int(written) in years
    )


def spoken_year(line: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The year of "twenty twenty-seven" at the token, with the index behind it."""
    if word_at(line, at) != "twenty" or word_at(line, at + 1) != "twenty":
        return None
    last = at + 2 + (word_at(line, at + 2) == "-")
    year = words().spoken_years.get(word_at(line, last))
    return (year, last + 1) if year else None


def day_number(line: Sequence[Token], at: int) -> int | None:
    """The day of a month at the token, as in "31" or "31st", or ``None``."""
    written = word_at(line, at)
    digits = written[:-2] if kind_at(line, at) is Kind.OPAQUE else written
    return int(digits) if digits.isdecimal() and len(digits) < 3 and int(digits) < 32 else None
