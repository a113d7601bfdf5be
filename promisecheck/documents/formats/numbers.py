"""Numbers of spreadsheets as their number format shows them, as far as claims need it."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Final

_BUILT_IN: Final = {
    **dict.fromkeys((9,), "0%"),
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21), "hh:mm"),
    22: "yyyy-mm-dd hh:mm",
    **dict.fromkeys((45, 46, 47), "mm:ss"),
}
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL: Final = re.compile(r'"([^"]*)"')
_DATES: Final = re.compile(r"[yd]|mmm", re.IGNORECASE)
_TIMES: Final = re.compile(r"[hs]", re.IGNORECASE)
_DECIMALS: Final = re.compile(r"\.([0#?]+)")
_LATEST: Final = 2_958_466


def built_in(number: int) -> str:
    """The code of a number format that every workbook has."""
    return _BUILT_IN.get(number, "General")


@cache
def _kind(code: str) -> str:
    bare = _QUOTED.sub("", code.split(";")[0])
    if "%" in bare:
        return "percent"
    if _DATES.search(bare):
        return "moment" if _TIMES.search(bare) else "day"
    return "time" if _TIMES.search(bare) else "number"


@cache
def _unit(code: str) -> str:
    """Words that the format writes behind the number (``0 "users"``)."""
    found = _LITERAL.findall(code.split(";")[0])
    return f" {found[-1].strip()}" if found and found[-1].strip().isalpha() else ""


def shown_number(value: float, code: str, from_1904: bool = False) -> str:
    """The number as its cell shows it: a day, a share in percent, or the number."""
    kind = _kind(code)
    if kind == "percent":
        found = _DECIMALS.search(code)
        shown = f"{value * 100:.{len(found[1]) if found else 0}f}"
        return f"{shown}%"
    if kind != "number" and 0 <= value < _LATEST:
        return _moment(value + 1462 * from_1904, kind)
    return plain_number(value) + _unit(code)


def plain_number(value: float) -> str:
    """The number without a decimal point where it is whole."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def _moment(value: float, kind: str) -> str:
    moment = dt.datetime(1899, 12, 30) + dt.timedelta(days=min(value, _LATEST))
    if kind == "day":
        return moment.date().isoformat()
    return f"{moment:%H:%M}" if kind == "time" else f"{moment:%Y-%m-%d %H:%M}"
