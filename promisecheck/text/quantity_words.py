"""The words around quantities, from ``quantity_words.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from promisecheck.text.phrases import Phrases
from promisecheck.text.yaml_data import load_data

T = TypeVar("T")


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    RANGE = "range"  # the value is the upper end


class Boundless(StrEnum):
    """What a phrase without a number says."""

    LEAD = "lead"  # "unlimited", what is unlimited comes behind
    TRAIL = "trail"  # "without limit", what is unlimited comes before
    TIME = "time"  # "forever"


class QuantityWords(NamedTuple):
    """``quantity_words.yaml``, ready for look-ups, in lower case."""

    bounds_before: Phrases[Bound]
    bounds_behind: Phrases[Bound]
    boundless: Phrases[Boundless]
    about: frozenset[str]
    range: frozenset[str]
    before_years: frozenset[str]
    months: frozenset[str]
    generic: frozenset[str]
    labels: frozenset[str]
    determiners: frozenset[str]
    named_by_number: frozenset[str]
    not_nouns: frozenset[str]
    active: frozenset[str]
    before_durations: frozenset[str]
    lengths: frozenset[str]
    not_behind_second: frozenset[str]
    times_of: Mapping[str, int]
    other_shares: frozenset[str]
    not_unlimited_time: frozenset[str]
    inside_unlimited: frozenset[str]
    you_like: frozenset[str]
    copulas: frozenset[str]
    same: tuple[tuple[str, ...], ...]
    repeated: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    points_back: Phrases[bool]
    measured: Mapping[str, tuple[str, ...]]


@cache
def words() -> QuantityWords:
    """The words, read once."""
    raw = load_data(Path(__file__).with_name("data") / "quantity_words.yaml")
    sets = {name: _set(raw[name]) for name in _SETS}
    return QuantityWords(
        bounds_before=_phrases(raw, at_most=Bound.AT_MOST, at_least=Bound.AT_LEAST),
        bounds_behind=_phrases(raw, at_most_behind=Bound.AT_MOST, at_least_behind=Bound.AT_LEAST),
        boundless=_phrases(
            raw,
            unlimited_lead=Boundless.LEAD,
            unlimited_trail=Boundless.TRAIL,
            unlimited_time=Boundless.TIME,
        ),
        points_back=Phrases(dict.fromkeys(raw["points_back"], True)),
        times_of={word: int(count) for word, count in raw["times_of"].items()},
        same=tuple(tuple(group) for group in raw["same"]),
        measured={unit: tuple(nouns) for unit, nouns in raw["measured"].items()},
        **sets,
    )


_SETS = (
    "about",
    "range",
    "before_years",
    "months",
    "generic",
    "labels",
    "determiners",
    "named_by_number",
    "not_nouns",
    "active",
    "before_durations",
    "lengths",
    "not_behind_second",
    "other_shares",
    "not_unlimited_time",
    "inside_unlimited",
    "you_like",
    "copulas",
    "repeated",
    "people",
    "persons",
)


def _set(raw: str | Iterable[str]) -> frozenset[str]:
    return frozenset(raw.split() if isinstance(raw, str) else raw)


def _phrases(raw: Mapping[str, Any], **meanings: T) -> Phrases[T]:
    return Phrases({phrase: value for name, value in meanings.items() for phrase in raw[name]})
