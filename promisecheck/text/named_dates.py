"""Reads periods that have a name: "31 March 2027", "third quarter", "spring", "by Christmas"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial

from promisecheck.text import spans
from promisecheck.text.calendar_words import Yearly, words
from promisecheck.text.measures import time_word
from promisecheck.text.spans import Span
from promisecheck.text.tokens import Kind, Token, kind_at, touches, word_at
from promisecheck.text.written_dates import (
    Named,
    day_number,
    full_year,
    is_year,
    part_of_year,
    read_number_date,
    read_opaque,
    spoken_year,
)

_SHORT_MONTH = 4  # letters: "Sept"
_NEAR = 40  # words
_FINANCIAL = re.compile(r"fy-?(\d\d(?:\d\d)?)")
_YEAR_PAIR = re.compile(r"((?:19|20)\d\d)[/-]\d\d(?:\d\d)?")


def read_named(line: Sequence[Token], at: int, as_of: dt.date) -> Named | None:
    """The period that begins at the token. Raises ``ValueError`` for a day that never is."""
    kind = kind_at(line, at)
    if kind in (Kind.NUMBER, Kind.OPAQUE):
        named = _day_and_month(line, at)
        if named is None:
            named = read_opaque(line, at) if kind is Kind.OPAQUE else read_number_date(line, at)
        named = named or _ordinal(line, at)
    else:
        named = _month(line, at) or _ordinal(line, at) or _season_or_feast(line, at)
        named = named or _numbered_part(line, at) or _spoken_year(line, at)
    return _with_year(line, named, as_of, _weekday_before(line, at)) if named else None


def _spoken_year(line: Sequence[Token], at: int) -> Named | None:
    """ "twenty twenty-seven", as transcripts have it."""
    said = spoken_year(line, at)
    return Named(said[1], spans.months(said[0], 1, 12)) if said else None


def _with_year(line: Sequence[Token], named: Named, as_of: dt.date, weekday: int | None) -> Named:
    if named.fixed or named.year:
        return named
    at = named.behind
    while word_at(line, at) in ("of", ",", "/", "-", "(", "fy"):
        at += 1
    short = word_at(line, at).isdecimal() and len(word_at(line, at)) == 2
    if is_year(line, at):
        return named._replace(year=int(line[at].text), behind=at + 1)
    if word_at(line, at) in ("'", "’") and touches(line, at + 1) and day_number(line, at + 1):
        return named._replace(year=full_year(line[at + 1].text), behind=at + 2)
    if short and _is_numbered(named) and at == named.behind:
        return named._replace(year=full_year(line[at].text), behind=at + 1)
    if financial := _FINANCIAL.fullmatch(word_at(line, at)):
        return named._replace(year=full_year(financial[1]), behind=at + 1)
    if year := _relative_year(line, at, as_of) or spoken_year(line, at):
        return named._replace(year=year[0], behind=year[1])
    return named if weekday is None else named._replace(year=_year_with(named, weekday, as_of))


def _year_with(named: Named, weekday: int, as_of: dt.date) -> int | None:
    """The year in which a day of a month is that weekday: the nearest, and of two the next."""
    years = (as_of.year + shift for shift in (0, 1, -1, 2, -2))
    return next((year for year in years if _falls_on(named, year, weekday)), None)


def _falls_on(named: Named, year: int, weekday: int) -> bool:
    try:
        span = named.yearly(year) if named.yearly else None
    except ValueError:
        return False  # 29 February
    return span is not None and span.start == span.end and span.start.weekday() == weekday


def _weekday_before(line: Sequence[Token], at: int) -> int | None:
    """The weekday of "Thu, 19 Nov" and "Thursday the 19th"."""
    before = at - 1
    while word_at(line, before) in (",", ".", "the"):
        before -= 1
    low = word_at(line, before)
    return words().weekdays.get(low, words().short_weekdays.get(low))


def _is_numbered(named: Named) -> bool:
    """Quarters and halves, behind which two digits are a year and no day or amount."""
    return isinstance(named.yearly, partial) and len(named.yearly.args) == 2


def _relative_year(line: Sequence[Token], at: int, as_of: dt.date) -> tuple[int, int] | None:
    """The year of "next year" and "the year", with the index behind it."""
    low = word_at(line, at)
    shift = 0 if low == "the" else words().relatives.get(low)
    if shift is None or time_word(word_at(line, at + 1)) != "year":
        return None
    return as_of.year + shift, at + 2


def _day_and_month(line: Sequence[Token], at: int) -> Named | None:
    """ "31 March", "31st of March", "31-Mar"."""
    number, then = day_number(line, at), at + 1
    if number is None:
        return None
    while word_at(line, then) in ("of", ".", "-"):
        then += 1
    month = words().months.get(word_at(line, then))
    if month is None:
        return _day_and_short_year(line, then, number)
    return Named(then + 1, yearly=partial(_day_of_month, month, number))


def _day_and_short_year(line: Sequence[Token], at: int, number: int) -> Named | None:
    """The rest of "31-Mar-27"."""
    if word_at(line, at - 1) != "-" or kind_at(line, at) is not Kind.OPAQUE:
        return None
    month = read_opaque(line, at)
    if month is None or month.fixed is None:
        return None
    return Named(at + 1, spans.day(month.fixed.start.year, month.fixed.start.month, number))


def _day_of_month(month: int, number: int, year: int) -> Span:
    return spans.day(year, month, number)


def _month(line: Sequence[Token], at: int) -> Named | None:
    """ "March", "March 31", "March the 31st"."""
    month = words().months.get(word_at(line, at))
    if month is None:
        return None
    then = at + 1 + (word_at(line, at + 1) in ("the", "."))
    number = day_number(line, then)
    if number and (line[at].text[0].isupper() or _all_lower(line, at)):
        return Named(then + 1, yearly=partial(_day_of_month, month, number))
    if not _is_month(line, at):
        return None
    shortened = word_at(line, at + 1) == "." and len(line[at].text) <= _SHORT_MONTH
    behind = at + 1 + (shortened and is_year(line, at + 2))  # "Feb. 2027"
    return Named(behind, yearly=_month_of(month))


def _month_of(month: int) -> Yearly:
    return lambda year: spans.months(year, month, 1)


def _all_lower(line: Sequence[Token], at: int) -> bool:
    """Whether the words around have no capitals, so that a month need have none."""
    near = line[max(at - _NEAR, 0) : at + _NEAR]
    return not any(token.text[0].isupper() for token in near)


def _is_month(line: Sequence[Token], at: int) -> bool:
    """Whether the word names a month here: "may", "march" and the like need a sign of it."""
    table, low, before = words(), word_at(line, at), word_at(line, at - 1)
    capital = line[at].text[0].isupper()
    if _names_year(line, at + 1 + (word_at(line, at + 1) in (",", "of"))):
        return True
    if low == "may" and not capital and not _all_lower(line, at):
        return False
    if low not in table.doubtful_months or before in table.lower_signs:
        return True
    last = kind_at(line, at + 1) not in (Kind.WORD, Kind.NUMBER, Kind.OPAQUE)
    joined = word_at(line, at + 1) in table.range_joints and word_at(line, at + 2) in table.months
    signed = before in table.capital_signs
    return (capital and (last or joined)) or (signed and (capital or last))


def _names_year(line: Sequence[Token], at: int) -> bool:
    quoted = word_at(line, at) in ("'", "’") and touches(line, at + 1)
    told = is_year(line, at) or spoken_year(line, at) is not None
    relative = _relative_year(line, at, dt.date.min) is not None
    return told or quoted or relative or word_at(line, at).startswith("fy")


def _ordinal(line: Sequence[Token], at: int) -> Named | None:
    """ "third quarter", "2nd half", "last quarter of 2027"."""
    number, kind = words().ordinals.get(word_at(line, at)), word_at(line, at + 1)
    if number is None or kind not in ("quarter", "half"):
        return None
    then = at + 2 + (word_at(line, at + 2) == "of")
    dated = _names_year(line, then)
    if not dated and (number < 0 or then > at + 2):
        return None
    if number < 0:
        number = 4 if kind == "quarter" else 2
    return part_of_year(kind[0], number, at + 2)


def _numbered_part(line: Sequence[Token], at: int) -> Named | None:
    """ "KW 12", "in week 12", "Q 3"."""
    kind = words().numbered.get(word_at(line, at))
    written = word_at(line, at + 1)
    if kind == "q" and (said := words().numbered_parts.get(written)):
        return part_of_year(kind, said, at + 2)
    if kind is None or kind_at(line, at + 1) is not Kind.NUMBER or not written.isdecimal():
        return None
    project = word_at(line, at + 2) in ("of", ":") and not _names_year(line, at + 3)
    before = at - 1 - (word_at(line, at - 1) == "calendar")
    if kind == "w" and (project or word_at(line, before) not in words().before_seasons):
        return None
    return part_of_year(kind, int(written), at + 2) if len(written) < 3 else None


def _season_or_feast(line: Sequence[Token], at: int) -> Named | None:
    """ "by spring", "summer 2027", "before Christmas"."""
    season, feast = words().seasons.at(line, at), words().feasts.at(line, at)
    hit = season or feast
    if hit is None:
        return None
    leads = words().before_seasons if season else words().before_feasts
    named = Named(hit.behind, yearly=hit.value)
    dated = _names_year(line, hit.behind + (word_at(line, hit.behind) in (",", "of")))
    pair = _YEAR_PAIR.fullmatch(word_at(line, hit.behind))
    if pair:
        return named._replace(year=int(pair[1]), behind=hit.behind + 1)
    return named if dated or word_at(line, at - 1) in leads else None
