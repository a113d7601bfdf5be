"""The objects that the machine-readable formats are made of, key by key as CONTRACT says."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from promisecheck.model import (
    CheckedDocument,
    Claim,
    Failure,
    Finding,
    HeldBack,
    Location,
    Notice,
    Period,
    Quantity,
    Scope,
)

JsonObject = dict[str, Any]


def document_object(document: CheckedDocument) -> JsonObject:
    """One checked document with all its claims and findings."""
    rules = _rule_names(document.findings)
    return {
        "path": document.path,
        "verdict": document.verdict.value,
        "scope": scope_object(document.scope),
        "claims": [claim_object(claim, rules.get(id(claim), [])) for claim in document.claims],
        "findings": [finding_object(finding) for finding in document.findings],
    }


def claim_object(claim: Claim, rules: list[str]) -> JsonObject:
    """One claim; ``rules`` are the names of the rules that it breaks."""
    mention = claim.mention
    made: JsonObject = {
        "feature": claim.features[0] if claim.features else None,
        "stance": claim.stance.value,
        "text": mention.text,
        "match": {
            "alias": mention.match.alias,
            "score": round(mention.match.score, 1),
            "kind": mention.match.kind.value,
        },
        "location": location_object(claim.location),
        "scope": scope_object(claim.scope),
        "quantity": quantity_object(claim.quantities[0]) if claim.quantities else None,
        "date": date_object(claim.date) if claim.date else None,
        "cues": list(dict.fromkeys(cue.phrase for cue in claim.cues)),
        "rules": rules,
    }
    if len(claim.features) > 1:
        made["candidates"] = list(claim.features)
    return made


def finding_object(finding: Finding) -> JsonObject:
    """One finding."""
    return {
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "severity": finding.severity.value,
        "feature": finding.feature.id if finding.feature else None,
        "text": finding.claim.mention.text,
        "location": location_object(finding.claim.location),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
    }


def failure_object(failure: Failure) -> JsonObject:
    """One path that could not be read."""
    return {"path": failure.path, "message": failure.message}


def held_back_object(path: str, held: HeldBack) -> JsonObject:
    """A finding that is not reported, and on whose word."""
    return {
        "path": path,
        "by": held.by.value,
        "reason": held.reason,
        "approver": held.approver,
        "expiry": held.expires.isoformat() if held.expires else None,
        "where": held.where,
        "finding": finding_object(held.finding),
    }


def notice_object(notice: Notice) -> JsonObject:
    """Something amiss with a comment, a waiver or a baseline entry."""
    return {
        "kind": notice.kind.value,
        "path": notice.path,
        "line": notice.line,
        "column": notice.column,
        "message": notice.message,
    }


def location_object(location: Location) -> JsonObject:
    """A stretch of a source; page, slide and the like only where the format has them."""
    start = location.start
    made: JsonObject = {
        "line": start.line,
        "column": start.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }
    where = ("page", "paragraph", "slide", "sheet", "cell")
    made.update({name: getattr(start, name) for name in where if getattr(start, name) is not None})
    return made


def scope_object(scope: Scope) -> Mapping[str, list[str]]:
    """Dimension to its values, both sorted."""
    return {dimension: sorted(scope[dimension]) for dimension in sorted(scope)}


def quantity_object(quantity: Quantity) -> JsonObject:
    """A quantity in the base of its unit; ``value`` is null where it is unlimited."""
    made: JsonObject = {
        "text": quantity.text,
        "value": None if math.isinf(quantity.value) else _number(quantity.value),
        "unit": quantity.unit,
        "per": list(quantity.per),
    }
    if math.isinf(quantity.value):
        made["unlimited"] = True
    return made


def date_object(period: Period) -> JsonObject:
    """A period by its words, first and last day."""
    return {
        "text": period.text,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _rule_names(findings: Iterable[Finding]) -> Mapping[int, list[str]]:
    """The rules by the identity of the claim: two claims can be equal and stand apart."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    for finding in findings:
        names[id(finding.claim)].append(finding.rule.name)
    return names
