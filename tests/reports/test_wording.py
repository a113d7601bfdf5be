"""Places, counts and what the catalog says, in words."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from promisecheck.model import (
    Catalog,
    CueHit,
    Feature,
    Limit,
    Location,
    Period,
    Place,
    Quantity,
    ScopedStatus,
    Status,
)
from promisecheck.reports import wording

DIMENSIONS = {"plan": {"team": ("Team", "Pro"), "big": ()}, "region": {"eu": ("EU",)}}
NEW = Feature("new", "New export", Status.SHIPPED)
CATALOG = Catalog("Kettle Cloud", (NEW,), dimensions=DIMENSIONS)
QUARTER = Period(dt.date(2027, 1, 1), dt.date(2027, 3, 31), "2027-Q1")


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (Place(14, 3), "line 14"),
        (Place(7, 1, page=2), "page 2, line 7"),
        (Place(1, 1, slide=3), "slide 3"),
        (Place(1, 1, slide=3, paragraph=2), "slide 3, paragraph 2"),
        (Place(1, 1, paragraph=12), "paragraph 12"),
        (Place(1, 1, sheet="Prices", cell="B4"), "sheet Prices, cell B4"),
    ],
)
def test_place(start, said):
    assert wording.place(Location(start, start.line, start.column + 1)) == said


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "claim", "0 claims"),
        (1, "claim", "1 claim"),
        (2, "error", "2 errors"),
        (3, "info", "3 info"),
    ],
)
def test_count(number, noun, said):
    assert wording.count(number, noun) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"status": Status.SHIPPED}, "X: shipped"),
        ({"status": Status.SHIPPED, "since": dt.date(2024, 3, 1)}, "X: shipped since 2024-03-01"),
        ({"status": Status.PLANNED, "eta": QUARTER}, "X: planned, expected 2027-Q1"),
        ({"status": Status.UNAVAILABLE}, "X: unavailable and not planned"),
        ({"status": Status.RETIRED, "replaced_by": "new"}, "X: retired, replaced by New export"),
        ({"status": Status.RETIRED, "replaced_by": "gone"}, "X: retired, replaced by gone"),
        (
            {"status": Status.BETA, "only": {"region": {"eu"}, "plan": {"team", "big"}}},
            "X: beta, only for plan big or Team, region EU",
        ),
    ],
)
def test_availability(given, said):
    assert wording.availability(Feature("x", "X", **given), CATALOG) == said


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ({}, ""),
        ({"plan": {"team"}}, "plan Team"),
        ({"region": {"eu"}, "plan": {"team", "big"}}, "plan big or Team, region EU"),
        ({"region": {"eu", "us", "uk"}, "plan": {"big"}}, "plan big; region EU, uk or us"),
        ({"colour": {"red"}}, "colour red"),
    ],
)
def test_scope_words(scope, said):
    assert wording.scope_words(scope, CATALOG) == said


def test_exceptions():
    cases = (
        ScopedStatus({"plan": frozenset({"team"})}, Status.BETA),
        ScopedStatus({"region": frozenset({"eu"})}, Status.UNSTABLE, "SUP-1"),
    )
    feature = Feature("x", "X", Status.SHIPPED, exceptions=cases)
    assert wording.exceptions(feature, CATALOG) == [
        "plan Team: beta",
        "region EU: unstable (SUP-1)",
    ]


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (
            Limit("users", maximum=Quantity(5000, "user", (), "5000 users")),
            "users: at most 5000 users",
        ),
        (Limit("reply", minimum=Quantity(4, "hour")), "reply: at least 4 hour"),
        (
            Limit("calls", maximum=Quantity(1e6, "call", ("day", "user"))),
            "calls: at most 1e+06 call per day per user",
        ),
        (Limit("users", maximum=Quantity(math.inf, "user")), "users: at most unlimited user"),
        (
            Limit("size", Quantity(2, "byte", (), "2 B"), Quantity(1, "byte", (), "1 B")),
            "size: at least 1 B, at most 2 B",
        ),
    ],
)
def test_limits(limit, said):
    assert wording.limits(Feature("x", "X", Status.SHIPPED, limits=(limit,))) == [said]


def test_summary(many):
    assert wording.summary(many) == (
        "5 documents, 9 claims: 3 errors, 5 warnings, 1 info. "
        "Held back: 2 in the baseline, 1 waived. Verdict: fail, 2 of 5 documents. Not read: 1 path."
    )


def test_reasons_name_each_cue_once_and_where_it_stands():
    cues = [
        CueHit("includes", "offer"),
        CueHit("What you get", "offer", "heading"),
        CueHit("includes", "offer"),
    ]
    assert wording.reasons(cues) == '"includes", "What you get" (heading)'
