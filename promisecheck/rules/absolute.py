"""PC402: a guarantee that the contract does not give."""

from promisecheck.model import Severity, Stance
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    claim = case.claim
    if claim.stance is not Stance.PROMISED or not claim.absolute or case.feature.guaranteed:
        return None
    return (
        f'{case.feature.name} is promised with "{claim.absolute}", '
        "but the contract does not guarantee it."
    )


RULE = Rule(
    rule_info("PC402", "absolute", Severity.WARNING, "Guarantees what the contract does not"),
    _breach,
    why="A guarantee word turns a feature into a warranty.",
    wrong=(
        "File storage never fails.",
        "We guarantee the contact import for every file.",
    ),
    honest=(
        "File storage is included.",
        "Encryption at rest is guaranteed.",
    ),
)
