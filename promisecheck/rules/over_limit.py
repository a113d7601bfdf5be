"""PC401: more, or faster, than there is."""

import math

from promisecheck.model import Limit, Quantity, Severity
from promisecheck.rules.rule import Case, Rule, rule_info
from promisecheck.rules.wording import amount, limit_in_words


def _breach(case: Case) -> str | None:
    if not case.claim.stance.is_offer:
        return None
    for quantity in case.claim.quantities:
        for limit in case.feature.limits:
            if _is_beyond(quantity, limit):
                said = "unlimited" if math.isinf(quantity.value) else amount(quantity)
                return (
                    f'{case.feature.name} is promised with "{said}"; '
                    f"the limit is {limit_in_words(limit)} ({limit.name})."
                )
    return None


def _is_beyond(quantity: Quantity, limit: Limit) -> bool:
    if limit.maximum is not None and _comparable(quantity, limit.maximum):
        return quantity.value > limit.maximum.value
    if limit.minimum is not None and _comparable(quantity, limit.minimum):
        return quantity.value < limit.minimum.value
    return False


def _comparable(quantity: Quantity, bound: Quantity) -> bool:
    return quantity.unit == bound.unit and quantity.per == bound.per


RULE = Rule(
    rule_info("PC401", "over-limit", Severity.ERROR, "Promises more than the limit"),
    _breach,
    why="The product stops at the limit, whatever was signed.",
    wrong=(
        "File storage of 5 TB is included.",
        "You get unlimited file storage.",
        "Priority support answers within 30 minutes.",
    ),
    honest=(
        "File storage of 500 GB is included.",
        "Priority support answers within 4 hours.",
        "You asked for 5 TB of file storage.",
    ),
)
