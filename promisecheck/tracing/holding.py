"""The rules that a claim was held against: which fire, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promisecheck.model import Catalog, Claim, Finding
from promisecheck.rules import RULES, ambiguous, unlisted
from promisecheck.rules.rule import Case
from promisecheck.tracing.reasons import concerns, reason
from promisecheck.tracing.steps import RuleStep


def rule_steps(claim: Claim, catalog: Catalog, findings: Sequence[Finding]) -> tuple[RuleStep, ...]:
    """Every rule that fires on the claim, and every other that could concern its feature."""
    fired = {finding.rule.code: finding for finding in findings if finding.claim is claim}
    steps = [RuleStep(finding.rule, True, finding.message) for finding in fired.values()]
    if not claim.features:
        return (*steps, *_unlisted(claim, bool(fired)))
    if ambiguous.RULE.info.code in fired:
        return tuple(steps)
    case = Case(claim, catalog.feature(claim.features[0]), catalog)
    return (*steps, *_silent(case, frozenset(fired)))


def _unlisted(claim: Claim, fired: bool) -> Iterator[RuleStep]:
    if not fired and not claim.stance.is_offer:
        said = f"it is {claim.stance.value}, neither promised nor committed"
        yield RuleStep(unlisted.RULE.info, False, said)


def _silent(case: Case, fired: frozenset[str]) -> Iterator[RuleStep]:
    for rule in RULES:
        if rule.info.code not in fired and concerns(rule.info.name, case):
            yield RuleStep(rule.info, False, reason(rule.info.name, case))
