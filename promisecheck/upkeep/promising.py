"""Which documents promise a feature: what a change of its status lands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from promisecheck.model import CheckedDocument, Claim


@dataclass(frozen=True, slots=True)
class Promise:
    """A place where a document promises a feature."""

    path: str
    claim: Claim


def promises_of(feature: str, documents: Iterable[CheckedDocument]) -> list[Promise]:
    """Where the documents promise the feature or commit to it, in reading order."""
    return [
        Promise(document.path, claim)
        for document in documents
        for claim in document.claims
        if feature in claim.features and claim.stance.is_offer
    ]
