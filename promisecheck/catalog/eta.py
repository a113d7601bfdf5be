"""When a feature is due: ``eta`` in all its forms."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from promisecheck.model import Period

_FORM: Final = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|[-\s]?(?P<part>[QH][1-4]))?"
    r"|(?P<part_first>[QH][1-4])[-\s]?(?P<year_last>[0-9]{4})",
    re.IGNORECASE,
)
_MONTHS: Final = {"Q": 3, "H": 6}


def parse_eta(text: str) -> Period:
    """Return the period for a day, month, quarter, half or year.

    Those are ``2027-06-30``, ``2027-03``, ``2027-Q1`` or ``Q1 2027``, ``2027-H2``, ``2027``.
    Raises ``ValueError`` with a plain sentence where the text is none of these.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(
            f'"{text}" is no date in a known form; '
            "write 2027-06-30, 2027-06, 2027-Q2, 2027-H1 or 2027"
        )
    try:
        year = int(found["year"] or found["year_last"])
        first, count = _months(found)
        start = dt.date(year, first, int(found["day"] or 1))
        return Period(start, start if found["day"] else _last_day(year, first + count - 1), text)
    except ValueError:
        raise ValueError(f'"{text}" is no date that exists; correct it') from None


def _months(found: re.Match[str]) -> tuple[int, int]:
    """The first month of the period and how many it has."""
    part = found["part"] or found["part_first"]
    if part:
        count = _MONTHS[part[0].upper()]
        return (int(part[1]) - 1) * count + 1, count
    return (int(found["month"]), 1) if found["month"] else (1, 12)


def _last_day(year: int, month: int) -> dt.date:
    if not 1 <= month <= 12:
        raise ValueError
    return dt.date(year, month, calendar.monthrange(year, month)[1])
