"""Which documents promise a feature: what a change of its status lands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from promisecheck.check import Checker
from promisecheck.documents import SUFFIXES
from promisecheck.model import Catalog, CheckedDocument, Claim, Failure
from promisecheck.scan import check_documents, find_documents


@dataclass(frozen=True, slots=True)
class Promise:
    """A place where a document promises a feature."""

    path: str
    claim: Claim


def checked(
    paths: Iterable[str], catalog: Catalog, as_of: dt.date
) -> tuple[list[CheckedDocument], list[Failure]]:
    """All documents under the paths held against the catalog, and what could not be read."""
    found = find_documents(list(paths), frozenset(SUFFIXES))
    done = check_documents(found.documents, Checker(catalog, as_of=as_of).check)
    faults = [failure for failure, _ in done.faults]
    return list(done.documents), [*found.missing, *found.skipped, *done.skipped, *faults]


def promises_of(feature: str, documents: Iterable[CheckedDocument]) -> list[Promise]:
    """Where the documents promise the feature or commit to it, in reading order."""
    return [
        Promise(document.path, claim)
        for document in documents
        for claim in document.claims
        if feature in claim.features and claim.stance.is_offer
    ]
