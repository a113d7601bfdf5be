"""What measures and rates are called, from ``units.yaml``, and how they convert.

A month counts 30 days and a year 12 months, so that "12 months" equals "1 year", "24 months"
"2 years" and "30 days" "1 month". Lengths in days, weeks or less are counted into that
calendar: from 361 days on, every 365 days are one year, so that "365 days" is "1 year" too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from promisecheck.text.yaml_data import load_data

DAY: Final = 86400.0
YEAR: Final = 360 * DAY
_LONG_YEAR: Final = 365 * DAY


class Unit(NamedTuple):
    """A measure: its canonical name, what one of it is in the base, and the rate inside it."""

    name: str
    factor: float
    per: tuple[str, ...] = ()


class Table(NamedTuple):
    """``units.yaml``, ready for look-ups; names are in lower case, symbols as written."""

    times: Mapping[str, str]  # "hrs": "hour"
    seconds: Mapping[str, float]  # "hour": 3600
    units: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    attached: Mapping[str, Unit]
    bit_symbols: Mapping[str, Unit]
    counted_rates: Mapping[str, tuple[str, str]]  # "rps": ("requests", "second")
    percent: frozenset[str]
    short_nouns: Mapping[str, str]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    attached_scales: Mapping[str, float]
    vague_scales: Mapping[str, float]
    vague_factors: Mapping[str, float]
    day_kinds: frozenset[str]  # "business" in "business days"
    rate_words: frozenset[str]
    rate_adverbs: Mapping[str, str]
    rate_signs: Mapping[str, str]


@cache
def table() -> Table:
    """The table, read once."""
    return _table(load_data(Path(__file__).with_name("data") / "units.yaml"))


def _table(raw: Mapping[str, Any]) -> Table:
    time = raw["time"]
    seconds = {word: float(entry["seconds"]) for word, entry in time.items()}
    return Table(
        times={name: word for word, entry in time.items() for name in entry["names"]},
        seconds=seconds,
        units=_units(raw, seconds),
        symbols={
            symbol: Unit("byte", float(factor), ("second",))
            for symbol, factor in raw["byte_rate_symbols"].items()
        },
        attached={
            name: Unit("second", seconds[word]) for name, word in raw["attached_durations"].items()
        },
        bit_symbols={name: Unit("bit", float(size)) for name, size in raw["bit_symbols"].items()},
        counted_rates={
            name: (unit, per)
            for name, (unit, _, per) in raw["rates_in_one"].items()
            if unit != "bit"
        },
        percent=frozenset((*raw["percent"], "%")),
        short_nouns=raw["short_nouns"],
        numbers=_floats(raw["numbers"]),
        scales=_floats(raw["scales"]),
        attached_scales=_floats(raw["attached_scales"]),
        vague_scales=_floats(raw["vague_scales"]),
        vague_factors=_floats(raw["vague_factors"]),
        day_kinds=frozenset(raw["day_kinds"]),
        rate_words=frozenset(raw["rate_words"]),
        rate_adverbs=raw["rate_adverbs"],
        rate_signs=raw["rate_signs"],
    )


def _units(raw: Mapping[str, Any], seconds: Mapping[str, float]) -> dict[str, Unit]:
    units = {
        name: Unit("second", seconds[word])
        for word, entry in raw["time"].items()
        for name in entry["names"]
    }
    units |= {name: Unit("second", float(size)) for name, size in raw["durations"].items()}
    units |= {name: Unit("byte", float(size)) for name, size in raw["bytes"].items()}
    units |= {name: Unit("bit", float(size)) for name, size in raw["bits"].items()}
    units |= {
        name: Unit("bit", float(size), (per,))
        for name, (unit, size, per) in raw["rates_in_one"].items()
        if unit == "bit"
    }
    return units | {name: Unit("%", 1.0) for name in (*raw["percent"], "%")}


def _floats(raw: Mapping[str, str]) -> dict[str, float]:
    return {word: float(value) for word, value in raw.items()}


def calendar_seconds(seconds: float) -> float:
    """A length counted in days or less, in the calendar of 30-day months and 12-month years."""
    years, rest = divmod(seconds, _LONG_YEAR)
    return years * YEAR + min(rest, YEAR)
