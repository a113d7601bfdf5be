"""What an entry says against itself or the rest of the catalog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisecheck.catalog.wording import shown
from promisecheck.claims import ClaimReader
from promisecheck.errors import Problem
from promisecheck.model import (
    Anchor,
    Block,
    Document,
    Feature,
    Limit,
    Place,
    Quantity,
    Severity,
    Status,
)
from promisecheck.rules.findings import Auditor
from promisecheck.text.limits import fits
from promisecheck.text.quantities import find_quantities
from promisecheck.upkeep.quality.notice import QualityCheck, Review, problem_of

_GONE: Final = frozenset({Status.RETIRED, Status.UNAVAILABLE})


def _dead_end(review: Review) -> Iterator[Problem]:
    features = {feature.id: feature for feature in review.loaded.catalog.features}
    for entry in review.loaded.entries:
        target = features.get(entry.feature.replaced_by)
        if target is not None and target.status in _GONE:
            message = (
                f"{entry.feature.id} is replaced by {target.id}, which is {target.status.value} "
                "itself; name what customers can use now"
            )
            yield problem_of(entry, "replaced_by", message)


def _flagged_wording(review: Review) -> Iterator[Problem]:
    catalog = review.loaded.catalog
    reader, auditor = ClaimReader(catalog, review.index, review.as_of), Auditor(catalog)
    for entry in review.loaded.entries:
        if not entry.feature.say:
            continue
        claims = reader.claims(_document(entry.feature.say), {})
        found = (f for f in auditor.findings(claims, "say") if f.severity is not Severity.INFO)
        if (finding := next(found, None)) is not None:
            message = (
                f"the approved wording of {entry.feature.id} would be flagged itself "
                f"({finding.rule.code} {finding.rule.name}): {finding.message}"
            )
            yield problem_of(entry, "say", message.removesuffix("."))


def _document(text: str) -> Document:
    """The text as a document of one paragraph."""
    return Document("say", "text", (Block(text, (Anchor(0, Place(1, 1)),)),))


def _unmatched_unit(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        for limit in entry.feature.limits:
            for quantity in (limit.maximum, limit.minimum):
                if quantity is not None and not _can_be_matched(limit, quantity):
                    yield problem_of(entry, "limits", _unmatched(entry.feature, quantity))


def _unmatched(feature: Feature, quantity: Quantity) -> str:
    written = quantity.text or f"{quantity.value:g}"
    return (
        f"no text will be held against the limit {shown(written)} of {feature.id}; "
        "write a unit that texts use, such as 5000 users or 20 GB"
    )


def _can_be_matched(limit: Limit, quantity: Quantity) -> bool:
    """Whether a text that has the limit's own words would be held against it."""
    text = f"up to {quantity.text} included"
    return any(fits(quantity, found, limit.name) is not None for found in find_quantities(text))


CHECKS: Final = (
    QualityCheck("CAT301", "dead-end", "replaced by what is gone too", _dead_end),
    QualityCheck("CAT302", "flagged-wording", "say would be flagged by check", _flagged_wording),
    QualityCheck("CAT303", "unmatched-unit", "a limit that no text can break", _unmatched_unit),
)
