"""What time has overtaken: plans past their date, long betas, reviews that are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from promisecheck.errors import Problem
from promisecheck.model import Feature, Status
from promisecheck.upkeep.quality.notice import QualityCheck, Review, problem_of

_LONG: Final = dt.timedelta(days=365)
_COMING: Final = frozenset({Status.PLANNED, Status.BETA})


def is_overdue(feature: Feature, as_of: dt.date) -> bool:
    """Whether general availability should have come before ``as_of``."""
    return feature.status in _COMING and feature.eta is not None and feature.eta.end < as_of


def is_long_beta(feature: Feature, as_of: dt.date) -> bool:
    """Whether the feature has been a beta for more than a year."""
    since = feature.since
    return feature.status is Status.BETA and since is not None and as_of - since > _LONG


def _overdue(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        feature = entry.feature
        if is_overdue(feature, review.as_of) and feature.eta is not None:
            message = (
                f"{feature.id} is still {feature.status.value}, but its eta {feature.eta.text} is "
                "over; set a new eta or the new status"
            )
            yield problem_of(entry, "eta", message)


def _long_beta(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        feature = entry.feature
        if is_long_beta(feature, review.as_of):
            message = (
                f"{feature.id} has been in beta since {feature.since}, for more than a year; "
                "is it shipped by now, or will it never be?"
            )
            yield problem_of(entry, "since", message)


def _review_due(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        due = entry.feature.review_by
        if due is not None and due < review.as_of:
            message = (
                f"{entry.feature.id} was to be reviewed by {due}; look whether it is still true, "
                f"then run: promisecheck catalog review {entry.feature.id}"
            )
            yield problem_of(entry, "review_by", message)


CHECKS: Final = (
    QualityCheck("CAT201", "overdue", "planned or in beta past its eta", _overdue),
    QualityCheck("CAT202", "long-beta", "in beta for more than a year", _long_beta),
    QualityCheck("CAT203", "review-due", "the day of its review is over", _review_due),
)
