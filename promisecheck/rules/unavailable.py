"""PC101: what does not exist is sold."""

from promisecheck.model import Hedge, Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info

_EXISTING = frozenset({Hedge.MATURITY, Hedge.ROADMAP})


def _breach(case: Case) -> str | None:
    if case.status not in (Status.UNAVAILABLE, Status.RETIRED):
        return None
    claim, name = case.claim, case.feature.name
    gone = case.status is Status.RETIRED
    truth = "it was withdrawn and is gone" if gone else "it does not exist and is not planned"
    if claim.stance is Stance.PROMISED:
        return f"{name} is promised, but {truth}."
    if claim.stance is Stance.COMMITTED:
        return f"{name} is announced, but {truth}."
    if claim.stance is Stance.HEDGED and claim.hedge in _EXISTING:
        shown = "a beta" if claim.hedge is Hedge.MATURITY else "on the roadmap"
        return f"{name} is presented as {shown}, but {truth}."
    return None


RULE = Rule(
    rule_info("PC101", "unavailable", Severity.ERROR, "Sells what does not exist"),
    _breach,
    why="The customer will never get it. No date, beta or roadmap wording makes up for that.",
    wrong=(
        "The plan includes key escrow.",
        "Key escrow is in beta.",
        "We will build key escrow by March 2027.",
        "Key escrow is on our roadmap.",
        "Fax gateway: included.",
    ),
    honest=(
        "We do not offer key escrow.",
        "Key escrow might come one day, nobody knows.",
        "Do you need key escrow?",
        "The fax gateway was retired last year.",
    ),
)
