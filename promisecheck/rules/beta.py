"""PC104: a beta is sold as finished."""

from promisecheck.model import Hedge, Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    claim = case.claim
    if case.status is not Status.BETA or claim.stance is not Stance.PROMISED:
        return None
    if Hedge.MATURITY in claim.disclosed:
        return None
    return f"{case.feature.name} is in beta, and the text does not say so."


RULE = Rule(
    rule_info("PC104", "beta", Severity.WARNING, "Does not call a beta a beta"),
    _breach,
    why="A beta may change, may stop and is not covered by promises. The customer must know.",
    wrong=("Your team gets smart replies.", "Smart replies: yes."),
    honest=(
        "Smart replies are in beta.",
        "Smart replies (preview) are included.",
        "You asked for smart replies.",
    ),
)
