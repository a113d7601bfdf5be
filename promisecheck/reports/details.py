"""What a reader of a finding wants to know besides: the catalog's entry, and what to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promisecheck.model import Catalog, Feature, Finding
from promisecheck.reports import wording


class Details:
    """Labelled lines about findings, in the terms of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._features = {feature.id: feature for feature in catalog.features}

    def lines(self, findings: Sequence[Finding], *, reasons: bool) -> Iterator[tuple[str, str]]:
        """``catalog``, ``except``, ``limit``, ``note``, ``owner``, ``say instead``, ``because``.

        The findings share their words and features; ``reasons`` adds the words that made the
        mention a promise.
        """
        for feature in self.named(findings[0]):
            yield from self._entry(feature, with_limits=bool(findings[0].claim.quantities))
        for suggestion in dict.fromkeys(f.suggestion for f in findings if f.suggestion):
            yield "say instead", suggestion
        if reasons and any(finding.claim.cues for finding in findings):
            yield "because", wording.reasons(cue for f in findings for cue in f.claim.cues)

    def named(self, finding: Finding) -> list[Feature]:
        """The entries that a finding is about: several where the words fit them alike."""
        candidates = finding.claim.features
        if len(candidates) > 1:
            return [self._features[one] for one in candidates if one in self._features]
        return [finding.feature] if finding.feature else []

    def _entry(self, feature: Feature, *, with_limits: bool) -> Iterator[tuple[str, str]]:
        yield "catalog", wording.availability(feature, self._catalog)
        for line in wording.exceptions(feature, self._catalog):
            yield "except", line
        for line in wording.limits(feature) if with_limits else []:
            yield "limit", line
        if feature.note:
            yield "note", feature.note
        if feature.owner:
            yield "owner", feature.owner
