"""PC203: a firm promise without a date for what is not finished."""

from promisecheck.model import Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    claim = case.claim
    if claim.stance is not Stance.COMMITTED or claim.date is not None:
        return None
    if case.status is Status.PLANNED:
        return f"{case.feature.name} is firmly announced without a date; it is only planned."
    if case.status is Status.BETA:
        return f"{case.feature.name} is firmly announced without a date; it is still in beta."
    return None


RULE = Rule(
    rule_info("PC203", "open-commitment", Severity.WARNING, "Commits to build it, with no date"),
    _breach,
    why="The customer hears that it is coming and will ask when. Plans change.",
    wrong=("We will build night mode for you.", "Coming soon: night mode."),
    honest=("Night mode is on the roadmap.", "We are exploring night mode."),
)
