"""Why a rule does not fire on a claim, from the facts that the rules ask for.

What the rules themselves decide is in ``rules/``; a test holds these reasons against them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from promisecheck.model import Hedge, Stance, Status
from promisecheck.rules.rule import Case
from promisecheck.rules.wording import amount, day, limit_in_words, listed, value_names

_PROMISED = frozenset({Stance.PROMISED})
_COMMITTED = frozenset({Stance.COMMITTED})
_OFFERED = _PROMISED | _COMMITTED
_HEDGED = frozenset({Stance.HEDGED})

STANCES: Mapping[str, frozenset[Stance]] = {
    "unavailable": _OFFERED | _HEDGED,
    "planned": _PROMISED | _HEDGED,
    "unstable": _PROMISED,
    "beta": _PROMISED,
    "deprecated": _OFFERED,
    "early-date": _COMMITTED,
    "unbacked-date": _COMMITTED,
    "open-commitment": _COMMITTED,
    "out-of-scope": _OFFERED,
    "over-limit": _OFFERED,
    "absolute": _PROMISED,
    "undersold": frozenset({Stance.DENIED, Stance.HEDGED, Stance.COMMITTED}),
}
"""Name of a rule to the stances that can break it."""

_STATUSES: Mapping[str, frozenset[Status]] = {
    "unavailable": frozenset({Status.UNAVAILABLE, Status.RETIRED}),
    "planned": frozenset({Status.PLANNED}),
    "unstable": frozenset({Status.UNSTABLE}),
    "beta": frozenset({Status.BETA}),
    "deprecated": frozenset({Status.DEPRECATED}),
    "early-date": frozenset(Status) - {Status.SHIPPED},
    "unbacked-date": frozenset(Status) - {Status.SHIPPED},
    "open-commitment": frozenset({Status.PLANNED, Status.BETA}),
    "undersold": frozenset({Status.SHIPPED}),
}


def concerns(rule: str, case: Case) -> bool:
    """Whether the rule asks anything that the catalog says of the feature."""
    feature = case.feature
    if rule not in STANCES or case.status not in _STATUSES.get(rule, frozenset(Status)):
        return False
    entry = {
        "early-date": feature.eta is not None,
        "unbacked-date": feature.eta is None,
        "out-of-scope": bool(feature.only),
        "over-limit": bool(feature.limits),
        "absolute": not feature.guaranteed,
    }
    return entry.get(rule, True)


def reason(rule: str, case: Case) -> str:
    """Why a rule that concerns the case does not fire, in a few words."""
    stance, breaking = case.claim.stance, STANCES[rule]
    if stance not in breaking:
        names = [s.value for s in Stance if s in breaking]
        return f"it is {stance.value}; only what is {_either(names)} breaks this rule"
    return _REASONS[rule](case)


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _excused(case: Case) -> str:
    excuse = "it is called uncertain"
    if case.claim.hedge is Hedge.WITHDRAWAL:
        excuse = "its withdrawal is said"
    return f"{excuse}, so that nobody counts on it"


def _not_to_try(case: Case) -> str:
    hedge = case.claim.hedge.value if case.claim.hedge else "another disclosure"
    return f"it is hedged ({hedge}) and not presented as there to try"


def _no_date_or_late_enough(case: Case) -> str:
    date, eta = case.claim.date, case.feature.eta
    if date is None or eta is None:
        return "no date is named"
    return f"{day(date.end)} is not before the planned {eta.text}"


def _within(case: Case) -> str:
    known = {name: case.claim.scope.get(name) for name in case.feature.only}
    named = [value_names(case.catalog, name, values) for name, values in known.items() if values]
    if not named:
        return f"nothing says for which {_either(sorted(known))} this is"
    return f"this is about {listed(named)}, where it is available"


def _within_limits(case: Case) -> str:
    limits = listed([limit_in_words(limit) for limit in case.feature.limits])
    amounts = listed([amount(quantity) for quantity in case.claim.quantities])
    if not amounts:
        return f"no amount is named that its limit ({limits}) is about"
    return f"{amounts} keeps to the limit ({limits})"


def _not_undersold(case: Case) -> str:
    claim, only = case.claim, case.feature.only
    outside = [
        value_names(case.catalog, name, claim.scope[name] - allowed)
        for name, allowed in only.items()
        if claim.scope.get(name, frozenset()) - allowed
    ]
    if outside:
        return f"it truly is not available for {listed(outside)}"
    if claim.stance is Stance.DENIED:
        return "it is left out of this offer, not of the product"
    if claim.stance is Stance.COMMITTED:
        return "the date is that of a roll-out, not of the product"
    return "it is not said to be missing or still to come"


_REASONS: Mapping[str, Callable[[Case], str]] = {
    "unavailable": _excused,
    "planned": _not_to_try,
    "unstable": lambda case: "the text says that it does not work reliably yet",
    "beta": lambda case: "the text calls it what it is",
    "deprecated": lambda case: "the text says that it is being withdrawn",
    "early-date": _no_date_or_late_enough,
    "unbacked-date": lambda case: "no date is named",
    "open-commitment": lambda case: "a date is named, which other rules look at",
    "out-of-scope": _within,
    "over-limit": _within_limits,
    "absolute": lambda case: "no guarantee word stands with it",
    "undersold": _not_undersold,
}
