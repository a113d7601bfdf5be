"""PC102: what is only planned is sold as there."""

from promisecheck.model import Hedge, Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    if case.status is not Status.PLANNED:
        return None
    claim, feature = case.claim, case.feature
    when = f"planned for {feature.eta.text}" if feature.eta else "planned, without a date"
    if claim.stance is Stance.PROMISED:
        return f"{feature.name} is promised as available, but it is only {when}."
    if claim.stance is Stance.HEDGED and claim.hedge is Hedge.MATURITY:
        return f"{feature.name} is presented as something to try, but it is only {when}."
    return None


RULE = Rule(
    rule_info("PC102", "planned", Severity.ERROR, "Sells what is only planned as there"),
    _breach,
    why="It is on the roadmap. A customer who buys today does not get it.",
    wrong=(
        "You get usage forecasts from day one.",
        "Usage forecasts are in beta.",
        "We support night mode.",
    ),
    honest=(
        "Usage forecasts are planned for Q3 2027.",
        "Usage forecasts are on our roadmap.",
        "Night mode is not available yet.",
    ),
)
