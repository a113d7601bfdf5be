"""PC103: what is known not to work reliably is sold without a word about it."""

from promisecheck.model import Hedge, Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info
from promisecheck.rules.status import note_in


def _breach(case: Case) -> str | None:
    claim = case.claim
    if case.status is not Status.UNSTABLE or claim.stance is not Stance.PROMISED:
        return None
    if Hedge.MATURITY in claim.disclosed:
        return None
    note = note_in(case.feature, claim.scope)
    known = f" ({note})" if note else ""
    return f"{case.feature.name} is promised without saying that it has known problems{known}."


RULE = Rule(
    rule_info("PC103", "unstable", Severity.ERROR, "Hides that it does not work reliably"),
    _breach,
    why="Support knows that it fails. The customer finds out in the first weeks.",
    wrong=("The plan includes the ledger sync.", "Ledger sync works great."),
    honest=(
        "Ledger sync has known issues at the moment.",
        "Ledger sync is there, but it is not reliable yet.",
        "We do not offer ledger sync.",
    ),
)
