"""PC501: a capability that no catalog entry covers."""

from promisecheck.model import Claim, Severity
from promisecheck.rules.rule import Rule, rule_info


def unlisted_breach(claim: Claim) -> str | None:
    """How a claim without a feature breaks the rule, or ``None``."""
    if not claim.stance.is_offer:
        return None
    return f'The catalog knows no "{claim.mention.text}"; support has to confirm it first.'


RULE = Rule(
    rule_info("PC501", "unlisted", Severity.WARNING, "Sells what the catalog does not know"),
    lambda case: None,
    why="Nobody has confirmed that the product can do it.",
    wrong=("Northwind Cloud includes a Slack connector.",),
    honest=("It is easy to use and saves you time.", "Two days of training are included."),
)
