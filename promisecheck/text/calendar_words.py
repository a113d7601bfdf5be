"""The words of dates, from ``calendar.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from promisecheck.text import spans
from promisecheck.text.phrases import Phrases
from promisecheck.text.spans import Part, Span
from promisecheck.text.yaml_data import load_data

Yearly = Callable[[int], Span]
"""What a name without a year means in a given year. Raises ``ValueError`` where it is not."""


class CalendarWords(NamedTuple):
    """``calendar.yaml``, ready for look-ups, in lower case."""

    months: Mapping[str, int]
    doubtful_months: frozenset[str]
    lower_signs: frozenset[str]
    capital_signs: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    before_weekdays: frozenset[str]
    seasons: Phrases[Yearly]
    before_seasons: frozenset[str]
    feasts: Phrases[Yearly]
    before_feasts: frozenset[str]
    ordinals: Mapping[str, int]
    relatives: Mapping[str, int]
    numbered: Mapping[str, str]
    numbered_parts: Mapping[str, int]
    spoken_years: Mapping[str, int]
    parts: Phrases[Part]
    ends: Phrases[str]  # "year end": "year"
    before_lengths: Phrases[bool]
    from_now: Phrases[bool]
    events: frozenset[str]
    range_joints: frozenset[str]


@cache
def words() -> CalendarWords:
    """The words, read once."""
    raw = load_data(Path(__file__).with_name("data") / "calendar.yaml")
    return CalendarWords(
        months=_numbers(raw["months"]),
        doubtful_months=frozenset(raw["doubtful_months"]),
        lower_signs=frozenset(raw["lower_signs"]),
        capital_signs=frozenset(raw["capital_signs"]),
        weekdays=_numbers(raw["weekdays"]),
        short_weekdays=_numbers(raw["short_weekdays"]),
        before_weekdays=frozenset(raw["before_weekdays"]),
        seasons=Phrases({name: _season(*span) for name, span in raw["seasons"].items()}),
        before_seasons=frozenset(raw["before_seasons"]),
        feasts=Phrases(_feasts(raw)),
        before_feasts=frozenset(raw["before_feasts"]),
        ordinals=_numbers(raw["ordinals"]),
        relatives=_numbers(raw["relatives"]),
        numbered=raw["numbered"],
        numbered_parts=_numbers(raw["numbered_parts"]),
        spoken_years=_numbers(raw["spoken_years"]),
        parts=Phrases({phrase: Part(part) for phrase, part in raw["parts"].items()}),
        ends=Phrases(
            {phrase: of for of in ("year", "quarter", "month") for phrase in raw[f"{of}_ends"]}
        ),
        before_lengths=Phrases(dict.fromkeys(raw["before_lengths"], True)),
        from_now=Phrases(dict.fromkeys(raw["from_now"], True)),
        events=frozenset(raw["events"]),
        range_joints=frozenset(raw["range_joints"]),
    )


def _numbers(raw: Mapping[str, str]) -> dict[str, int]:
    return {word: int(number) for word, number in raw.items()}


def _season(first: str, count: str) -> Yearly:
    return lambda year: spans.months(year, int(first), int(count))


def _feasts(raw: Mapping[str, Any]) -> dict[str, Yearly]:
    fixed = {name: _feast(*date) for name, date in raw["feasts"].items()}
    return fixed | {name: getattr(spans, name) for name in raw["moving_feasts"]}


def _feast(month: str, number: str) -> Yearly:
    return lambda year: spans.day(year, int(month), int(number))
