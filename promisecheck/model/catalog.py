"""What a catalog says: features with their status, where they are, how much, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What is true of a feature (the catalog's ``status``)."""

    SHIPPED = "shipped"
    BETA = "beta"
    UNSTABLE = "unstable"
    PLANNED = "planned"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    UNAVAILABLE = "unavailable"


Scope = Mapping[str, frozenset[str]]
"""Dimension to the values meant: ``{"plan": {"team"}, "region": {"eu"}}``."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much. ``value`` is in the base of ``unit``; ``math.inf`` says unlimited.

    ``unit`` is canonical: ``"byte"``, ``"second"``, ``"%"``, or the stem of what is counted
    (``"user"``). It is ``""`` where the text names none. ``per`` holds the canonical words of
    the rate, sorted: ``("month", "user")``.
    """

    value: float
    unit: str
    per: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, quarter or year. ``end`` is its last day, and what rules compare."""

    start: dt.date
    end: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of something a feature allows at most (``maximum``) or at least (``minimum``)."""

    name: str
    maximum: Quantity | None = None
    minimum: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ScopedStatus:
    """Another status in a narrower scope (the catalog's ``exceptions``)."""

    when: Scope
    status: Status
    note: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """One catalog entry. ``line`` is where it begins in the catalog file, from 1."""

    id: str
    name: str
    status: Status
    aliases: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()  # the catalog's ``not``
    since: dt.date | None = None
    only: Scope = field(default_factory=dict)
    exceptions: tuple[ScopedStatus, ...] = ()
    limits: tuple[Limit, ...] = ()
    guaranteed: bool = False
    eta: Period | None = None
    replaced_by: str = ""
    say: str = ""
    note: str = ""
    owner: str = ""
    evidence: tuple[str, ...] = ()
    review_by: dt.date | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Catalog:
    """What is true. ``dimensions`` maps dimension to value to the words texts use for it."""

    product: str
    features: tuple[Feature, ...]
    updated: dt.date | None = None
    dimensions: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    path: str = ""
    digest: str = ""

    def feature(self, feature_id: str) -> Feature:
        """The feature with this id. Raises ``KeyError`` where there is none."""
        for feature in self.features:
            if feature.id == feature_id:
                return feature
        raise KeyError(feature_id)
