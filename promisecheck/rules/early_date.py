"""PC201: a date before the catalog's."""

from promisecheck.model import Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info
from promisecheck.rules.wording import day


def _breach(case: Case) -> str | None:
    claim, eta = case.claim, case.feature.eta
    if claim.stance is not Stance.COMMITTED or claim.date is None or eta is None:
        return None
    if case.status is Status.SHIPPED or claim.date.end >= eta.end:
        return None
    return (
        f"{case.feature.name} is committed for {claim.date.text} (by {day(claim.date.end)}), "
        f"but it is planned for {eta.text}."
    )


RULE = Rule(
    rule_info("PC201", "early-date", Severity.ERROR, "Commits to a date before the planned one"),
    _breach,
    why="The customer plans with the date. It will be missed.",
    wrong=(
        "Usage forecasts will ship in Q1 2027.",
        "We will deliver usage forecasts by the end of March 2027.",
    ),
    honest=(
        "Usage forecasts will ship in Q3 2027.",
        "Usage forecasts are planned for December 2027.",
        "We are targeting Q1 2027 for usage forecasts.",
    ),
)
