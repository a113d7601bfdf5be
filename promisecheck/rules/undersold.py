"""PC601: the text denies what the product has."""

from promisecheck.claims.bearing import Ground
from promisecheck.model import Claim, Hedge, MatchKind, Severity, Stance, Status
from promisecheck.rules.rule import Case, Rule, rule_info


def _breach(case: Case) -> str | None:
    claim = case.claim
    if case.status is not Status.SHIPPED or _outside(case) or _depends(case):
        return None
    # "No files over 2 GB": a denied amount is not the feature.
    whole = not (claim.commercial or claim.partial or claim.quantities)
    if claim.stance is Stance.DENIED and whole:
        return f"The text says that {case.feature.name} is missing, but it is shipped."
    roadmap = claim.stance is Stance.HEDGED and claim.hedge is Hedge.ROADMAP
    if (roadmap and _is_stated(claim)) or (
        claim.stance is Stance.COMMITTED and _is_of_the_product(claim)
    ):
        return f"The text says that {case.feature.name} is still to come, but it is shipped."
    return None


def _is_stated(claim: Claim) -> bool:
    """Whether it is said of the feature itself, and not of all that stands under a heading.

    A bullet that is the feature's name is said to come by the heading, a sentence is not.
    """
    whole = claim.mention.statement.text.strip("*_.:;, ")
    return claim.because != Ground.ABOVE or whole == claim.mention.text


def _is_of_the_product(claim: Claim) -> bool:
    """Whether the product is to have it only later, not just this customer.

    "We commit to 99.7 % availability" tells of a level, not of something to come.
    """
    is_level = bool(claim.quantities) and claim.date is None
    return not is_level and any(cue.category in ("commitment", "roadmap") for cue in claim.cues)


def _outside(case: Case) -> bool:
    """Whether the text speaks of a scope that truly lacks it."""
    return any(
        case.claim.scope.get(dimension, frozenset()) - allowed
        for dimension, allowed in case.feature.only.items()
    )


def _depends(case: Case) -> bool:
    """Whether an answer may be true for who asked: nothing tells the plan that it depends on."""
    answers = case.claim.mention.match.kind is MatchKind.ANSWER
    return answers and any(not case.claim.scope.get(dimension) for dimension in case.feature.only)


RULE = Rule(
    rule_info("PC601", "undersold", Severity.INFO, "Denies what the product has"),
    _breach,
    why="The deal is lost over something that is there.",
    wrong=("We do not support contact import.", "Contact import is on the roadmap."),
    honest=(
        "Contact import is not part of this quote.",
        "The audit trail is not available on the Team plan.",
        "Contact import does not work with files over 2 GB.",
        "Contact import is included.",
    ),
)
