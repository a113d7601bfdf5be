"""What a change of the catalog does to documents: promises that it breaks, and that it mends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from promisecheck.check import Checker
from promisecheck.model import Catalog, CheckedDocument, Document, Finding, Scope, Verdict
from promisecheck.scan import Source, check_documents


@dataclass(frozen=True, slots=True)
class Impact:
    """A document that a change touches: its verdicts, and the findings that come and go."""

    path: str
    before: Verdict
    after: Verdict
    broken: tuple[Finding, ...]
    mended: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """All that a change does: the documents that it touches, and how many were looked at."""

    impacts: tuple[Impact, ...]
    documents: int


def effect_of(
    old: Catalog, new: Catalog, documents: Iterable[Document], as_of: dt.date, scopes: Scopes
) -> Effect:
    """Holds the documents against both catalogs and compares what is found."""
    before = Checker(old, as_of=as_of, scope=scopes.old)
    after = Checker(new, as_of=as_of, scope=scopes.new)
    pairs = [(before.check(document), after.check(document)) for document in documents]
    found = (_impact(*pair) for pair in pairs)
    return Effect(tuple(impact for impact in found if impact is not None), len(pairs))


@dataclass(frozen=True, slots=True)
class Scopes:
    """What the documents are for, in the terms of either catalog."""

    old: Scope
    new: Scope


def _impact(before: CheckedDocument, after: CheckedDocument) -> Impact | None:
    broken = _only_in(after.findings, before.findings)
    mended = _only_in(before.findings, after.findings)
    if not broken and not mended and before.verdict is after.verdict:
        return None
    return Impact(after.path, before.verdict, after.verdict, broken, mended)


def _only_in(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    known = {_key(finding) for finding in others}
    return tuple(finding for finding in findings if _key(finding) not in known)


def _key(finding: Finding) -> tuple[str, str, int, int, str | None, str | None]:
    """The same rule, feature and place in the same document."""
    at = finding.claim.location.start
    feature = finding.feature.id if finding.feature else ""
    return finding.rule.code, feature, at.line, at.column, at.sheet, at.cell


def read_all(sources: Iterable[Source]) -> tuple[list[Document], list[tuple[str, str]]]:
    """The documents, and path and reason of those that cannot be read."""
    documents: list[Document] = []

    def keep(document: Document) -> CheckedDocument:
        documents.append(document)
        return CheckedDocument(document.path, {}, (), (), Verdict.PASS)

    checked = check_documents(sources, keep)
    failed = [*checked.skipped, *(failure for failure, _ in checked.faults)]
    return documents, [(failure.path, failure.message) for failure in failed]
