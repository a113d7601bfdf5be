"""PC502: words that fit several features of which not all are as promised."""

from collections.abc import Sequence

from promisecheck.model import Feature, Severity
from promisecheck.rules.rule import Rule, rule_info
from promisecheck.rules.wording import listed


def ambiguous_message(text: str, features: Sequence[Feature]) -> str:
    """What to tell the writer: which features the words fit, and how they differ."""
    named = listed([f"{feature.name} ({feature.status.value})" for feature in features])
    return f'"{text}" may mean {named}; say which one.'


RULE = Rule(
    rule_info("PC502", "ambiguous", Severity.WARNING, "Fits several features that differ"),
    lambda case: None,
    why="The customer will take it for the better one.",
    wrong=("The offer includes the mail integration.",),
    honest=("The offer includes the mail archive.", "Do you need the mail integration?"),
)
