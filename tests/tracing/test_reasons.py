"""The reasons why a rule does not fire, held against the rules themselves."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from promisecheck.model import (
    Block,
    Catalog,
    Claim,
    CueHit,
    Feature,
    Hedge,
    Limit,
    Location,
    Match,
    MatchKind,
    Mention,
    Period,
    Place,
    Quantity,
    Stance,
    Statement,
    Status,
)
from promisecheck.rules import RULES
from promisecheck.rules.rule import Case
from promisecheck.tracing.reasons import STANCES, concerns, reason

RULES_BY_NAME = {rule.info.name: rule for rule in RULES}
BLOCK = Block("Lid sensor", ())
MENTION = Mention(
    Statement(BLOCK, 0, 10), 0, 10, ("lid",), Match("lid sensor", 100, MatchKind.EXACT)
)
AT = Location(Place(1, 1), 1, 11)
EARLY = Period(dt.date(2027, 1, 1), dt.date(2027, 3, 31), "Q1 2027")
LATE = Period(dt.date(2027, 10, 1), dt.date(2027, 12, 31), "Q4 2027")
MIDDLE = Period(dt.date(2027, 4, 1), dt.date(2027, 6, 30), "Q2 2027")
LIMIT = Limit("users", maximum=Quantity(50, "user", text="50 users"))


def feature(status, eta, full):
    only = {"plan": frozenset({"office"})} if full else {}
    return Feature("lid", "Lid sensor", status, eta=eta, only=only, limits=(LIMIT,) if full else ())


def claims(stance):
    """Claims of one stance with every mixture of what rules ask for."""
    hedges = list(Hedge) if stance is Stance.HEDGED else [None]
    scopes = [{}, {"plan": frozenset({"office"})}, {"plan": frozenset({"home"})}]
    amounts = [(), (Quantity(20, "user"),), (Quantity(90, "user"),)]
    words = [("", (), False), ("always", (CueHit("will ship", "commitment"),), True)]
    for hedge, scope, amount, date, (absolute, cues, commercial) in product(
        hedges, scopes, amounts, [None, EARLY, LATE], words
    ):
        for told in [frozenset(), frozenset({Hedge.MATURITY, Hedge.WITHDRAWAL})]:
            yield Claim(
                MENTION,
                stance,
                AT,
                scope=scope,
                quantities=amount,
                date=date,
                hedge=hedge,
                disclosed=told | ({hedge} if hedge else set()),
                absolute=absolute,
                commercial=commercial,
                cues=cues,
            )


def cases():
    catalog = {"plan": {"home": ("Home",), "office": ("Office",)}}
    for status, eta, full, stance in product(Status, [None, MIDDLE], [False, True], Stance):
        entry = feature(status, eta, full)
        whole = Catalog("Kettle Cloud", (entry,), dimensions=catalog)
        for claim in claims(stance):
            yield Case(claim, entry, whole)


@pytest.mark.parametrize("name", sorted(STANCES))
def test_a_rule_fires_only_where_it_concerns_the_case_and_on_its_stances(name):
    fired = [case for case in cases() if RULES_BY_NAME[name].breach(case) is not None]
    assert fired
    for case in fired:
        assert concerns(name, case)
        assert case.claim.stance in STANCES[name]
    assert {case.claim.stance for case in fired} == STANCES[name]


@pytest.mark.parametrize("name", sorted(STANCES))
def test_every_silence_has_a_reason(name):
    silent = [
        case
        for case in cases()
        if concerns(name, case) and RULES_BY_NAME[name].breach(case) is None
    ]
    assert silent
    for said in {reason(name, case) for case in silent}:
        assert said
        assert len(said) < 120


def first(name, **asked):
    """The reason for the first silent case whose claim and feature have these values."""
    for case in cases():
        facts = {"stance": case.claim.stance, "date": case.claim.date, "hedge": case.claim.hedge}
        facts |= {"status": case.status, "scope": case.claim.scope, "eta": case.feature.eta}
        same = all(facts[key] == value for key, value in asked.items())
        if same and concerns(name, case) and RULES_BY_NAME[name].breach(case) is None:
            return reason(name, case)
    raise AssertionError("there is no such case")


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("beta", {"stance": Stance.DENIED}, "it is denied; only what is promised"),
        ("beta", {"stance": Stance.PROMISED}, "the text calls it what it is"),
        ("unavailable", {"hedge": Hedge.WITHDRAWAL}, "its withdrawal is said"),
        ("unavailable", {"hedge": Hedge.UNCERTAINTY}, "it is called uncertain"),
        ("planned", {"hedge": Hedge.ROADMAP}, "not presented as there to try"),
        ("early-date", {"stance": Stance.COMMITTED, "date": LATE}, "31 December 2027 is not"),
        ("early-date", {"stance": Stance.COMMITTED, "date": None}, "no date is named"),
        ("unbacked-date", {"stance": Stance.COMMITTED}, "no date is named"),
        ("out-of-scope", {"stance": Stance.PROMISED, "scope": {}}, "nothing says for which plan"),
        (
            "out-of-scope",
            {"stance": Stance.PROMISED, "scope": {"plan": frozenset({"office"})}},
            "this is about Office, where it is available",
        ),
        ("undersold", {"stance": Stance.DENIED}, "left out of this offer"),
    ],
)
def test_the_reason_names_the_fact(name, asked, said):
    assert said in first(name, **asked)
