"""From claims to findings: every rule on every claim, in reading order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from promisecheck.model import Catalog, Claim, Feature, Finding, RuleInfo, Status
from promisecheck.rules import RULES, ambiguous, unlisted
from promisecheck.rules.rule import Case
from promisecheck.rules.wording import honest_wording
from promisecheck.text.words import fold


class Auditor:
    """Holds claims against a catalog. ``selected`` are the codes of the rules to apply."""

    def __init__(self, catalog: Catalog, selected: frozenset[str] | None = None) -> None:
        self._catalog = catalog
        self._features: Mapping[str, Feature] = {f.id: f for f in catalog.features}
        self._rules = [rule for rule in RULES if selected is None or rule.info.code in selected]
        self._selected = frozenset(rule.info.code for rule in self._rules)

    def findings(self, claims: Sequence[Claim], path: str) -> tuple[Finding, ...]:
        """The findings of one document's claims, with their fingerprints."""
        found = [finding for claim in claims for finding in self._of(claim)]
        return _with_fingerprints(found, path)

    def _of(self, claim: Claim) -> Iterator[Finding]:
        if not claim.features:
            yield from self._unlisted(claim)
            return
        candidates = [self._features[feature_id] for feature_id in claim.features]
        by_feature = [list(self._broken(claim, feature)) for feature in candidates]
        if len(candidates) > 1 and _differ(by_feature):
            yield from self._ambiguous(claim, candidates)
            return
        yield from by_feature[0]

    def _broken(self, claim: Claim, feature: Feature) -> Iterator[Finding]:
        case = Case(claim, feature, self._catalog)
        for rule in self._rules:
            message = rule.breach(case)
            if message is not None:
                yield self._finding(rule.info, claim, feature, message)

    def _finding(self, info: RuleInfo, claim: Claim, feature: Feature, message: str) -> Finding:
        wording = honest_wording(feature, self._catalog, claim.scope)
        return Finding(info, info.severity, claim, feature, message, wording)

    def _ambiguous(self, claim: Claim, candidates: Sequence[Feature]) -> Iterator[Finding]:
        info = ambiguous.RULE.info
        if info.code in self._selected:
            message = ambiguous.ambiguous_message(claim.mention.text, candidates)
            say = _first_shipped(candidates)
            wording = honest_wording(say, self._catalog, claim.scope)
            yield Finding(info, info.severity, claim, candidates[0], message, wording)

    def _unlisted(self, claim: Claim) -> Iterator[Finding]:
        info = unlisted.RULE.info
        message = unlisted.unlisted_breach(claim)
        if message is not None and info.code in self._selected:
            yield Finding(info, info.severity, claim, None, message)


def _first_shipped(candidates: Sequence[Feature]) -> Feature:
    shipped = [feature for feature in candidates if feature.status is Status.SHIPPED]
    return (shipped or list(candidates))[0]


def _differ(by_feature: Sequence[Sequence[Finding]]) -> bool:
    """Whether the candidates' findings are not all of the same rules."""
    return len({tuple(finding.rule.code for finding in found) for found in by_feature}) > 1


def _with_fingerprints(found: Sequence[Finding], path: str) -> tuple[Finding, ...]:
    """Each finding with a digest of what it is about: not of its line, so that lines may move.

    The digest covers document, rule, feature and the statement's words; the same finding twice
    in a document is told apart by its turn.
    """
    seen: Counter[str] = Counter()
    marked = []
    for finding in found:
        feature = finding.feature.id if finding.feature else ""
        words = " ".join(fold(finding.claim.mention.statement.text).split())
        key = "\n".join((path, finding.rule.code, feature, words))
        turn = seen[key]
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{turn}".encode()).hexdigest()
        marked.append(replace(finding, fingerprint=digest[:32]))
    return tuple(marked)
