"""What an entry should say and does not: owner, aliases, evidence, the reason for a status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisecheck.errors import Problem
from promisecheck.model import Status
from promisecheck.upkeep.quality.notice import QualityCheck, Review, problem_at, problem_of

_THERE: Final = frozenset({Status.SHIPPED, Status.BETA, Status.UNSTABLE, Status.DEPRECATED})


def _no_owner(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        if not entry.feature.owner:
            message = (
                f"{entry.feature.id} has no owner; name who keeps it true, as in owner: billing"
            )
            yield problem_at(entry, entry.section.node, message)


def _no_aliases(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        if not entry.feature.aliases:
            feature_id = entry.feature.id
            message = f"{feature_id} has no aliases; add the other words that sales texts use"
            yield problem_at(entry, entry.section.node, message)


def _no_evidence(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        if entry.feature.status in _THERE and not entry.feature.evidence:
            message = (
                f"{entry.feature.id} is {entry.feature.status.value} without evidence; "
                "add a link that shows it"
            )
            yield problem_at(entry, entry.section.node, message)


def _no_reason(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        feature = entry.feature
        if feature.status is Status.UNSTABLE and not feature.note:
            message = f"{feature.id} is unstable without a note; say what is wrong, or the ticket"
            yield problem_of(entry, "status", message)
        for exception in feature.exceptions:
            if exception.status is Status.UNSTABLE and not exception.note:
                message = f"an exception of {feature.id} is unstable without a note; add the reason"
                yield problem_of(entry, "exceptions", message)


CHECKS: Final = (
    QualityCheck("CAT401", "no-owner", "nobody is named who keeps the entry true", _no_owner),
    QualityCheck("CAT402", "no-aliases", "no other words for the feature are given", _no_aliases),
    QualityCheck("CAT403", "no-evidence", "nothing shows that the feature is there", _no_evidence),
    QualityCheck("CAT404", "no-reason", "unstable, and no note says why", _no_reason),
)
