"""PC301: sold for a plan, region or platform that does not have it."""

from promisecheck.model import Severity
from promisecheck.rules.rule import Case, Rule, rule_info
from promisecheck.rules.wording import only_in_words, value_names


def _breach(case: Case) -> str | None:
    claim, only = case.claim, case.feature.only
    if not claim.stance.is_offer:
        return None
    wrong = []
    for dimension, allowed in only.items():
        if dimension in claim.everywhere:
            wrong.append(f"every {dimension}")
        elif outside := claim.scope.get(dimension, frozenset()) - allowed:
            wrong.append(value_names(case.catalog, dimension, outside))
    if not wrong:
        return None
    where = only_in_words(case.catalog, only)
    return f"{case.feature.name} is available {where} only; this is about {', '.join(wrong)}."


RULE = Rule(
    rule_info("PC301", "out-of-scope", Severity.ERROR, "Sells it where it is not available"),
    _breach,
    why="It exists, but not in what this customer buys or where this customer is.",
    wrong=(
        "The Team plan includes the audit trail.",
        "Every plan comes with the audit trail.",
    ),
    honest=(
        "The audit trail is part of Enterprise.",
        "The audit trail is included.",
        "The audit trail is not part of the Team plan.",
    ),
)
