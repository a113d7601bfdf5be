"""When a text says: "31/03/2027", "by March", "Q1", "end of next year". A range ends it."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from promisecheck.model import Period

_CATALOG_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|[- ]?Q(?P<quarter>[1-4])"
    r"|[- ]?H(?P<half>[12]))?"
    r"|Q(?P<quarter_first>[1-4])[- ](?P<quarter_year>\d{4})"
    r"|H(?P<half_first>[12])[- ](?P<half_year>\d{4})",
    re.IGNORECASE,
)


def parse_period(text: str) -> Period:
    """The day, month, quarter, half or year that a catalog names, such as 2027-06-30 or 2027-Q1.

    Raises ``ValueError`` with one sentence where the text is none of these.
    """
    match = _CATALOG_PERIOD.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        start, end = _catalog_span(match)
    except ValueError:
        raise ValueError(
            f'"{text.strip()}" is no date: write a day (2027-06-30), a month (2027-03), '
            "a quarter (2027-Q1), a half (2027-H2) or a year (2027)."
        ) from None
    return Period(start, end, text.strip())


def _catalog_span(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(match["year"] or match["quarter_year"] or match["half_year"])
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return months(year, int(match["month"]), 1)
    if quarter := match["quarter"] or match["quarter_first"]:
        return months(year, 3 * int(quarter) - 2, 3)
    if half := match["half"] or match["half_first"]:
        return months(year, 6 * int(half) - 5, 6)
    return months(year, 1, 12)


def months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of ``count`` months of a year from month ``first`` on."""
    last = first + count - 1
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
