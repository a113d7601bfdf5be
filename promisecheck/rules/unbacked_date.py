"""PC202: a date where the catalog has none."""

from promisecheck.model import Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    claim = case.claim
    if claim.stance is not Stance.COMMITTED or claim.date is None:
        return None
    if case.status is Status.SHIPPED or case.feature.eta is not None:
        return None
    return (
        f"{case.feature.name} is committed for {claim.date.text}, "
        f"but the catalog gives no date for it ({case.status.value})."
    )


RULE = Rule(
    rule_info("PC202", "unbacked-date", Severity.ERROR, "Commits to a date that nobody gave"),
    _breach,
    why="Nobody who builds it has named a date, so the one in the text is made up.",
    wrong=("Night mode will be released in May 2027.", "Smart replies leave beta in Q1 2027."),
    honest=(
        "Night mode is on the roadmap.",
        "Usage forecasts will ship in Q3 2027.",
        "There is no date for night mode.",
    ),
)
