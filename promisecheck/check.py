"""The pipeline: a document's mentions, claims and findings, and its verdict."""

from __future__ import annotations

import datetime as dt

from promisecheck.claims import ClaimReader
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.mentions import CatalogIndex, build_index
from promisecheck.model import (
    Catalog,
    CheckedDocument,
    Document,
    Scope,
    Severity,
    Verdict,
)
from promisecheck.rules.findings import Auditor


class Checker:
    """Checks documents against one catalog.

    ``as_of`` is the day against which dates are read, ``scope`` what the documents are for
    where they do not say it, ``selected`` the codes of the rules to apply (all for ``None``),
    ``fail_on`` the least severity that fails a document (``None``: nothing does), ``own`` the
    company's own words, ``index`` that of the catalog where it was made already.
    """

    def __init__(
        self,
        catalog: Catalog,
        *,
        as_of: dt.date,
        scope: Scope | None = None,
        selected: frozenset[str] | None = None,
        fail_on: Severity | None = Severity.ERROR,
        own: OwnWords = NONE,
        index: CatalogIndex | None = None,
    ) -> None:
        self._reader = ClaimReader(catalog, index or build_index(catalog), as_of, own)
        self._auditor = Auditor(catalog, selected)
        self._scope = scope or {}
        self._fail_on = fail_on

    def check(self, document: Document) -> CheckedDocument:
        """The document with its claims, findings and verdict."""
        claims = self._reader.claims(document, self._scope)
        findings = self._auditor.findings(claims, document.path)
        return CheckedDocument(
            document.path,
            self._reader.scope_of(document, self._scope),
            claims,
            findings,
            Verdict.on((finding.severity for finding in findings), self._fail_on),
        )
