"""The rules. A new one is a module here and a line in ``RULES``."""

from promisecheck.rules import (
    absolute,
    ambiguous,
    beta,
    deprecated,
    early_date,
    open_commitment,
    out_of_scope,
    over_limit,
    planned,
    unavailable,
    unbacked_date,
    undersold,
    unlisted,
    unstable,
)
from promisecheck.rules.rule import Case, Rule
from promisecheck.rules.selection import select_rules

# In the order in which one claim's findings are reported: status, dates, scope, quantity.
RULES: tuple[Rule, ...] = (
    unavailable.RULE,
    planned.RULE,
    unstable.RULE,
    beta.RULE,
    deprecated.RULE,
    early_date.RULE,
    unbacked_date.RULE,
    open_commitment.RULE,
    out_of_scope.RULE,
    over_limit.RULE,
    absolute.RULE,
    unlisted.RULE,
    ambiguous.RULE,
    undersold.RULE,
)

__all__ = ["RULES", "Case", "Rule", "select_rules"]
