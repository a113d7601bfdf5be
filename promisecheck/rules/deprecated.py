"""PC105: what is being withdrawn is sold without saying so."""

from promisecheck.model import Hedge, Severity, Status
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    claim = case.claim
    if case.status is not Status.DEPRECATED:
        return None
    if not claim.stance.is_offer:
        return None
    if Hedge.WITHDRAWAL in claim.disclosed:
        return None
    return f"{case.feature.name} is being withdrawn, and the text does not say so."


RULE = Rule(
    rule_info("PC105", "deprecated", Severity.WARNING, "Does not say that it is being withdrawn"),
    _breach,
    why="It works today and will stop. Who builds on it now has to move again soon.",
    wrong=("The offer includes the desktop agent.", "Desktop agent: yes."),
    honest=(
        "The desktop agent is deprecated.",
        "The desktop agent will be retired in 2027.",
        "The desktop agent is not part of this offer.",
    ),
)
